package dev.liftwatch.upkeep;

/**
 * How many requests of one platform are carried out: a burst, then so many a second. What comes beyond is refused, and of refusals, too,
 * only so many are answered, so that a flood does not make a flood. Mutable; loop thread.
 */
public final class RequestBudget {
    /** So many may come at once: a platform that answers a whole night's backlog. */
    static final int BURST = 600;

    /** So many a second go on for ever. */
    static final int EACH_SECOND = 20;

    /** What has a long answer, some 10 kB, counts as so many: 30 such at once, and one a second. */
    public static final int LONG_ANSWER = 20;

    /** So many refusals are answered at once, and one a second after that. */
    static final int ANSWERED_REFUSALS = 20;

    private double left = BURST;
    private double refusalsLeft = ANSWERED_REFUSALS;
    private long lastMs;
    private long refused;
    private long unanswered;

    /** A budget that is full at {@code nowMs}. */
    public RequestBudget(long nowMs) {
        lastMs = nowMs;
    }

    /** Whether one more request may be carried out. */
    public boolean allows(long nowMs) {
        return allows(1, nowMs);
    }

    /** The same for a request that was let in and costs so many more. */
    public boolean allows(int more, long nowMs) {
        refill(nowMs);
        if (left < more) {
            return false;
        }
        left -= more;
        return true;
    }

    /** A request was refused, for whatever reason; answers whether that is to be said and logged. */
    public boolean refuse(long nowMs) {
        refill(nowMs);
        refused++;
        if (refusalsLeft < 1) {
            unanswered++;
            return false;
        }
        refusalsLeft--;
        return true;
    }

    private void refill(long nowMs) {
        double seconds = (nowMs - lastMs) / 1000.0;
        lastMs = nowMs;
        left = Math.min(BURST, left + EACH_SECOND * seconds);
        refusalsLeft = Math.min(ANSWERED_REFUSALS, refusalsLeft + seconds);
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
