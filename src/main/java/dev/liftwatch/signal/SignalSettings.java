package dev.liftwatch.signal;

/**
 * How one wired signal settles and ages.
 *
 * @param debounceMs for how long a flag must hold a new value before it counts, milliseconds, 0 or more
 * @param staleAfterMs after how long without a sample the value is unknown, milliseconds, above 0
 * @param ages whether the value ages at all: numbers always do; flags do where their source repeats them (a polled bus,
 *     sensor sentences), and not in replay, where the recorder has written the loss down
 * @param unpoweredLevel the value, 0 or 1, that a flag shows when its supply is dead (0 for an active-high input)
 */
public record SignalSettings(long debounceMs, long staleAfterMs, boolean ages, int unpoweredLevel) {
    /** How long a flag must hold by default; relays and door contacts bounce for less. */
    public static final long DEFAULT_DEBOUNCE_MS = 20;

    /** After how many seconds a number is unknown by default. */
    public static final int DEFAULT_STALE_AFTER_S = 5;

    /** The defaults for {@code signal} read from a source that reports edges and lasting levels. */
    public static SignalSettings defaults(Signal signal) {
        return new SignalSettings(DEFAULT_DEBOUNCE_MS, DEFAULT_STALE_AFTER_S * 1000L, signal.ages(), 0);
    }
}
