package dev.liftwatch.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.duties.Notice;
import dev.liftwatch.json.ClockMarkText;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.ClockMark;
import dev.liftwatch.time.SteadyClock;
import dev.liftwatch.time.WallTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A box without a clock of its own that is started, and its agent started again, before the network comes. */
class ClockMarksTest {
    private static final long YEARS_56_MS = 1_790_000_000_000L;
    private static final long HOUR_MS = 3_600_000;

    private final Box box = new Box();

    /** The clocks of a box; ticks of an agent begin anew with each. */
    private static final class Box implements Clock {
        private String kernelBoot = "power-up-1";
        private long kernelMs = 40_000;
        private long wallMs;
        private boolean synced;
        private long tickOffsetMs;

        void pass(long ms) {
            kernelMs += ms;
            wallMs += ms;
        }

        void loseItsPower() {
            kernelBoot += "'";
            kernelMs = 30_000;
            wallMs = 0;
        }

        ClockMark mark() {
            return new ClockMark(kernelBoot, kernelMs, wallMs, 0, List.of());
        }

        @Override
        public long tickMs() {
            return kernelMs + tickOffsetMs;
        }

        @Override
        public WallTime wall() {
            return new WallTime(wallMs, synced);
        }

        @Override
        public long realNanos(long tickDurationMs) {
            return tickDurationMs * 1_000_000;
        }

        @Override
        public void pause(long tickDurationMs) {
            pass(tickDurationMs);
        }
    }

    /** One start of the agent. */
    private final class Start {
        private final SteadyClock clock = new SteadyClock(box);
        private final ClockMarks marks;

        Start(String boot, ClockMark last) {
            marks = new ClockMarks(clock, box::mark, boot, Optional.ofNullable(last));
        }

        /** Stamps a message and saves, as a commit does. */
        ClockMark stamp() throws Exception {
            clock.wall();
            return ClockMarkText.read(ClockMarkText.write(marks.mark()));
        }
    }

    @Test
    void everyStartSinceThePowerCameIsCorrectedByItsOwnError() throws Exception {
        Start first = new Start("first", null);
        ClockMark left = first.stamp();
        box.pass(HOUR_MS);
        // Somebody sets the clock by hand: stamps of the first start would stay as they were, those of the next begin
        // here.
        box.wallMs += 2 * HOUR_MS;
        Start second = new Start("second", left);
        left = second.stamp();
        box.pass(1000);
        Start third = new Start("third", left);
        third.stamp();
        assertEquals(List.of(), third.marks.takeCorrections());
        box.wallMs += YEARS_56_MS;
        box.synced = true;
        assertEquals(
                List.of(
                        new Notice.TimeCorrected("first", HOUR_MS + 1000, 0, YEARS_56_MS + 2 * HOUR_MS),
                        new Notice.TimeCorrected("second", 1000, 0, YEARS_56_MS),
                        new Notice.TimeCorrected("third", 0, 0, YEARS_56_MS)),
                third.marks.takeCorrections());
        assertEquals(List.of(), third.marks.takeCorrections(), "once");
        assertEquals(List.of(), third.stamp().unsynced());
    }

    @Test
    void aStartThatIsKilledBetweenTheRightTimeAndItsCorrectionIsCorrectedByTheNext() throws Exception {
        Start first = new Start("first", null);
        first.stamp();
        box.wallMs += YEARS_56_MS;
        box.synced = true;
        ClockMark left = first.stamp();
        box.pass(5000);
        assertEquals(
                List.of(new Notice.TimeCorrected("first", 5000, 0, YEARS_56_MS)),
                new Start("second", left).marks.takeCorrections());
    }

    @Test
    void aStartWhoseClockWasRightAlreadyIsNotCorrected() throws Exception {
        box.wallMs = YEARS_56_MS;
        box.synced = true;
        ClockMark left = new Start("first", null).stamp();
        assertEquals(List.of(), left.unsynced());
        assertEquals(List.of(), new Start("second", left).marks.takeCorrections());
    }

    @Test
    void ofAStartBeforeThePowerCutNobodyCanSayByHowMuchItWasWrong() throws Exception {
        ClockMark left = new Start("first", null).stamp();
        box.loseItsPower();
        Start second = new Start("second", left);
        second.stamp();
        box.wallMs = YEARS_56_MS;
        box.synced = true;
        assertEquals(
                List.of("second"),
                second.marks.takeCorrections().stream()
                        .map(notice -> ((Notice.TimeCorrected) notice).boot())
                        .toList());
    }

    @Test
    void aBoxThatIsStartedAgainAndAgainWithoutEverKnowingTheTimeRemembersNoMoreThanFiftyStarts() throws Exception {
        ClockMark left = null;
        for (int i = 0; i < 80; i++) {
            left = new Start("start-" + i, left).stamp();
        }
        assertEquals(ClockMarks.MOST_STARTS, left.unsynced().size());
        assertEquals("start-79", left.unsynced().getLast().boot());
    }
}
