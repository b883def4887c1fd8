package dev.liftwatch.requests;

import dev.liftwatch.time.Clock;
import dev.liftwatch.time.WallTime;

/** A clock that stands until it is set. */
final class SetClock implements Clock {
    private long tickMs;
    private WallTime wall = new WallTime(1_795_000_000_000L, true);

    void tick(long toMs) {
        wall = wall.plusMs(toMs - tickMs);
        tickMs = toMs;
    }

    void trusted(boolean synced) {
        wall = new WallTime(wall.epochMs(), synced);
    }

    @Override
    public long tickMs() {
        return tickMs;
    }

    @Override
    public WallTime wall() {
        return wall;
    }

    @Override
    public long realNanos(long tickDurationMs) {
        return tickDurationMs * 1_000_000;
    }

    @Override
    public void pause(long tickDurationMs) {
        tick(tickMs + tickDurationMs);
    }
}
