package dev.liftwatch.agent;

import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.time.ClockMark;
import dev.liftwatch.time.Tick;

/** Where ticks go on after a restart. */
final class Resumption {
    private Resumption() {}

    /**
     * The first tick of this start: where the saved state stopped, plus what has passed since.
     *
     * @param savedWallMs when it was saved by the wall clock, ms since 1970, for what an older agent left without a mark
     * @param now where the box's clocks stand
     */
    static long firstTickMs(Memory memory, long savedWallMs, ClockMark now) {
        long judgedMs = memory.judgement()
                .map(JudgementState::nowMs)
                .filter(ms -> ms != Tick.NONE)
                .orElse(0L);
        if (memory.clocks().isPresent()) {
            ClockMark mark = memory.clocks().get();
            return Math.max(mark.tickMs(), judgedMs) + mark.gapMs(now) + 1;
        }
        return memory.judgement().isPresent()
                ? judgedMs + ClockMark.believableGapMs(now.machineMs() - savedWallMs) + 1
                : 0;
    }
}
