package dev.liftwatch.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;
import org.junit.jupiter.api.Test;

/** What a radar shows of people: a second is a sign, half of the last minute is strong evidence. */
class RadarWatchTest {
    private static final long SEEN_EMPTY_MS = 10_000;

    private RadarWatch radar = new RadarWatch(SEEN_EMPTY_MS, 75_000);
    private final PresenceMarks marks = new PresenceMarks();
    private final DrawnCar car = new DrawnCar().sealedSince(0);
    private Truth occupied = Truth.FALSE;
    private long sinceMs;
    private boolean counts = true;

    private RadarWatchTest highAt(long tickMs) {
        return becomes(Truth.TRUE, tickMs);
    }

    private RadarWatchTest lowAt(long tickMs) {
        return becomes(Truth.FALSE, tickMs);
    }

    private RadarWatchTest becomes(Truth value, long tickMs) {
        occupied = value;
        sinceMs = tickMs;
        return lookAt(tickMs);
    }

    private RadarWatchTest lookAt(long tickMs) {
        CarPicture picture = car.at(tickMs).draw();
        radar.update(occupied, sinceMs, picture, counts, marks);
        return this;
    }

    private Evidence evidence() {
        return marks.evidence(true, false);
    }

    private void assertStrongExactlyAt(long tickMs) {
        lookAt(tickMs - 1);
        assertEquals(Tick.NONE, evidence().strongMs());
        assertEquals(tickMs, radar.nextDueMs(tickMs - 1));
        lookAt(tickMs);
        assertEquals(tickMs, evidence().strongMs());
    }

    @Test
    void aSecondIsASignAtTheVeryMillisecond() {
        highAt(5000);
        assertEquals(6000, radar.nextDueMs(5000));
        lookAt(5999);
        assertEquals(Tick.NONE, evidence().singleMs());
        lookAt(6000);
        assertEquals(6000, evidence().singleMs());
    }

    @Test
    void shortStretchesAddUpToASign() {
        highAt(5000).lowAt(5400).highAt(8000);
        assertEquals(8600, radar.nextDueMs(8000));
        lookAt(8599);
        assertEquals(Tick.NONE, evidence().singleMs());
        lookAt(8600);
        assertEquals(8600, evidence().singleMs());
    }

    @Test
    void aSilentRadarShowsNothingByItself() {
        assertEquals(Tick.NEVER, radar.nextDueMs(0));
        highAt(5000).lowAt(6500);
        assertEquals(Tick.NEVER, radar.nextDueMs(6500));
    }

    @Test
    void aRadarHighForHalfOfTheLastMinuteIsStrongEvidenceAtTheVeryMillisecond() {
        highAt(5000).lookAt(6000);
        assertEquals(35_000, radar.nextDueMs(6000));
        assertStrongExactlyAt(35_000);
        assertEquals(Tick.NEVER, radar.nextDueMs(35_000));
    }

    @Test
    void halfOfTheLastMinuteMayComeInPieces() {
        highAt(100_000)
                .lowAt(110_000)
                .highAt(120_000)
                .lowAt(125_000)
                .highAt(130_000)
                .lookAt(131_000);
        assertEquals(145_000, radar.nextDueMs(131_000));
        assertStrongExactlyAt(145_000);
    }

    @Test
    void aPieceThatLeavesTheLastMinuteIsMissingFromTheHalf() {
        highAt(100_000).lowAt(120_000).highAt(155_000).lookAt(156_000);
        assertEquals(185_000, radar.nextDueMs(156_000));
        lookAt(165_000);
        assertEquals(185_000, radar.nextDueMs(165_000));
        assertStrongExactlyAt(185_000);
    }

    @Test
    void theGapBetweenTwoPiecesThatLeaveTheLastMinuteIsAGain() {
        highAt(100_000)
                .lowAt(110_000)
                .highAt(120_000)
                .lowAt(125_000)
                .highAt(150_000)
                .lookAt(151_000);
        assertEquals(175_000, radar.nextDueMs(151_000));
        assertStrongExactlyAt(175_000);
    }

    @Test
    void aPieceJustLongEnoughBeforeTheFirstOneLeavesMakesTheHalf() {
        highAt(100_000).lowAt(120_000).highAt(150_000).lookAt(151_000);
        assertEquals(160_000, radar.nextDueMs(151_000));
        assertStrongExactlyAt(160_000);
    }

    @Test
    void whatIsOlderThanAMinuteIsForgotten() {
        highAt(100_000).lowAt(120_000).lookAt(179_999);
        assertEquals(1, radar.save().highs().size());
        lookAt(180_000);
        assertEquals(0, radar.save().highs().size());
    }

    @Test
    void chatterOfASensorIsNotHalfAMinute() {
        for (long tickMs = 1000; tickMs < 200_000; tickMs += 200) {
            highAt(tickMs).lowAt(tickMs + 100);
            assertTrue(radar.save().highs().size() <= 256);
        }
        assertEquals(256, radar.save().highs().size());
        assertEquals(Tick.NONE, evidence().strongMs());
    }

    @Test
    void whoStoodInTheOpenDoorCountsFromWhenTheyWereClosed() {
        occupied = Truth.TRUE;
        car.sealedSince(5000);
        lookAt(5000);
        assertEquals(6000, radar.nextDueMs(5000));
    }

    @Test
    void whatIsSeenWhileTheDoorsAreAjarAtALandingCountsForNothing() {
        highAt(5000);
        counts = false;
        lookAt(15_000).lookAt(25_000);
        counts = true;
        lookAt(45_000).lookAt(46_000);
        assertEquals(65_000, radar.nextDueMs(46_000));
        assertStrongExactlyAt(65_000);
    }

    @Test
    void anotherAgentGoesOnInTheMiddleOfTheHalfMinute() {
        highAt(100_000).lowAt(110_000).highAt(120_000).lookAt(125_000);
        RadarWatch other = new RadarWatch(SEEN_EMPTY_MS, 75_000);
        other.update(Truth.TRUE, 1, car.at(1).draw(), true, new PresenceMarks());
        other.update(Truth.FALSE, 2, car.at(2).draw(), true, new PresenceMarks());
        other.resume(radar.save());
        assertEquals(radar.save(), other.save());
        radar = other;
        assertStrongExactlyAt(140_000);
    }

    @Test
    void aGapProvesNothingOfASensorThatIsHighOnBothSidesOfIt() {
        highAt(5000).lowAt(15_000).highAt(16_000).lookAt(25_000);
        radar.resumeAfterGap(Gap.of(25_000));
        lookAt(50_000).lookAt(51_000);
        assertEquals(80_000, radar.nextDueMs(51_000));
        assertStrongExactlyAt(80_000);
    }

    @Test
    void whatWasSeenBeforeAGapCountsNoMoreAfterIt() {
        highAt(5000).lowAt(30_000).highAt(31_000).lookAt(32_000);
        radar.resumeAfterGap(Gap.of(8000));
        lookAt(40_000).lookAt(41_000);
        assertStrongExactlyAt(70_000);
    }

    @Test
    void aSensorThatWasLowAtTheGapCountsFromItsRise() {
        highAt(5000).lowAt(25_000);
        radar.resumeAfterGap(Gap.of(25_000));
        assertEquals(Tick.NEVER, radar.nextDueMs(50_000));
        highAt(60_000);
        radar.resumeAfterGap(Gap.of(5000));
        assertEquals(Tick.NEVER, radar.nextDueMs(70_000));
    }

    @Test
    void whatWasSeenBeforeAHumanEndedTheIncidentCountsNoMore() {
        highAt(5000).lowAt(20_000).highAt(21_000).lookAt(30_000);
        marks.clear();
        radar.begin(Truth.TRUE, 21_000, 30_000);
        lookAt(30_000);
        assertEquals(31_000, radar.nextDueMs(30_000));
        lookAt(31_000);
        assertStrongExactlyAt(60_000);
    }
}
