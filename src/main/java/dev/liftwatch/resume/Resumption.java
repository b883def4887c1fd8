package dev.liftwatch.resume;

import dev.liftwatch.time.ClockMark;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;

/**
 * Where ticks go on after a restart.
 *
 * @param firstTickMs the first tick of this start: where the saved state stopped, plus what has passed since as far as that is known
 * @param lengthKnown whether that is all that has passed
 */
public record Resumption(long firstTickMs, boolean lengthKnown) {
    /** There is nothing to go on from. */
    public static final Resumption FIRST = new Resumption(0, true);

    /**
     * Where ticks go on.
     *
     * @param savedWallMs when it was saved by the wall clock, ms since 1970, for what an older agent left without a mark
     * @param now where the box's clocks stand
     * @param nowSynced whether the kernel vouches for the wall clock
     */
    public static Resumption of(SavedAgentState agentState, long savedWallMs, ClockMark now, boolean nowSynced) {
        long judgedMs = agentState.judgedMs() == Tick.NONE ? 0 : agentState.judgedMs();
        if (agentState.clocks().isPresent()) {
            ClockMark mark = agentState.clocks().get();
            Gap gap = mark.gapTo(now, nowSynced);
            return new Resumption(Math.max(mark.tickMs(), judgedMs) + gap.lastsMs() + 1, gap.lengthKnown());
        }
        if (agentState.judgedMs() == Tick.NONE) {
            return FIRST;
        }
        Gap gap = ClockMark.gapByWall(now.machineMs() - savedWallMs, 0, nowSynced);
        return new Resumption(judgedMs + gap.lastsMs() + 1, gap.lengthKnown());
    }
}
