package dev.liftwatch.time;

/** Bounds a rate: so much may be spent at once, and so much comes back with time. Mutable; owned by one thread or one lock. */
public final class TokenBucket {
    /** Adding up in small steps may lose this much. */
    private static final double ROUNDING = 1e-6;

    private final double most;
    private final double eachMs;
    private double left;
    private long lastMs;

    /**
     * A full bucket.
     *
     * @param most what may be spent at once
     * @param eachMs how much comes back each ms
     * @param nowMs the present tick
     */
    public TokenBucket(double most, double eachMs, long nowMs) {
        this.most = most;
        this.eachMs = eachMs;
        left = most;
        lastMs = nowMs;
    }

    /** Spends {@code cost} at the tick {@code nowMs}; false, and nothing is spent, where so much is not left. */
    public boolean spend(double cost, long nowMs) {
        left = Math.min(most, left + eachMs * Math.max(0, nowMs - lastMs));
        lastMs = nowMs;
        if (left + ROUNDING < cost) {
            return false;
        }
        left -= cost;
        return true;
    }

    /** Adds {@code amount} before its time, never beyond what may be spent at once. */
    public void credit(double amount) {
        left = Math.min(most, left + amount);
    }

    /** How long after the last {@link #spend} there is enough for {@code cost}, ms; 0 where there is now. */
    public long waitMs(double cost) {
        return Math.max(0, (long) Math.ceil((cost - left) / eachMs));
    }
}
