package dev.liftwatch.evidence;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * A passive infrared sensor sees movement, and stays high for its hold time. One activation may be anything; four within
 * five minutes are people. Its silence while a car stands long before it is called away means the car is empty; its
 * silence after a prompt departure means nothing, since a motionless rider silences it for minutes.
 */
public final class PirWatch implements PresenceWatch {
    static final int STRONG_ACTIVATIONS = 4;
    static final long STRONG_WINDOW_MS = 5 * 60_000;

    /** A sensor that was not low for this long is stuck and its being high counts for nothing. */
    static final long STUCK_AFTER_MS = 24 * 3_600_000;

    private final long holdMs;
    private final long seenEmptyMs;
    private final List<Long> activations = new ArrayList<>();
    private Truth before = Truth.UNKNOWN;
    private long lowMs = Tick.NONE;
    private long nextHoldMs = Tick.NEVER;
    private long silentFromMs = Tick.NONE;
    private long silentMs;
    private long departureMs = Tick.NONE;

    /**
     * What a PIR has shown, to be carried over a restart.
     *
     * @param activations the newest activations, ticks
     * @param before its last value
     * @param lowMs when it was last low, tick
     * @param nextHoldMs when staying high counts next, tick
     * @param silentFromMs since when it is silent, tick
     * @param silentMs silent standing so far, ms
     * @param departureMs the departure judged last, tick
     */
    public record SavedPir(
            List<Long> activations,
            Truth before,
            long lowMs,
            long nextHoldMs,
            long silentFromMs,
            long silentMs,
            long departureMs) {}

    PirWatch(long holdMs, long seenEmptyMs) {
        this.holdMs = holdMs;
        this.seenEmptyMs = seenEmptyMs;
    }

    @Override
    public void begin(Truth occupied, long sinceMs, long nowMs) {
        activations.clear();
        silentMs = 0;
        silentFromMs = occupied.isFalse() ? nowMs : Tick.NONE;
        nextHoldMs = occupied.isTrue() ? nowMs + 2 * holdMs : Tick.NEVER;
        departureMs = Tick.NONE;
        before = occupied;
        rememberLow(occupied, nowMs);
    }

    @Override
    public void update(Truth occupied, long sinceMs, CarPicture car, boolean counts, PresenceMarks marks) {
        long nowMs = car.nowMs();
        judgeDeparture(car, marks);
        if (occupied != before) {
            changed(occupied, sinceMs, nowMs, counts, marks);
        }
        while (occupied.isTrue() && nextHoldMs <= nowMs) {
            if (counts && lowMs != Tick.NONE && nextHoldMs - lowMs <= STUCK_AFTER_MS) {
                activation(nextHoldMs, marks);
            }
            nextHoldMs += holdMs;
        }
        rememberLow(occupied, nowMs);
    }

    private void changed(Truth occupied, long sinceMs, long nowMs, boolean counts, PresenceMarks marks) {
        if (occupied.isTrue()) {
            if (before.isFalse()) {
                silentMs = 0;
                if (counts) {
                    activation(sinceMs, marks);
                }
            }
            nextHoldMs = sinceMs + 2 * holdMs;
        } else {
            nextHoldMs = Tick.NEVER;
        }
        silentFromMs = occupied.isFalse() ? nowMs : Tick.NONE;
        before = occupied;
    }

    private void activation(long atMs, PresenceMarks marks) {
        marks.single(atMs);
        activations.add(atMs);
        if (activations.size() > STRONG_ACTIVATIONS) {
            activations.removeFirst();
        }
        if (activations.size() == STRONG_ACTIVATIONS && atMs - activations.getFirst() <= STRONG_WINDOW_MS) {
            marks.sensed(atMs);
        }
    }

    private void judgeDeparture(CarPicture car, PresenceMarks marks) {
        long departs = car.sealed().departureMs();
        if (departs == departureMs) {
            return;
        }
        departureMs = departs;
        if (silentFromMs != Tick.NONE) {
            silentMs += Math.max(
                    0, departs - Math.max(silentFromMs, departs - car.sealed().stoodMs()));
        }
        if (silentMs >= seenEmptyMs) {
            marks.seenEmpty();
        }
    }

    private void rememberLow(Truth occupied, long nowMs) {
        if (occupied.isFalse()) {
            lowMs = nowMs;
        }
    }

    @Override
    public void resumeAfterGap(Gap gap) {
        before = Truth.UNKNOWN;
        nextHoldMs = Tick.NEVER;
        silentFromMs = Tick.NONE;
        if (!gap.lengthKnown()) {
            // Nobody knows how long ago they were.
            activations.clear();
        }
    }

    @Override
    public long nextDueMs(long nowMs) {
        return nextHoldMs;
    }

    SavedPir save() {
        return new SavedPir(List.copyOf(activations), before, lowMs, nextHoldMs, silentFromMs, silentMs, departureMs);
    }

    void resume(SavedPir saved) {
        activations.clear();
        activations.addAll(saved.activations());
        before = saved.before();
        lowMs = saved.lowMs();
        nextHoldMs = saved.nextHoldMs();
        silentFromMs = saved.silentFromMs();
        silentMs = saved.silentMs();
        departureMs = saved.departureMs();
    }
}
