package dev.liftwatch.time;

/**
 * Conventions for monotonic ticks: plain {@code long} milliseconds since an arbitrary beginning, never negative and
 * never going back. A tick is a {@code long} rather than an object because the judgement compares millions of them.
 */
public final class Tick {
    /** "It has not happened": a tick that no event can have. */
    public static final long NONE = -1;

    /** "It is not due": later than every tick. */
    public static final long NEVER = Long.MAX_VALUE;

    private Tick() {}

    /** The time from {@code sinceMs} to {@code nowMs} in milliseconds, or 0 where it has not happened. */
    public static long elapsed(long sinceMs, long nowMs) {
        return sinceMs == NONE ? 0 : nowMs - sinceMs;
    }
}
