package dev.liftwatch.car;

import static dev.liftwatch.car.PlausiblePosition.Verdict.LOST;
import static dev.liftwatch.car.PlausiblePosition.Verdict.PASSED_OVER;
import static dev.liftwatch.car.PlausiblePosition.Verdict.PLAUSIBLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.car.PlausiblePosition.Verdict;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A car does not jump: it comes half as fast again as rated at the most, and an encoder may be off by 150 mm. */
class PlausiblePositionTest {
    private PlausiblePosition position = fresh();
    private boolean silent;
    private boolean open;

    private static PlausiblePosition fresh() {
        return new PlausiblePosition(new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L, 9000L), false));
    }

    private PlausiblePositionTest reads(Verdict verdict, long positionMm, long atMs) {
        assertEquals(verdict, position.look(positionMm, atMs, silent, open), positionMm + " mm at " + atMs);
        silent = false;
        return this;
    }

    private PlausiblePositionTest afterSilence() {
        silent = true;
        return this;
    }

    /** Passes the height of 5000 mm at tick 10 000, coming from below. */
    private PlausiblePositionTest passes() {
        return reads(PLAUSIBLE, 4900, 9900).reads(PLAUSIBLE, 5000, 10_000);
    }

    /** Rests at the height of 5000 mm at tick 10 000. */
    private PlausiblePositionTest rests() {
        return reads(PLAUSIBLE, 5000, 9600).reads(PLAUSIBLE, 5000, 10_000);
    }

    /** Reads that height for so long that the place is lost at tick 11 100. */
    private PlausiblePositionTest isLostAt(long positionMm) {
        return reads(PASSED_OVER, positionMm, 10_100)
                .reads(PASSED_OVER, positionMm, 11_099)
                .reads(LOST, positionMm, 11_100);
    }

    /** Rides from one height to another at 1 m/s, and reads the verdict at each sample. */
    private PlausiblePositionTest rides(Verdict verdict, long fromMm, long toMm, long fromMs) {
        long sign = Long.signum(toMm - fromMm);
        for (long mm = 0; mm <= Math.abs(toMm - fromMm); mm += 100) {
            reads(verdict, fromMm + sign * mm, fromMs + mm);
        }
        return this;
    }

    @Test
    void theFirstSampleWithinTheShaftIsBelieved() {
        reads(PLAUSIBLE, 11_000, 0);
        position = fresh();
        reads(PLAUSIBLE, -2000, 0);
    }

    @Test
    void aHeightOutsideTheShaftIsNoPlaceNotEvenTheFirst() {
        for (long mm : new long[] {11_001, -2001, 16_777_215, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            position = fresh();
            reads(PASSED_OVER, mm, 0).reads(PASSED_OVER, mm, 999).reads(LOST, mm, 1000);
        }
    }

    @Test
    void aMovingCarComesHalfAsFarAgainAsRatedAndNotAMillimetreMore() {
        passes().reads(PASSED_OVER, 6651, 11_000);
        assertEquals(1, position.rejected());
        position = fresh();
        passes().reads(PLAUSIBLE, 6650, 11_000);
        assertEquals(0, position.rejected());
    }

    @Test
    void aMovingCarDoesNotTurnWithinASecond() {
        passes().reads(PASSED_OVER, 4849, 11_000).reads(PLAUSIBLE, 4850, 11_000);
        position = fresh();
        passes().reads(PLAUSIBLE, 4849, 11_001);
    }

    @Test
    void aCarAtRestIsFoundAHundredAndFiftyMillimetresAwayAtOnceAndFurtherAwayAtTheSecondSampleOfItsWay() {
        rests().reads(PLAUSIBLE, 5150, 11_000);
        position = fresh();
        rests().reads(PASSED_OVER, 5151, 11_000).reads(PLAUSIBLE, 5172, 11_100);
        assertEquals(1, position.rejected());
    }

    @Test
    void aCarThatRestsElsewhereMustHaveHadTheTimeToStartAndStop() {
        rests().reads(PASSED_OVER, 5651, 11_000).reads(PASSED_OVER, 5651, 11_900);
        position = fresh();
        rests().reads(PASSED_OVER, 5650, 11_000).reads(PLAUSIBLE, 5650, 11_100);
        position = fresh();
        rests().reads(PASSED_OVER, 7026, 12_000).reads(PASSED_OVER, 7026, 12_100);
        position = fresh();
        rests().reads(PASSED_OVER, 7025, 12_000).reads(PLAUSIBLE, 7025, 12_100);
    }

    @Test
    void samplesElsewhereLoseThePlaceWhenTheyGoOnForASecondHoweverSteadyTheyAre() {
        for (long mm : new long[] {0, -1, 3000, 9000, 16_777_215, 50_000}) {
            position = fresh();
            rests().isLostAt(mm).reads(LOST, mm, 3_600_000);
            position = fresh();
            passes().isLostAt(mm).reads(LOST, mm, 3_600_000);
        }
    }

    @Test
    void samplesThatDisagreeWithEachOtherLoseThePlaceToo() {
        passes().reads(PASSED_OVER, 0, 10_100).reads(PASSED_OVER, 9000, 10_600).reads(LOST, 2000, 11_100);
    }

    @Test
    void aGlitchBetweenGoodSamplesIsForgotten() {
        rests().reads(PASSED_OVER, 50_000, 10_100)
                .reads(PLAUSIBLE, 5000, 10_200)
                .reads(PASSED_OVER, 50_000, 11_200);
    }

    @Test
    void aSensorThatComesBackWithAnotherHeightAfterASilenceHasLostThePlace() {
        rests().afterSilence().reads(PASSED_OVER, 6000, 30_000);
        afterSilence().reads(LOST, 6000, 31_000);
        position = fresh();
        rests().afterSilence().reads(PLAUSIBLE, 5100, 30_000);
    }

    @Test
    void doorsThatStandOpenFindThePlaceAfterASilenceAndNotAfterAJump() {
        rests().afterSilence().reads(PASSED_OVER, 6000, 30_000);
        afterSilence().reads(LOST, 6000, 31_000);
        open = true;
        reads(PLAUSIBLE, 6000, 31_100);
        position = fresh();
        open = false;
        rests().isLostAt(6000);
        open = true;
        reads(LOST, 6000, 31_100);
    }

    @Test
    void anOldHeightThatIsBackForASecondIsBelievedWhereTheCarWasAtRest() {
        rests().isLostAt(0).reads(LOST, 5100, 20_000).reads(LOST, 5100, 20_999).reads(PLAUSIBLE, 5100, 21_000);
        position = fresh();
        passes().isLostAt(0).reads(LOST, 5000, 20_000).reads(LOST, 5000, 25_000);
    }

    @Test
    void aPlainRideThatEndsInADoorZoneFindsThePlace() {
        rests().isLostAt(0).rides(LOST, 0, 3000, 20_000);
        reads(LOST, 3000, 24_999).reads(PLAUSIBLE, 3000, 25_000);
    }

    @Test
    void aRideThatEndsElsewhereDoesNot() {
        rests().isLostAt(0)
                .rides(LOST, 0, 1500, 20_000)
                .reads(LOST, 1500, 26_000)
                .reads(LOST, 1500, 31_000);
    }

    @Test
    void aRideWithAJumpInItDoesNot() {
        rests().isLostAt(0).rides(LOST, 0, 400, 20_000).reads(LOST, 6000, 20_500);
        reads(LOST, 6000, 22_400).reads(LOST, 6000, 27_400);
    }

    @Test
    void afterATimeInWhichNothingWasReadTheCarMayBeAnywhere() {
        rests().reads(PASSED_OVER, 0, 10_100);
        position.resumeAfterGap();
        reads(PLAUSIBLE, 9000, 20_000).reads(PLAUSIBLE, 9160, 20_100).reads(PASSED_OVER, 0, 20_200);
    }

    @Test
    void aPlaceThatWasLostIsNotFoundByARestart() {
        rests().isLostAt(0);
        PlausiblePosition other = fresh();
        other.resume(position.save());
        other.resumeAfterGap();
        position = other;
        reads(LOST, 0, 20_000).reads(LOST, 0, 30_000);
    }

    @Test
    void anotherAgentGoesOnBetweenTwoSamples() {
        rests().reads(PASSED_OVER, 0, 10_100);
        PlausiblePosition other = fresh();
        other.resume(position.save());
        assertEquals(position.save(), other.save());
        assertEquals(1, other.rejected());
        position = other;
        reads(PASSED_OVER, 0, 11_099).reads(LOST, 0, 11_100);
    }

    @Test
    void aBoardMaySayEachSampleAFewTimesOrSeveralAtOnceWhileTheCarRides() {
        rests();
        for (int i = 1; i <= 30; i++) {
            long mm = 5000 + i * 100L;
            position.look(mm - 100, 10_000 + i * 100L, false, false);
            position.look(mm, 10_000 + i * 100L, false, false);
        }
        reads(PLAUSIBLE, 8000, 13_100);
        assertEquals(0, position.rejected());
    }

    @RepeatedTest(200)
    void anyRideOfAnyLiftIsBelievedThroughoutAtAnySampleRate(RepetitionInfo repetition) {
        Random chance = new Random(repetition.getCurrentRepetition());
        long ratedMmS = chance.nextLong(250, 4250);
        long accelerationMmS2 = chance.nextLong(400, 1500);
        long periodMs = chance.nextLong(20, 1020);
        long topMm = chance.nextLong(3000, 103_000);
        position = new PlausiblePosition(new LiftGeometry(ratedMmS, 200, List.of(0L, topMm), false));
        double mm = 0;
        double speedMmS = 0;
        long sampleMs = 10_000;
        for (long ms = 0; ms < 200_000 && (mm < topMm - 1 || ms < sampleMs + 5000); ms++) {
            double leftMm = (double) topMm - mm;
            double brakesFromMm = speedMmS * speedMmS / (2.0 * accelerationMmS2);
            double changeMmS = accelerationMmS2 / 1000.0;
            if (ms > 12_000) {
                speedMmS = leftMm <= brakesFromMm + 1
                        ? Math.max(leftMm > 1 ? 10 : 0, speedMmS - changeMmS)
                        : Math.min((double) ratedMmS, speedMmS + changeMmS);
                mm += Math.min(leftMm, speedMmS / 1000);
            }
            if (ms >= sampleMs) {
                assertEquals(
                        false,
                        position.look(Math.round(mm) + chance.nextInt(11) - 5, ms, false, false) == LOST,
                        "at " + ms);
                sampleMs = ms + periodMs / 2 + chance.nextLong(periodMs);
            }
        }
        assertEquals(true, position.rejected() <= 4, position.rejected() + " of a ride were left out");
    }
}
