package dev.liftwatch.evidence;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;

/** A load contact sees weight, which may be goods: evidence while it is there, never strong, gone when it is gone. */
final class LoadWatch implements PresenceWatch {
    @Override
    public void begin(Truth occupied, long sinceMs, long nowMs) {}

    @Override
    public void update(Truth occupied, long sinceMs, CarPicture car, boolean counts, PresenceMarks marks) {
        if (occupied.isKnown()) {
            marks.load(occupied.isTrue() ? Math.max(sinceMs, car.sealed().sinceMs()) : Tick.NONE);
        }
    }

    @Override
    public void resumeAfterGap(Gap gap) {}

    @Override
    public long nextDueMs(long nowMs) {
        return Tick.NEVER;
    }
}
