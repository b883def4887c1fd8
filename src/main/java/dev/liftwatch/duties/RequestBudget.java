package dev.liftwatch.duties;

import dev.liftwatch.time.TokenBucket;
import java.util.OptionalLong;

/**
 * How many requests of one platform are carried out: a burst, then {@link #EACH_SECOND} a second. Answers to alarms have a budget of their own, so that
 * nothing else that comes keeps them waiting, and requests that write have a small one. What comes beyond is refused; refusals have
 * a budget too, and fewer are logged, so that a flood does not cause another. Mutable; loop thread.
 */
public final class RequestBudget {
    /** This many requests may come at once, and as many answers to alarms: a platform that answers a whole night's backlog. */
    static final int BURST = 600;

    /** This many of each a second may come for any length of time. */
    static final int EACH_SECOND = 20;

    /** A request with a long answer, some 10 kB, counts as this many: 30 of them at once, then one a second. */
    public static final int LONG_ANSWER = 20;

    /** So many may come at once that write, or hand out the configuration. */
    static final int RATION = 10;

    /** And one more in each such time, ms: six a minute. A card bears that for years. */
    static final long RATION_EACH_MS = 10_000;

    /** So many refusals are answered at once, and one a second after that. */
    static final int ANSWERED_REFUSALS = 20;

    /** So many refusals are logged at once, and one a minute after that. */
    static final int LOGGED_REFUSALS = 5;

    /** That there are too many requests is logged once in this time, ms. */
    static final long BUSY_LOGGED_MS = 60_000;

    private final TokenBucket requests;
    private final TokenBucket acks;
    private final TokenBucket rationed;
    private final TokenBucket answeredRefusals;
    private final TokenBucket loggedRefusals;
    private final TokenBucket loggedBusy;
    private long refused;
    private long unanswered;
    private long unlogged;

    /** A budget that is full at {@code nowMs}. */
    public RequestBudget(long nowMs) {
        requests = new TokenBucket(BURST, EACH_SECOND / 1000.0, nowMs);
        acks = new TokenBucket(BURST, EACH_SECOND / 1000.0, nowMs);
        rationed = new TokenBucket(RATION, 1.0 / RATION_EACH_MS, nowMs);
        answeredRefusals = new TokenBucket(ANSWERED_REFUSALS, 1.0 / 1000, nowMs);
        loggedRefusals = new TokenBucket(LOGGED_REFUSALS, 1.0 / 60_000, nowMs);
        loggedBusy = new TokenBucket(1, 1.0 / BUSY_LOGGED_MS, nowMs);
    }

    /** Whether one more request may be looked at, other than an answer to an alarm. */
    public boolean allows(long nowMs) {
        return requests.spend(1, nowMs);
    }

    /** Whether one more answer to an alarm may be looked at. */
    public boolean allowsAck(long nowMs) {
        return acks.spend(1, nowMs);
    }

    /** Whether the long answer of a request that was looked at may be given. */
    public boolean allowsLongAnswer(long nowMs) {
        return requests.spend(LONG_ANSWER - 1, nowMs);
    }

    /** Whether a request that writes, or hands out the configuration, may be carried out. */
    public boolean allowsRationed(long nowMs) {
        return rationed.spend(1, nowMs);
    }

    /** When one more request may be looked at, s from now, at least 1. */
    public long retryS() {
        return seconds(requests.waitMs(1));
    }

    /** The same of an answer to an alarm. */
    public long retryAckS() {
        return seconds(acks.waitMs(1));
    }

    /** The same of a request with a long answer. */
    public long retryLongS() {
        return seconds(requests.waitMs(LONG_ANSWER));
    }

    /** The same of a request that is rationed. */
    public long retryRationedS() {
        return seconds(rationed.waitMs(1));
    }

    private static long seconds(long ms) {
        return Math.max(1, (ms + 999) / 1000);
    }

    /** A request was refused, for whatever reason; answers whether the platform is to be told. */
    public boolean refuse(long nowMs) {
        refused++;
        if (!answeredRefusals.spend(1, nowMs)) {
            unanswered++;
            return false;
        }
        return true;
    }

    /**
     * Whether a refusal is to be logged, and how many before it were not.
     *
     * @param busy whether it was refused since there were too many
     */
    public OptionalLong log(boolean busy, long nowMs) {
        boolean due = (busy ? loggedBusy : loggedRefusals).spend(1, nowMs);
        if (!due) {
            unlogged++;
            return OptionalLong.empty();
        }
        long before = unlogged;
        unlogged = 0;
        return OptionalLong.of(before);
    }

    /** How many requests were refused so far. */
    public long refused() {
        return refused;
    }

    /** How many of those nobody was told of. */
    public long unanswered() {
        return unanswered;
    }
}
