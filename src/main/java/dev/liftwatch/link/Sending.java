package dev.liftwatch.link;

import dev.liftwatch.time.Tick;

/**
 * How often and when a message was sent.
 *
 * @param firstMs when it was sent first since it is held, tick, or {@link Tick#NEVER}
 * @param times how often
 * @param nextMs when it goes out again if nobody answers, tick, 0 where it was not sent in this session
 */
record Sending(long firstMs, int times, long nextMs) {
    /** An alarm that was not answered is sent again after this, then after twice as long each time, ms. */
    static final long FIRST_MS = 5000;

    /** But never more rarely than this, ms. */
    static final long SLOWEST_MS = 5 * 60_000;

    private static final int MOST_DOUBLINGS = 16;

    /** It was sent often before, and is repeated slowly. */
    static final Sending LONG_AGO = new Sending(Tick.NEVER, MOST_DOUBLINGS, 0);

    /** It is sent now; {@code before} is null where it was not sent yet. */
    static Sending again(Sending before, long nowMs) {
        long firstMs = before == null ? nowMs : Math.min(nowMs, before.firstMs);
        int times = before == null ? 1 : before.times + 1;
        long nextMs = nowMs + Math.min(SLOWEST_MS, FIRST_MS << Math.min(times - 1, MOST_DOUBLINGS));
        return new Sending(firstMs, times, nextMs);
    }

    /** The same in a new session. */
    Sending atOnce() {
        return new Sending(firstMs, times, 0);
    }

    /** The same, but it goes out now, and from then on as soon again as if it were new. */
    Sending hurried(long nowMs) {
        return new Sending(firstMs, 0, Math.max(1, nowMs));
    }

    boolean isOfThisSession() {
        return nextMs > 0;
    }
}
