package dev.liftwatch.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * People in a car who could not get out: the truth, from what physically happened.
 *
 * @param mishap what stopped the lift
 * @param startMs from when it served them no more, ms
 * @param releaseMs when its doors stood open at a landing, ms
 * @param closedMs since when the doors had been closed with them in, ms
 * @param wayMm how far the car had come from there by the end, mm
 * @param leftZone whether it had left the door zone meanwhile
 * @param stands where and from when to when the car stood meanwhile
 * @param presses when the alarm button was pressed
 * @param strongMs when the presence sensor, working, had seen enough of them to be sure, ms; empty where it never did
 * @param boardedSeen whether it had seen anybody at all since they came in
 * @param seenMs from when on it had, where the box was off meanwhile and may have lost what it saw before; else when the doors
 *     closed, ms
 * @param releasedUnseen whether no input had power, nothing came over the line, or the box was off, when the doors opened
 * @param readSinceMs from when on something was read, where nothing was for a while; else when the doors closed, ms
 * @param troubles what was wrong with sensors and wires at any time of it
 * @param boxOff when nothing was read since the box was off, or had just been, during it or shortly before
 */
public record Trapping(
        Mishap mishap,
        long startMs,
        long releaseMs,
        long closedMs,
        double wayMm,
        boolean leftZone,
        List<Stand> stands,
        List<AlarmButton.Press> presses,
        Optional<Long> strongMs,
        boolean boardedSeen,
        long seenMs,
        boolean releasedUnseen,
        long readSinceMs,
        List<String> troubles,
        List<Off> boxOff) {
    public Trapping {
        stands = List.copyOf(stands);
        presses = List.copyOf(presses);
        troubles = List.copyOf(troubles);
        boxOff = List.copyOf(boxOff);
    }

    /**
     * A time in which the car stood.
     *
     * @param fromMs when it came to rest, ms
     * @param toMs when it moved on, or the people were released, ms
     * @param atLanding whether it stood within a door zone
     * @param mainsLostMs when the mains were first gone while it stood, ms, {@link Long#MAX_VALUE} where they never were
     */
    public record Stand(long fromMs, long toMs, boolean atLanding, long mainsLostMs) {}

    /**
     * A time in which the box was off, or was not reading yet.
     *
     * @param fromMs when it went off, ms
     * @param toMs when it read everything again, or the people were released, ms
     */
    public record Off(long fromMs, long toMs) {}

    /** Whether the box was off during it or shortly before. */
    public boolean boxRestarted() {
        return !boxOff.isEmpty();
    }

    /** Whether the box was off at some time since the doors had closed. */
    public boolean boxOffSinceClosed() {
        return boxOff.stream().anyMatch(off -> off.toMs() >= closedMs);
    }

    /** Whether the box was off as the doors closed: it did not see who came and went before. */
    public boolean closedUnseen() {
        return boxOff.stream().anyMatch(off -> off.fromMs() <= closedMs && off.toMs() >= closedMs);
    }

    /** For how long, ms. */
    public long durationMs() {
        return releaseMs - startMs;
    }

    /** What is known of it while it lasts. */
    static final class Open {
        final Mishap mishap;
        final long startMs;
        final long closedMs;
        final List<Stand> stands = new ArrayList<>();
        long standsFromMs;
        boolean standing;
        long mainsLostMs;

        Open(Mishap mishap, long startMs, long closedMs) {
            this.mishap = mishap;
            this.startMs = startMs;
            this.closedMs = closedMs;
        }
    }
}
