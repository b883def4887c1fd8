package dev.liftwatch.mqtt;

/** A token bucket: what may come at once, and how fast it fills again. Owned by one lock of its user. */
final class Allowance {
    private final long most;
    private final long perSecond;
    private long left;
    private long filledMs;

    /**
     * A full allowance.
     *
     * @param most what may come at once
     * @param perSecond how much comes back each second
     */
    Allowance(long most, long perSecond, long nowMs) {
        this.most = most;
        this.perSecond = perSecond;
        left = most;
        filledMs = nowMs;
    }

    /** Gives back what the agent itself has caused. */
    void credit(long amount) {
        left = Math.min(most, left + amount);
    }

    /** Takes {@code amount}; false where so much is not left. */
    boolean take(long amount, long nowMs) {
        long back = (nowMs - filledMs) * perSecond / 1000;
        if (back > 0) {
            left = Math.min(most, left + back);
            filledMs = nowMs;
        }
        left -= amount;
        return left >= 0;
    }
}
