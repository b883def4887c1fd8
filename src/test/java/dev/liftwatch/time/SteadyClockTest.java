package dev.liftwatch.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final long YEARS_56_MS = 1_790_000_000_000L;
    private static final long HOUR_MS = 3_600_000;

    private final Machine machine = new Machine();
    private final SteadyClock clock = new SteadyClock(machine);

    /** A machine whose two clocks have nothing to do with each other. */
    private static final class Machine implements Clock {
        private long tickMs = 5000;
        private long wallMs;
        private boolean synced;

        void pass(long ms) {
            tickMs += ms;
            wallMs += ms;
        }

        @Override
        public long tickMs() {
            return tickMs;
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

    @Test
    void aBoxThatWakesUpIn1970StampsAtOnceAndSaysThatNobodyVouchesForIt() {
        assertEquals(new WallTime(0, false), clock.wall());
        machine.pass(1500);
        assertEquals("1970-01-01T00:00:01.500Z", clock.wall().rfc3339());
        assertFalse(clock.wall().synced());
        assertEquals(0, clock.takeCorrection().offsetMs());
    }

    @Test
    void onceTheClockIsRightOneCorrectionMendsEveryEarlierStamp() {
        long earlier = clock.wall().epochMs();
        machine.pass(HOUR_MS);
        machine.wallMs = YEARS_56_MS;
        machine.synced = true;
        assertEquals(new WallTime(YEARS_56_MS, true), clock.wall());
        long offsetMs = clock.takeCorrection().offsetMs();
        assertEquals(YEARS_56_MS - HOUR_MS, earlier + offsetMs);
        assertEquals(0, clock.takeCorrection().offsetMs(), "it is told once");
    }

    @Test
    void whileNobodyVouchesForItASteppedClockMovesNoStamp() {
        machine.wallMs = YEARS_56_MS;
        long first = clock.wall().epochMs();
        for (long stepMs : new long[] {-HOUR_MS, 2 * HOUR_MS, -YEARS_56_MS, YEARS_56_MS}) {
            machine.pass(1000);
            machine.wallMs += stepMs;
            clock.wall();
        }
        assertEquals(first + 4000, clock.wall().epochMs());
    }

    @Test
    void aClockThatIsRightFromTheBeginningIsFollowedWithoutAWord() {
        machine.synced = true;
        machine.wallMs = YEARS_56_MS;
        clock.wall();
        machine.pass(1000);
        machine.wallMs += 200;
        assertEquals(YEARS_56_MS + 1200, clock.wall().epochMs());
        assertEquals(0, clock.takeCorrection().offsetMs());
    }

    @Test
    void aNetworkThatWasAwayForADayCostsACorrectionOnlyWhereTheClockHasDrifted() {
        machine.synced = true;
        machine.wallMs = YEARS_56_MS;
        clock.wall();
        machine.synced = false;
        clock.wall();
        machine.pass(24 * HOUR_MS);
        machine.wallMs += 400;
        machine.synced = true;
        clock.wall();
        assertEquals(0, clock.takeCorrection().offsetMs());
        machine.synced = false;
        clock.wall();
        machine.pass(24 * HOUR_MS);
        machine.wallMs += 2500;
        machine.synced = true;
        assertTrue(clock.wall().synced());
        assertEquals(2500, clock.takeCorrection().offsetMs());
    }

    @Test
    void aSecondTimeWithoutTheNetworkIsMendedFromItsOwnBeginningOn() {
        clock.wall();
        machine.pass(1000);
        machine.wallMs = YEARS_56_MS;
        machine.synced = true;
        clock.wall();
        assertEquals(new SteadyClock.Correction(YEARS_56_MS - 1000, 5000), clock.takeCorrection());
        machine.pass(HOUR_MS);
        machine.synced = false;
        clock.wall();
        machine.pass(HOUR_MS);
        machine.wallMs -= 3000;
        machine.synced = true;
        clock.wall();
        assertEquals(new SteadyClock.Correction(-3000, 6000 + HOUR_MS), clock.takeCorrection());
    }
}
