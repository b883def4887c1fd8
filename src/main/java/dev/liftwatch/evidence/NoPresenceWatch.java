package dev.liftwatch.evidence;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;

/** No presence sensor is wired: nothing is ever seen, and nothing may be concluded from that. */
final class NoPresenceWatch implements PresenceWatch {
    @Override
    public void begin(Truth occupied, long sinceMs, long nowMs) {}

    @Override
    public void update(Truth occupied, long sinceMs, CarPicture car, boolean counts, PresenceMarks marks) {}

    @Override
    public void resumeAfterGap(Gap gap) {}

    @Override
    public long nextDueMs(long nowMs) {
        return Tick.NEVER;
    }
}
