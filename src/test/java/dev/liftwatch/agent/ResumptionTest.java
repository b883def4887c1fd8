package dev.liftwatch.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    private static long firstTickMs(ClockMark now) {
        Memory memory = new Memory("", Optional.empty(), Optional.empty(), Optional.of(SAVED));
        return Resumption.firstTickMs(memory, SAVED_MS, now);
    }

    @Test
    void whileTheBoxStaysOnAClockThatIsSetMeanwhileChangesNothing() {
        for (long stepMs : new long[] {0, HOUR_MS, -HOUR_MS, -SAVED_MS}) {
            assertEquals(7000 + 2500 + 1, firstTickMs(mark("on-1", 52_500, SAVED_MS + 2500 + stepMs)));
        }
    }

    @Test
    void afterAPowerCutTheWallClockSaysHowLongItWas() {
        assertEquals(7000 + HOUR_MS + 1, firstTickMs(mark("on-2", 900, SAVED_MS + HOUR_MS)));
    }

    @Test
    void aWallClockThatWentBackOrIsAbsurdlyFarOnCountsForNothing() {
        assertEquals(7001, firstTickMs(mark("on-2", 900, 0)));
        assertEquals(7001, firstTickMs(mark("on-2", 900, SAVED_MS + 11 * 365 * 24 * HOUR_MS)));
    }

    @Test
    void whereTheKernelNamesNoPowerUpTheWallClockIsAsked() {
        Memory memory = new Memory("", Optional.empty(), Optional.empty(), Optional.of(mark("", 50_000, SAVED_MS)));
        assertEquals(7000 + 10 + 1, Resumption.firstTickMs(memory, SAVED_MS, mark("", 90_000, SAVED_MS + 10)));
    }

    @Test
    void whatAnOlderAgentLeftHasNoMark() {
        assertEquals(0, Resumption.firstTickMs(Memory.NONE, SAVED_MS, mark("on-1", 0, SAVED_MS + 5)));
    }
}
