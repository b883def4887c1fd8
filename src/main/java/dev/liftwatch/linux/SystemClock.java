package dev.liftwatch.linux;

import dev.liftwatch.time.Clock;
import dev.liftwatch.time.WallTime;
import java.util.concurrent.TimeUnit;

/** The machine's clocks, at their own pace or, for the demo, faster. */
public final class SystemClock implements Clock {
    private final long firstTickMs;
    private final long startNanos = System.nanoTime();
    private final long startEpochMs = System.currentTimeMillis();
    private final int pace;

    private SystemClock(long firstTickMs, int pace) {
        this.firstTickMs = firstTickMs;
        this.pace = pace;
    }

    /** The machine's clocks; ticks begin at {@code firstTickMs}, so that they go on where a saved judgement stopped. */
    public static SystemClock startingAt(long firstTickMs) {
        return new SystemClock(firstTickMs, 1);
    }

    /** Clocks that run {@code pace} times as fast from now on, wall time included, starting at tick 0. */
    public static SystemClock running(int pace) {
        return new SystemClock(0, pace);
    }

    /** The wall clock as the machine has it now, for a start that has to know how long it was away. */
    public static WallTime wallNow() {
        return new WallTime(System.currentTimeMillis(), ClockTrust.synced());
    }

    /** The kernel's CLOCK_MONOTONIC, nanoseconds: on Linux that is what {@code System.nanoTime} reads, as a test makes sure. */
    static long monotonicNanos() {
        return System.nanoTime();
    }

    @Override
    public long tickMs() {
        return firstTickMs + (System.nanoTime() - startNanos) * pace / 1_000_000;
    }

    @Override
    public WallTime wall() {
        long epochMs = pace == 1 ? System.currentTimeMillis() : startEpochMs + tickMs() - firstTickMs;
        return new WallTime(epochMs, ClockTrust.synced());
    }

    @Override
    public long realNanos(long tickDurationMs) {
        return TimeUnit.MILLISECONDS.toNanos(tickDurationMs) / pace;
    }

    @Override
    public void pause(long tickDurationMs) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(realNanos(tickDurationMs));
    }
}
