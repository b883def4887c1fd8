package dev.liftwatch.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run from rest to rest: comfort is kept at every moment, and no millimetre is lost. */
class RunProfileTest {
    private static final double STEP_S = 0.001;

    static Stream<Arguments> runs() {
        return Stream.of(
                Arguments.of(30_000, new Comfort(1000, 700, 1000)),
                Arguments.of(60_000, new Comfort(1750, 700, 1000)),
                Arguments.of(150_000, new Comfort(4000, 1000, 1500)),
                Arguments.of(3000, new Comfort(2500, 800, 900)),
                Arguments.of(700, new Comfort(4000, 1000, 800)),
                Arguments.of(2600, new Comfort(150, 500, 800)),
                Arguments.of(40, new Comfort(1000, 900, 1200)),
                Arguments.of(5000, new Comfort(1000, 1000, 100_000)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void speedAccelerationAndJerkStayWithinComfort(double distanceMm, Comfort comfort) {
        RunProfile run = RunProfile.of(distanceMm, comfort);
        double speed = 0;
        double acceleration = 0;
        for (double s = STEP_S; s <= run.durationS() + STEP_S; s += STEP_S) {
            double next = run.speedMmS(s);
            double nextAcceleration = (next - speed) / STEP_S;
            assertTrue(next <= comfort.speedMmS() + 1e-6, "speed " + next + " at " + s);
            assertTrue(Math.abs(nextAcceleration) <= comfort.accelerationMmS2() + 1, "acceleration at " + s);
            double jerk = Math.abs(nextAcceleration - acceleration) / STEP_S;
            assertTrue(jerk <= comfort.jerkMmS3() * 1.01 + 1, "jerk " + jerk + " at " + s);
            speed = next;
            acceleration = nextAcceleration;
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theWayIsTheSumOfTheSpeedsAndEndsAtItsAim(double distanceMm, Comfort comfort) {
        RunProfile run = RunProfile.of(distanceMm, comfort);
        double sum = 0;
        for (double s = 0; s < run.durationS(); s += STEP_S) {
            sum += run.speedMmS(s + STEP_S / 2) * STEP_S;
            assertEquals(sum, run.wayMm(s + STEP_S), 0.5 + distanceMm * 1e-5);
        }
        assertEquals(distanceMm, run.wayMm(run.durationS()), 1e-6);
        assertEquals(distanceMm, run.wayMm(run.durationS() + 100), 1e-9);
        assertEquals(0, run.speedMmS(run.durationS()), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void slowingDownMirrorsStarting(double distanceMm, Comfort comfort) {
        RunProfile run = RunProfile.of(distanceMm, comfort);
        for (double share = 0; share <= 1; share += 0.05) {
            double s = share * run.durationS();
            assertEquals(distanceMm - run.wayMm(s), run.wayMm(run.durationS() - s), 1e-6);
        }
    }

    @Test
    void fullTravelTakesAsLongAsSpeedAccelerationAndJerkSay() {
        assertEquals(
                30 + 1 / 0.7 + 0.7,
                RunProfile.of(30_000, new Comfort(1000, 700, 1000)).durationS(),
                1e-9);
    }

    @Test
    void noWayTakesNoTime() {
        assertEquals(0, RunProfile.of(0, new Comfort(1000, 700, 1000)).durationS());
    }
}
