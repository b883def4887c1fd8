package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * Whether people are seen to leave the car where it stands. At a landing they leave, in a car that holds them they stay: that tells one
 * from the other whatever doors and place are said to be. Owned by one thread.
 */
public final class Leaving {
    /** A radar or camera that has seen people and then nobody for so long saw them leave, ms. */
    static final long SILENT_MS = 25_000;

    /** A PIR sees nothing of people who keep still, and holds its output: it has to be silent for longer, ms, and is half a witness. */
    static final long SILENT_PIR_MS = 60_000;

    /** What is known of the people of this stand. */
    enum Word {
        /** No sensor says. */
        UNKNOWN,
        /** Nobody was seen in the car as it came here. */
        NOBODY,
        /** Somebody was, and nobody was seen to leave. */
        STAY,
        /** Somebody was, and has left, or keeps still before a sensor that sees movement alone. */
        PERHAPS_LEFT,
        /** Somebody was, and has left. */
        LEFT;

        boolean isOfLeaving() {
            return this == LEFT || this == PERHAPS_LEFT;
        }
    }

    private final long silentMs;
    private final Word gone;
    private long travelMs = Tick.NONE;
    private boolean somebody;
    private boolean left;

    /**
     * The same, to be carried over a restart.
     *
     * @param travelMs the last travel before this stand, tick
     * @param somebody whether somebody was seen in the car as it came here, or since
     * @param left whether they were seen to leave
     */
    public record SavedLeaving(long travelMs, boolean somebody, boolean left) {}

    /** @param seesWhoKeepsStill whether the presence sensor is a radar or a camera */
    Leaving(boolean seesWhoKeepsStill) {
        silentMs = seesWhoKeepsStill ? SILENT_MS : SILENT_PIR_MS;
        gone = seesWhoKeepsStill ? Word.LEFT : Word.PERHAPS_LEFT;
    }

    Word update(SignalPanel panel, CarPicture car, Onboard onboard) {
        Truth occupied = panel.flag(Signal.OCCUPIED);
        if (car.lastTravelMs() > travelMs) {
            travelMs = car.lastTravelMs();
            somebody = occupied.isTrue() || (somebody && !left) || onboard.seen();
            left = false;
        }
        if (occupied.isTrue()) {
            somebody = true;
            left = false;
        } else if (occupied.isFalse() && somebody && !left) {
            long fromMs = Math.max(panel.sinceMs(Signal.OCCUPIED), travelMs);
            left = car.still() && car.nowMs() - fromMs >= silentMs;
        }
        if (!occupied.isKnown()) {
            return somebody && !left ? Word.STAY : Word.UNKNOWN;
        }
        return left ? gone : somebody ? Word.STAY : Word.NOBODY;
    }

    /** When somebody will have been seen to leave, if the sensor stays silent, tick, or never. */
    long dueMs(SignalPanel panel) {
        boolean waits = somebody && !left && panel.flag(Signal.OCCUPIED).isFalse();
        return waits ? Math.max(panel.sinceMs(Signal.OCCUPIED), travelMs) + silentMs : Tick.NEVER;
    }

    /** After a time in which nothing was read whoever was seen before may have left unseen. */
    void resumeAfterGap(long nowMs) {
        travelMs = nowMs;
        somebody = false;
        left = false;
    }

    SavedLeaving save() {
        return new SavedLeaving(travelMs, somebody, left);
    }

    void resume(SavedLeaving saved) {
        travelMs = saved.travelMs();
        somebody = saved.somebody();
        left = saved.left();
    }
}
