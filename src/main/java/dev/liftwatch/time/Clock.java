package dev.liftwatch.time;

/**
 * Where ticks, wall time and waiting come from. One implementation asks the machine, one runs faster for the demo, and
 * tests bring their own.
 */
public interface Clock {
    /** Monotonic milliseconds, see {@link Tick}. */
    long tickMs();

    /** The wall clock now. */
    WallTime wall();

    /**
     * How long a wait for {@code tickDurationMs} lasts in real nanoseconds, for calls that wait on something else at the
     * same time. A clock that runs eight times as fast answers an eighth.
     */
    long realNanos(long tickDurationMs);

    /** Waits for {@code tickDurationMs} of this clock. */
    void pause(long tickDurationMs) throws InterruptedException;
}
