package dev.liftwatch.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.car.SealedPeriod;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;
import org.junit.jupiter.api.Test;

/** What a PIR shows of people: four movements in five minutes are strong evidence. */
class PirWatchTest {
    private static final long HOLD_MS = 10_000;
    private static final long SEEN_EMPTY_MS = 75_000;
    private static final long DAY_MS = 24 * 3_600_000;

    private PirWatch pir = new PirWatch(HOLD_MS, SEEN_EMPTY_MS);
    private final PresenceMarks marks = new PresenceMarks();
    private final DrawnCar car = new DrawnCar().sealedSince(0);
    private Truth occupied = Truth.FALSE;
    private long sinceMs;
    private boolean counts = true;

    PirWatchTest() {
        pir.begin(Truth.FALSE, 0, 0);
    }

    private PirWatchTest becomes(Truth value, long tickMs) {
        occupied = value;
        sinceMs = tickMs;
        return lookAt(tickMs);
    }

    private PirWatchTest lookAt(long tickMs) {
        pir.update(occupied, sinceMs, car.at(tickMs).draw(), counts, marks);
        return this;
    }

    /** Somebody moves, for a second. */
    private PirWatchTest movesAt(long tickMs) {
        return becomes(Truth.TRUE, tickMs).becomes(Truth.FALSE, tickMs + 1000);
    }

    private PirWatchTest departsAt(long tickMs, long stoodMs) {
        car.sealed(new SealedPeriod(0, tickMs, tickMs, stoodMs, 0, tickMs, false));
        return lookAt(tickMs);
    }

    private Evidence evidence() {
        return marks.evidence(true, false);
    }

    private boolean seenEmpty() {
        return evidence().boardedMs() == Tick.NONE;
    }

    @Test
    void oneMovementIsASignFromItsEdge() {
        becomes(Truth.TRUE, 5000);
        assertEquals(5000, evidence().singleMs());
    }

    @Test
    void threeMovementsAreNotStrongAndTheFourthIs() {
        movesAt(10_000).movesAt(20_000).movesAt(30_000);
        assertFalse(evidence().strong());
        movesAt(40_000);
        assertEquals(40_000, evidence().strongMs());
    }

    @Test
    void theFourthMayComeFiveMinutesAfterTheFirst() {
        movesAt(10_000).movesAt(20_000).movesAt(30_000).movesAt(310_000);
        assertEquals(310_000, evidence().strongMs());
    }

    @Test
    void aMillisecondLaterItTakesAFifthWithinFiveMinutesOfTheSecond() {
        movesAt(10_000).movesAt(20_000).movesAt(30_000).movesAt(310_001);
        assertFalse(evidence().strong());
        movesAt(320_000);
        assertEquals(320_000, evidence().strongMs());
    }

    @Test
    void aSensorThatStaysHighCountsAfterTwoHoldTimesAndOncePerHoldTimeThen() {
        becomes(Truth.TRUE, 5000);
        assertEquals(25_000, pir.nextDueMs(5000));
        lookAt(24_999);
        assertEquals(5000, evidence().singleMs());
        lookAt(25_000);
        assertEquals(25_000, evidence().singleMs());
        assertEquals(35_000, pir.nextDueMs(25_000));
        lookAt(44_999);
        assertFalse(evidence().strong());
        lookAt(45_000);
        assertEquals(45_000, evidence().strongMs());
    }

    @Test
    void aSensorThatFellCountsNoMoreByItself() {
        movesAt(5000);
        assertEquals(Tick.NEVER, pir.nextDueMs(6000));
        becomes(Truth.TRUE, 10_000).becomes(Truth.UNKNOWN, 11_000);
        assertEquals(Tick.NEVER, pir.nextDueMs(11_000));
    }

    @Test
    void movementInTheLobbyBehindDoorsThatAreAjarCountsForNothing() {
        counts = false;
        becomes(Truth.TRUE, 5000).lookAt(25_000);
        assertFalse(evidence().any());
        counts = true;
        lookAt(34_999);
        assertFalse(evidence().any());
        lookAt(35_000);
        assertEquals(35_000, evidence().singleMs());
    }

    @Test
    void whoIsSeenAsTheDoorsCloseCountsAfterTwoHoldTimes() {
        pir.begin(Truth.TRUE, 0, 40_000);
        assertEquals(60_000, pir.nextDueMs(40_000));
        occupied = Truth.TRUE;
        lookAt(59_999);
        assertFalse(evidence().any());
        lookAt(60_000);
        assertEquals(60_000, evidence().singleMs());
    }

    @Test
    void aSensorThatWasNotLowForADayIsStuckAndCountsForNothing() {
        occupied = Truth.TRUE;
        pir.begin(Truth.TRUE, 1, DAY_MS - 20_000);
        lookAt(DAY_MS);
        assertEquals(DAY_MS, evidence().singleMs());
        lookAt(DAY_MS + 10_000);
        assertEquals(DAY_MS, evidence().singleMs());
    }

    @Test
    void aSensorThatWasNeverSeenLowCountsForNothing() {
        pir = new PirWatch(HOLD_MS, SEEN_EMPTY_MS);
        pir.begin(Truth.TRUE, 0, 0);
        occupied = Truth.TRUE;
        lookAt(100_000);
        assertFalse(evidence().any());
        becomes(Truth.FALSE, 100_500).becomes(Truth.UNKNOWN, 101_000).becomes(Truth.TRUE, 102_000);
        assertFalse(evidence().any());
        lookAt(122_000);
        assertEquals(122_000, evidence().singleMs());
    }

    @Test
    void aSensorThatComesBackHighWasNotSeenToRise() {
        becomes(Truth.UNKNOWN, 5000).becomes(Truth.TRUE, 6000);
        assertFalse(evidence().any());
        assertEquals(26_000, pir.nextDueMs(6000));
    }

    @Test
    void anotherAgentGoesOnBetweenTwoMovementsAndInTheMiddleOfTheSilence() {
        movesAt(10_000).movesAt(20_000).movesAt(30_000).departsAt(71_000, 40_000);
        PirWatch other = new PirWatch(HOLD_MS, SEEN_EMPTY_MS);
        other.begin(Truth.FALSE, 0, 0);
        other.update(Truth.TRUE, 1, car.at(1).draw(), true, new PresenceMarks());
        other.resume(pir.save());
        assertEquals(pir.save(), other.save());
        pir = other;
        departsAt(110_000, 35_000);
        assertEquals(Tick.NONE, evidence().singleMs());
        movesAt(120_000);
        assertTrue(evidence().strong());
    }

    @Test
    void afterAGapASensorThatIsHighIsNoActivationAndCountsAfterTwoHoldTimes() {
        movesAt(5000);
        becomes(Truth.TRUE, 20_000);
        pir.resumeAfterGap(Gap.of(300_000));
        assertEquals(Tick.NEVER, pir.nextDueMs(500_000));
        becomes(Truth.TRUE, 500_000);
        assertEquals(20_000, evidence().singleMs());
        assertEquals(500_000 + 2 * HOLD_MS, pir.nextDueMs(500_000));
    }

    @Test
    void movementsBeforeAGapCountWithThoseAfterItOnlyIfItsLengthIsKnown() {
        movesAt(10_000).movesAt(20_000).movesAt(30_000);
        PirWatch.SavedPir saved = pir.save();
        pir.resumeAfterGap(Gap.of(5000));
        becomes(Truth.FALSE, 45_000);
        movesAt(50_000);
        assertTrue(evidence().strong());
        marks.clear();
        pir.resume(saved);
        pir.resumeAfterGap(Gap.ofUnknownLength(5000));
        becomes(Truth.FALSE, 45_000);
        movesAt(50_000);
        assertFalse(evidence().strong());
    }

    @Test
    void aNewSealedPeriodForgetsTheMovementsOfTheOneBefore() {
        movesAt(10_000).movesAt(20_000).movesAt(30_000).departsAt(71_000, 40_000);
        pir.begin(Truth.FALSE, 31_000, 100_000);
        marks.clear();
        marks.boarded(100_000);
        movesAt(110_000);
        assertFalse(evidence().strong());
        departsAt(160_000, 49_000);
        assertFalse(seenEmpty());
    }

    @Test
    void howLongTheAgentHasRunDoesNotMatter() {
        lookAt(3 * DAY_MS).becomes(Truth.TRUE, 3 * DAY_MS + 1000).lookAt(3 * DAY_MS + 21_000);
        assertEquals(3 * DAY_MS + 21_000, evidence().singleMs());
    }
}
