package dev.liftwatch.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.liftwatch.time.ClockMark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where ticks go on when the agent is started again: durations over a restart are as right as can be known. */
class ResumptionTest {
    private static final long HOUR_MS = 3_600_000;
    private static final long SAVED_MS = 1_790_000_000_000L;

    private static final ClockMark SAVED = mark("on-1", 50_000, SAVED_MS);

    private static ClockMark mark(String kernelBoot, long kernelMs, long machineMs) {
        return new ClockMark(kernelBoot, kernelMs, machineMs, 7000, List.of());
    }

    private static Resumption after(ClockMark saved, ClockMark now, boolean synced) {
        SavedAgentState agentState =
                new SavedAgentState(SavedJudgement.NONE, Optional.empty(), Optional.of(saved), Optional.empty());
        return Resumption.of(agentState, SAVED_MS, now, synced);
    }

    @Test
    void whileTheBoxStaysOnAClockThatIsSetMeanwhileChangesNothing() {
        for (long stepMs : new long[] {0, HOUR_MS, -HOUR_MS, -SAVED_MS}) {
            ClockMark now = mark("on-1", 52_500, SAVED_MS + 2500 + stepMs);
            assertEquals(new Resumption(7000 + 2500 + 1, true), after(SAVED, now, false));
        }
    }

    @Test
    void afterAPowerCutTheWallClockSaysHowLongItWas() {
        ClockMark now = mark("on-2", 900, SAVED_MS + HOUR_MS);
        assertEquals(new Resumption(7000 + HOUR_MS + 1, true), after(SAVED, now, true));
    }

    @Test
    void aWallClockThatWentBackOrIsAbsurdlyFarOnTellsNoLengthAndTheBoxHasBeenOnSinceThen() {
        for (long wallMs : new long[] {0, SAVED_MS - HOUR_MS, SAVED_MS + 11 * 365 * 24 * HOUR_MS}) {
            for (boolean synced : new boolean[] {true, false}) {
                assertEquals(new Resumption(7000 + 900 + 1, false), after(SAVED, mark("on-2", 900, wallMs), synced));
            }
        }
    }

    @Test
    void aBoxWithoutAClockThatWakesUpALittleAfterItFellAsleepDoesNotKnowForHowLongItWasOff() {
        ClockMark now = mark("on-2", 60_000, SAVED_MS + 4000);
        assertEquals(new Resumption(7000 + 60_000 + 1, false), after(SAVED, now, false));
        ClockMark later = mark("on-2", 900, SAVED_MS + 4000);
        assertEquals(new Resumption(7000 + 4000 + 1, false), after(SAVED, later, false), "four seconds at least");
    }

    @Test
    void aClockThatWasNotRightWhenTheStateWasSavedTellsNoLengthEither() {
        ClockMark saved = new ClockMark(
                "on-1", 50_000, SAVED_MS, 7000, List.of(new ClockMark.UnsyncedStart("boot", 0, 0, SAVED_MS)));
        assertFalse(after(saved, mark("on-2", 900, SAVED_MS + HOUR_MS), true).lengthKnown());
    }

    @Test
    void whereTheKernelNamesNoPowerUpTheWallClockIsAsked() {
        ClockMark now = mark("", 90_000, SAVED_MS + 10);
        assertEquals(new Resumption(7000 + 10 + 1, true), after(mark("", 50_000, SAVED_MS), now, true));
    }

    @Test
    void whatAnOlderAgentLeftHasNoMark() {
        assertEquals(
                Resumption.FIRST, Resumption.of(SavedAgentState.NONE, SAVED_MS, mark("on-1", 0, SAVED_MS + 5), true));
        SavedAgentState judged = SavedAgentState.read("{\"nowMs\":4000}");
        assertEquals(
                new Resumption(4000 + 5 + 1, true),
                Resumption.of(judged, SAVED_MS, mark("on-1", 0, SAVED_MS + 5), true));
        assertFalse(Resumption.of(judged, SAVED_MS, mark("on-1", 0, SAVED_MS + 5), false)
                .lengthKnown());
    }
}
