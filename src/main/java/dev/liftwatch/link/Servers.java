package dev.liftwatch.link;

import dev.liftwatch.time.Tick;

/**
 * Which of an uplink's servers is meant: in their order, on to the next when one fails, and back to the first once another one has
 * served for a while. Mutable; owned by one thread.
 */
final class Servers {
    /** A server that is not the first is left for the first after this, and up to twice this, ms. */
    static final long RETURN_MS = 10 * 60_000;

    /** Where alarms wait just then, the return is put off by this, ms. */
    static final long RETURN_LATER_MS = 60_000;

    /**
     * An alarm that nobody has answered over one broker for this long is tried over the next, ms; after a whole round of brokers for
     * twice as long, and so on, since then it is the platform that does not answer.
     */
    static final long UNANSWERED_MS = 120_000;

    private static final int MOST_DOUBLINGS = 5;

    private static final int NO_SERVER = -1;

    private final int count;
    private int current;

    /** Over how many brokers, one after the other, nobody has answered. */
    private int unansweredOver;

    private int working = NO_SERVER;
    private long returnMs = Tick.NEVER;

    /** The servers from 0 to {@code count} - 1. */
    Servers(int count) {
        this.count = count;
    }

    private boolean single() {
        return count == 1;
    }

    int current() {
        return current;
    }

    /** For how long alarms may be without an answer over one broker, ms. */
    private long unansweredMs() {
        return UNANSWERED_MS << Math.min(MOST_DOUBLINGS, unansweredOver / count);
    }

    /**
     * When a session counts as one in which nobody answers alarms, tick: only where there is another server to try.
     *
     * @param unansweredSinceMs since when the oldest alarm waits, tick, or {@link Tick#NEVER}
     * @param onlineMs since when the session stands, tick
     */
    long answersFailMs(long unansweredSinceMs, long onlineMs) {
        return single() || unansweredSinceMs == Tick.NEVER
                ? Tick.NEVER
                : Math.max(unansweredSinceMs, onlineMs) + unansweredMs();
    }

    /** Alarms were not answered over the current one. */
    void unanswered() {
        unansweredOver++;
    }

    /** No alarm waits for an answer. */
    void answered() {
        unansweredOver = 0;
    }

    /** When the first one is due to be tried again, tick, or {@link Tick#NEVER}. */
    long returnMs() {
        return returnMs;
    }

    /**
     * The current one has connected.
     *
     * @param share a random number from 0 to 1: a city of agents does not go back in one instant
     */
    void connected(long nowMs, double share) {
        working = NO_SERVER;
        returnMs = current == 0 ? Tick.NEVER : nowMs + Math.round(RETURN_MS * (1 + share));
    }

    void returnLater(long nowMs) {
        returnMs = nowMs + RETURN_LATER_MS;
    }

    /** The first one is tried; the one that worked so far is remembered. */
    void goBack() {
        working = current;
        current = 0;
        returnMs = Tick.NEVER;
    }

    /** The current one has failed; answers whether the next is known to have worked until just now. */
    boolean lost() {
        boolean known = working != NO_SERVER;
        current = known ? working : (current + 1) % count;
        working = NO_SERVER;
        returnMs = Tick.NEVER;
        return known;
    }
}
