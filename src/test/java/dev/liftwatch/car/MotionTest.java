package dev.liftwatch.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Wires;
import dev.liftwatch.time.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What shows travel, and what proves that a car stands. */
class MotionTest {
    /** Its slowest passage takes 5 s: no edge for 7.5 s proves that it stands. */
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);

    private Motion motion = new Motion(LIFT);
    private Wires wires =
            new Wires(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER, Signal.FLOOR, Signal.MAINS_OK);

    private MotionTest wired(Signal... signals) {
        wires = new Wires(signals);
        return this;
    }

    private MotionTest reads(long tickMs, Signal signal, long value) {
        wires.at(tickMs).read(signal, value);
        motion.update(wires.panel(), tickMs);
        return this;
    }

    private MotionTest looksAt(long tickMs) {
        motion.update(wires.at(tickMs).panel(), tickMs);
        return this;
    }

    private void assertStillExactlyAt(long tickMs) {
        looksAt(tickMs - 1);
        assertFalse(motion.still());
        looksAt(tickMs);
        assertTrue(motion.still());
    }

    private void goOnWithAnotherAgent() {
        Motion other = new Motion(LIFT);
        other.resume(motion.save());
        assertEquals(motion.save(), other.save());
        motion = other;
    }

    @Test
    void noEdgeForASlowPassageAndAHalfProvesStillnessAtTheVeryMillisecond() {
        reads(1000, Signal.DOOR_ZONE, 0);
        assertEquals(1000, motion.lastTravelMs());
        assertEquals(8500, motion.nextDueMs());
        assertStillExactlyAt(8500);
        assertEquals(Tick.NEVER, motion.nextDueMs());
    }

    @Test
    void anEdgeOfAnyZoneSensorOrOfTheFloorIsTravel() {
        long tickMs = 1000;
        for (Signal signal : List.of(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER, Signal.FLOOR)) {
            long first = tickMs;
            reads(first, signal, 0).looksAt(first + 20_000);
            assertTrue(motion.still());
            reads(first + 30_000, signal, 1);
            assertEquals(first + 30_000, motion.lastTravelMs());
            assertFalse(motion.still());
            tickMs += 100_000;
        }
    }

    @Test
    void theFirstValueOfASensorAndOneThatComesBackTheSameAreNoEdge() {
        reads(1000, Signal.DOOR_ZONE, 0).reads(3000, Signal.LEVEL_UPPER, 1);
        assertEquals(1000, motion.lastTravelMs());
        wires.at(4000).lose(Signal.DOOR_ZONE);
        looksAt(4000).reads(5000, Signal.DOOR_ZONE, 0);
        assertEquals(1000, motion.lastTravelMs());
        wires.at(6000).lose(Signal.DOOR_ZONE);
        looksAt(6000).reads(7000, Signal.DOOR_ZONE, 1);
        assertEquals(7000, motion.lastTravelMs());
    }

    @Test
    void whileTheMainsAreLostTheCarMayCreepAndTheProofTakesTwiceAsLong() {
        reads(1000, Signal.DOOR_ZONE, 0).reads(2000, Signal.MAINS_OK, 0);
        assertEquals(16_000, motion.nextDueMs());
        assertStillExactlyAt(16_000);
    }

    @Test
    void withoutAnySensorNothingIsEverProven() {
        looksAt(1000).looksAt(1_000_000);
        assertFalse(motion.still());
        assertEquals(Tick.NEVER, motion.nextDueMs());
        assertEquals(1000, motion.lastTravelMs());
    }

    @Test
    void aSensorThatIsLostProvesNothingMore() {
        reads(1000, Signal.DOOR_ZONE, 0);
        wires.at(2000).lose(Signal.DOOR_ZONE);
        looksAt(2000);
        assertEquals(Tick.NEVER, motion.nextDueMs());
        looksAt(20_000);
        assertFalse(motion.still());
    }

    @Test
    void stillnessThatWasProvenStandsWhateverIsLost() {
        reads(1000, Signal.DOOR_ZONE, 0).looksAt(8500);
        wires.at(9000).lose(Signal.DOOR_ZONE);
        looksAt(9000);
        assertTrue(motion.still());
    }

    @Test
    void aTenthOfAMetreASecondIsTravelEitherWayAndLessIsNot() {
        wired(Signal.SPEED_MM_S).reads(1000, Signal.SPEED_MM_S, 0).reads(2000, Signal.SPEED_MM_S, 99);
        reads(3000, Signal.SPEED_MM_S, -99);
        assertEquals(1000, motion.lastTravelMs());
        reads(4000, Signal.SPEED_MM_S, 100);
        assertEquals(4000, motion.lastTravelMs());
        reads(5000, Signal.SPEED_MM_S, -100);
        assertEquals(5000, motion.lastTravelMs());
    }

    @Test
    void samplesOfALowSpeedOverTwoSecondsProveStillness() {
        wired(Signal.SPEED_MM_S).reads(1000, Signal.SPEED_MM_S, 500).reads(2000, Signal.SPEED_MM_S, 0);
        looksAt(10_000);
        assertFalse(motion.still());
        reads(3999, Signal.SPEED_MM_S, 0);
        assertFalse(motion.still());
        goOnWithAnotherAgent();
        reads(4000, Signal.SPEED_MM_S, 0);
        assertTrue(motion.still());
    }

    @Test
    void aSpeedThatWasLostBeginsTheProofAnew() {
        wired(Signal.SPEED_MM_S).reads(1000, Signal.SPEED_MM_S, 0);
        wires.at(2000).lose(Signal.SPEED_MM_S);
        looksAt(2000).reads(5000, Signal.SPEED_MM_S, 0);
        assertFalse(motion.still());
        motion.resumeAfterGap(5000);
        reads(6999, Signal.SPEED_MM_S, 0).reads(7100, Signal.SPEED_MM_S, 0);
        assertFalse(motion.still());
        reads(8999, Signal.SPEED_MM_S, 0);
        assertTrue(motion.still());
    }

    @Test
    void edgesWhileTheSpeedIsLowBeginTheProofAnew() {
        wired(Signal.SPEED_MM_S, Signal.DOOR_ZONE).reads(1000, Signal.SPEED_MM_S, 0);
        reads(1500, Signal.DOOR_ZONE, 0).reads(2500, Signal.DOOR_ZONE, 1).reads(4499, Signal.SPEED_MM_S, 0);
        assertFalse(motion.still());
        reads(4500, Signal.SPEED_MM_S, 0);
        assertTrue(motion.still());
    }

    @Test
    void samplesOfThePositionOverTwoSecondsProveStillness() {
        wired(Signal.POSITION_MM).reads(1000, Signal.POSITION_MM, 5000).reads(2999, Signal.POSITION_MM, 5100);
        assertFalse(motion.still());
        goOnWithAnotherAgent();
        reads(3000, Signal.POSITION_MM, 5100);
        assertTrue(motion.still());
        reads(4000, Signal.POSITION_MM, 5101);
        assertFalse(motion.still());
        assertEquals(4000, motion.lastTravelMs());
    }

    @Test
    void samplesBeforeALossOrAGapProveNothingAfterIt() {
        wired(Signal.POSITION_MM).reads(1000, Signal.POSITION_MM, 5000);
        wires.at(2000).lose(Signal.POSITION_MM);
        looksAt(2000).reads(3000, Signal.POSITION_MM, 5000).reads(4000, Signal.POSITION_MM, 5000);
        assertFalse(motion.still());
        motion.resumeAfterGap(4000);
        reads(6000, Signal.POSITION_MM, 5000).reads(7999, Signal.POSITION_MM, 5000);
        assertFalse(motion.still());
        reads(8000, Signal.POSITION_MM, 5000);
        assertTrue(motion.still());
    }

    @Test
    void anotherAgentKnowsWhatEverySensorReadLast() {
        reads(1000, Signal.DOOR_ZONE, 0).reads(1500, Signal.FLOOR, 2).looksAt(8500);
        goOnWithAnotherAgent();
        assertTrue(motion.still());
        reads(9000, Signal.FLOOR, 3);
        assertEquals(9000, motion.lastTravelMs());
    }

    @Test
    void aCarThatWasProvenToStandStandsOnAfterAGapUntilItIsFoundElsewhereButHasToProveIt() {
        reads(1000, Signal.DOOR_ZONE, 0).looksAt(60_000);
        assertTrue(motion.still());
        long stoodSinceMs = motion.lastTravelMs();
        motion.resumeAfterGap(100_000);
        reads(100_000, Signal.DOOR_ZONE, 0);
        assertFalse(motion.still());
        assertEquals(stoodSinceMs, motion.lastTravelMs());
        looksAt(200_000);
        assertTrue(motion.still());
        assertEquals(stoodSinceMs, motion.lastTravelMs());
    }

    @Test
    void aCarThatWasNotProvenToStandMayHaveTravelledUntilTheGapEnded() {
        reads(1000, Signal.DOOR_ZONE, 0);
        motion.resumeAfterGap(100_000);
        reads(100_000, Signal.DOOR_ZONE, 0);
        assertEquals(100_000, motion.lastTravelMs());
    }

    @Test
    void anEdgeThatTheSpeedDoesNotBearOutIsDisputedTravel() {
        wired(Signal.DOOR_ZONE, Signal.SPEED_MM_S)
                .reads(1000, Signal.DOOR_ZONE, 1)
                .reads(1000, Signal.SPEED_MM_S, 0);
        reads(5000, Signal.DOOR_ZONE, 0);
        assertTrue(motion.disputed());
        reads(6000, Signal.SPEED_MM_S, 500).reads(6200, Signal.SPEED_MM_S, 80).reads(6300, Signal.DOOR_ZONE, 1);
        assertFalse(motion.disputed());
    }

    @Test
    void anEdgeIsUndisputedTravelWhereNeitherPositionNorSpeedIsKnown() {
        wired(Signal.DOOR_ZONE, Signal.SPEED_MM_S)
                .reads(1000, Signal.DOOR_ZONE, 1)
                .reads(5000, Signal.DOOR_ZONE, 0);
        assertFalse(motion.disputed());
    }
}
