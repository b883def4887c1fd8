package dev.liftwatch.rights;

import dev.liftwatch.report.ReplyCode;
import dev.liftwatch.report.Request;
import dev.liftwatch.time.WallTime;

/** How old a request may be. A broker may have kept it while the agent was away, and somebody may have kept it to send it again. */
public final class Freshness {
    /** What was asked longer ago than this is refused, ms. */
    public static final long OLDEST_MS = 10 * 60_000;

    /** What was asked further in the future than this is refused, ms: two clocks that are set may differ by a little. */
    public static final long AHEAD_MS = 5 * 60_000;

    private Freshness() {}

    /**
     * Judges when a request was asked. A clock that nobody vouches for judges nothing.
     *
     * @param atMs when it was asked, wall clock, ms since 1970; null where it does not say
     * @throws Request.Refused where that is too long ago, or ahead
     */
    public static void check(String request, Long atMs, WallTime now) throws Request.Refused {
        if (atMs == null || !now.synced()) {
            return;
        }
        if (atMs < now.epochMs() - OLDEST_MS) {
            throw new Request.Refused(
                    request,
                    ReplyCode.STALE,
                    "at is " + (now.epochMs() - atMs) / 1000 + " s ago, allowed are " + OLDEST_MS / 1000
                            + ": ask anew if it is still meant");
        }
        if (atMs > now.epochMs() + AHEAD_MS) {
            throw new Request.Refused(
                    request,
                    ReplyCode.STALE,
                    "at is " + (atMs - now.epochMs()) / 1000 + " s ahead, allowed are " + AHEAD_MS / 1000
                            + ": see the clock");
        }
    }
}
