package dev.liftwatch.link;

/**
 * How long to wait before trying to connect again: a random share of a span that doubles with every failure up to a cap, so
 * that a city of agents does not come back in one instant. It starts small again only after a session that lasted.
 *
 * @param failures how often in a row it has failed
 */
public record BackOff(int failures) {
    /** The first span, ms. */
    static final long FIRST_MS = 1000;

    /** The longest span, ms: a broker that was started again is found within this. */
    static final long MOST_MS = 10_000;

    /** A session counts as stable when it lasted this long, ms. */
    static final long STABLE_MS = 30_000;

    static final BackOff FRESH = new BackOff(0);

    BackOff failed() {
        return new BackOff(Math.min(failures + 1, 16));
    }

    /**
     * The wait before the next try, ms.
     *
     * @param share a random number from 0 to 1
     */
    long delayMs(double share) {
        long spanMs = Math.min(MOST_MS, FIRST_MS << Math.max(0, failures - 1));
        return failures == 0 ? 0 : Math.round(spanMs * (0.1 + 0.9 * share));
    }
}
