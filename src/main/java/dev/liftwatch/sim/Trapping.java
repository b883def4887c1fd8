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
 * @param releasedUnseen whether no input had power, or nothing came over the line, when the doors opened
 * @param readSinceMs from when on something was read, where nothing was for a while; else when the doors closed, ms
 * @param troubles what was wrong with sensors and wires at any time of it
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
        boolean releasedUnseen,
        long readSinceMs,
        List<String> troubles) {
    public Trapping {
        stands = List.copyOf(stands);
        presses = List.copyOf(presses);
        troubles = List.copyOf(troubles);
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
