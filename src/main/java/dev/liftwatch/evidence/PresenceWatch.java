package dev.liftwatch.evidence;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Gap;

/** Reads one kind of presence sensor and leaves marks. */
interface PresenceWatch {
    /** A new sealed period began, or what was seen before does not count any more. */
    void begin(Truth occupied, long sinceMs, long nowMs);

    /**
     * Takes the sensor as it stands.
     *
     * @param occupied its settled value
     * @param sinceMs since when it has that value, tick
     * @param car the picture at this tick; the car is in a sealed period
     * @param counts whether what the sensor sees can only be inside the car: the doors are closed, or the car is
     *     outside every landing
     */
    void update(Truth occupied, long sinceMs, CarPicture car, boolean counts, PresenceMarks marks);

    /** Nothing was read for a while: what the sensor did meanwhile is not known, and its first sample afterwards does not count as a change. */
    void resumeAfterGap(Gap gap);

    /** The next tick at which this sensor leaves a mark by staying as it is, or never; may lie in the past. */
    long nextDueMs(long nowMs);
}
