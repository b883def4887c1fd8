package dev.liftwatch.agent;

import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.time.Tick;

/** Where ticks go on after a restart. */
final class Resumption {
    /** A box that seems to have been off for longer than this has a wrong clock, ms: ten years. */
    private static final long LONGEST_GAP_MS = 10L * 365 * 86_400_000;

    private Resumption() {}

    /**
     * The first tick of this start: where the saved state stopped, plus what passed on the wall clock since. A wall clock
     * that went back, or is absurdly far on, counts for nothing: the gap is unknown then.
     */
    static long firstTickMs(JudgementState state, long savedWallMs) {
        long gapMs = SystemClock.wallNow().epochMs() - savedWallMs;
        boolean believable = gapMs >= 0 && gapMs <= LONGEST_GAP_MS;
        long stoppedMs = state.nowMs() == Tick.NONE ? 0 : state.nowMs();
        return stoppedMs + (believable ? gapMs : 0) + 1;
    }
}
