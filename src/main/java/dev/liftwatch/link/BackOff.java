package dev.liftwatch.link;

/**
 * How long to wait before trying to connect again: a random share of a span that doubles with every failure up to a cap ("full
 * jitter"), so that a city of agents does not come back in one instant. It starts small again only after a session that lasted.
 *
 * @param failures how often in a row it has failed
 */
public record BackOff(int failures) {
    /** The first span, ms: when a city's broker is started again, all its lifts lose it in the same instant. */
    static final long FIRST_MS = 4000;

    /** The first span while an alarm waits, ms. */
    static final long FIRST_URGENT_MS = 1000;

    /** The longest span, ms: with the time that a connect may take, a broker that was started again is found within 90 s. */
    static final long MOST_MS = 60_000;

    /** The longest span while an alarm waits, ms: few lifts have one at a time, and those must not wait for the many. */
    static final long MOST_URGENT_MS = 10_000;

    /** No wait is shorter, ms: a peer that hangs up at once is not called without a pause. */
    static final long LEAST_MS = 100;

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
     * @param urgent whether an alarm waits
     */
    long delayMs(double share, boolean urgent) {
        if (failures == 0) {
            return 0;
        }
        long firstMs = urgent ? FIRST_URGENT_MS : FIRST_MS;
        long spanMs = Math.min(urgent ? MOST_URGENT_MS : MOST_MS, firstMs << (failures - 1));
        return Math.max(LEAST_MS, Math.round(spanMs * share));
    }
}
