package dev.liftwatch.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The picture of the car from one tick to the next. */
class CarWatchTest {
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);
    private static final CarWatch.Times TIMES = new CarWatch.Times(1000, 5000, 5000);

    private final Wires wires = new Wires(
            Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.DOOR_ZONE, Signal.RUNNING, Signal.STALL, Signal.MAINS_OK);
    private CarWatch watch = new CarWatch(LIFT, TIMES);

    private CarPicture looksAt(long tickMs) {
        return watch.update(wires.at(tickMs).panel(), tickMs);
    }

    private CarPicture readsAt(long tickMs, Signal signal, long value) {
        wires.at(tickMs).read(signal, value);
        return looksAt(tickMs);
    }

    /** Closed at a landing from tick 1000 on. */
    private CarPicture closesAtALanding() {
        wires.at(1000).read(Signal.DOOR_OPEN, 0).read(Signal.DOOR_ZONE, 1).read(Signal.MAINS_OK, 1);
        return readsAt(1000, Signal.DOOR_CLOSED, 1);
    }

    @Test
    void theSealedPeriodBeginsAsTheDoorsClose() {
        assertEquals(1000, closesAtALanding().sealed().sinceMs());
        readsAt(2000, Signal.DOOR_CLOSED, 0);
        assertEquals(1000, readsAt(3000, Signal.DOOR_CLOSED, 1).sealed().sinceMs());
        readsAt(4000, Signal.DOOR_CLOSED, 0);
        readsAt(4000, Signal.DOOR_OPEN, 1);
        assertFalse(looksAt(5000).sealed().isSealed());
        readsAt(6000, Signal.DOOR_OPEN, 0);
        assertEquals(7000, readsAt(7000, Signal.DOOR_CLOSED, 1).sealed().sinceMs());
    }

    @Test
    void doorsThatStoodOpenOnTheWayToALandingAreAWayOutASecondAfterItIsReached() {
        closesAtALanding();
        readsAt(10_000, Signal.DOOR_ZONE, 0);
        readsAt(11_000, Signal.DOOR_CLOSED, 0);
        readsAt(12_000, Signal.DOOR_OPEN, 1);
        assertFalse(looksAt(13_000).passableAtLanding());
        assertFalse(readsAt(20_000, Signal.DOOR_ZONE, 1).passableAtLanding());
        assertEquals(21_000, watch.nextDueMs());
        assertFalse(looksAt(20_999).passableAtLanding());
        assertTrue(looksAt(21_000).passableAtLanding());
    }

    @Test
    void doorsThatStoodFullyOpenOutsideAndClosedAgainMayHaveLetPeopleOut() {
        closesAtALanding();
        readsAt(10_000, Signal.DOOR_ZONE, 0);
        readsAt(20_000, Signal.DOOR_CLOSED, 0);
        readsAt(21_000, Signal.DOOR_OPEN, 1);
        looksAt(22_000);
        readsAt(23_000, Signal.DOOR_OPEN, 0);
        assertEquals(Tick.NONE, looksAt(24_000).reclosedMs());
        CarPicture closed = readsAt(25_000, Signal.DOOR_CLOSED, 1);
        assertEquals(25_000, closed.reclosedMs());
        assertEquals(25_000, closed.standsSinceMs());
        assertEquals(25_000, looksAt(30_000).reclosedMs());
    }

    @Test
    void doorsThatOpenedAtALandingOrNotFullyLetNobodyOutOutside() {
        closesAtALanding();
        readsAt(10_000, Signal.DOOR_CLOSED, 0);
        readsAt(11_000, Signal.DOOR_OPEN, 1);
        looksAt(12_000);
        readsAt(13_000, Signal.DOOR_OPEN, 0);
        assertEquals(Tick.NONE, readsAt(14_000, Signal.DOOR_CLOSED, 1).reclosedMs());
        readsAt(20_000, Signal.DOOR_ZONE, 0);
        readsAt(21_000, Signal.DOOR_CLOSED, 0);
        assertEquals(Tick.NONE, readsAt(22_000, Signal.DOOR_CLOSED, 1).reclosedMs());
    }

    @Test
    void aDriveThatIsOnWithoutTravelIsStalledAfterFiveSeconds() {
        assertEquals(Tick.NEVER, closesAtALanding().stalledAtMs());
        assertEquals(15_000, readsAt(10_000, Signal.RUNNING, 1).stalledAtMs());
        assertEquals(17_000, readsAt(12_000, Signal.DOOR_ZONE, 0).stalledAtMs());
        assertEquals(13_000, readsAt(13_000, Signal.STALL, 1).stalledAtMs());
        assertEquals(17_000, readsAt(14_000, Signal.STALL, 0).stalledAtMs());
        assertEquals(Tick.NEVER, readsAt(15_000, Signal.RUNNING, 0).stalledAtMs());
    }

    @Test
    void mainsLostAtAnyTimeSinceTheLastTravelAreRemembered() {
        assertFalse(closesAtALanding().mainsLostSinceTravel());
        assertTrue(readsAt(5000, Signal.MAINS_OK, 0).mainsLostSinceTravel());
        CarPicture back = readsAt(6000, Signal.MAINS_OK, 1);
        assertEquals(Truth.FALSE, back.mainsLost());
        assertTrue(back.mainsLostSinceTravel());
        assertFalse(readsAt(7000, Signal.DOOR_ZONE, 0).mainsLostSinceTravel());
        wires.at(8000).read(Signal.MAINS_OK, 0);
        assertTrue(readsAt(8000, Signal.DOOR_ZONE, 1).mainsLostSinceTravel());
    }

    @Test
    void whatIsLostInASealedPeriodIsBlindness() {
        closesAtALanding();
        looksAt(60_000);
        wires.at(61_000).lose(Signal.DOOR_ZONE);
        assertEquals(
                new Blindness(Blindness.Extent.PLACE_AT_LANDING, 61_000),
                looksAt(61_000).blindness());
        assertFalse(readsAt(62_000, Signal.DOOR_ZONE, 0).blindness().isBlind());
        wires.at(63_000).lose(Signal.DOOR_ZONE);
        assertEquals(
                new Blindness(Blindness.Extent.PLACE_IN_RIDE, 63_000),
                looksAt(63_000).blindness());
        readsAt(64_000, Signal.DOOR_ZONE, 0);
        wires.at(65_000).lose(Signal.DOOR_CLOSED).lose(Signal.DOOR_OPEN);
        assertEquals(
                new Blindness(Blindness.Extent.DOORS, 65_000), looksAt(65_000).blindness());
    }

    @Test
    void aPlaceThatWasNotKnownAsTheDoorsClosedIsLostBefore() {
        readsAt(1000, Signal.DOOR_OPEN, 0);
        assertEquals(Blindness.NONE, looksAt(1500).blindness());
        assertEquals(
                new Blindness(Blindness.Extent.PLACE_BEFORE, 2000),
                readsAt(2000, Signal.DOOR_CLOSED, 1).blindness());
    }

    @Test
    void aCarFoundElsewhereAfterTenSecondsUnseenMayHaveLetPeopleOutAndAfterLessNot() {
        closesAtALanding();
        looksAt(20_000);
        watch.resumeAfterGap(20_000, 29_999, Gap.of(9999));
        assertTrue(readsAt(30_000, Signal.DOOR_ZONE, 0).sealed().isSealed());
        watch.resumeAfterGap(30_000, 40_000, Gap.of(10_000));
        CarPicture elsewhere = readsAt(40_000, Signal.DOOR_ZONE, 1);
        assertEquals(40_000, elsewhere.sealed().sinceMs(), "the doors read closed: a new sealed period");
        assertTrue(elsewhere.sealed().hasRide(), "whoever is behind these doors after a ride was not let out");
        assertEquals(0, elsewhere.sealed().inZoneMs(40_000));
        assertEquals(Aftermath.AT_LANDING, watch.takeAftermath());
        assertEquals(Aftermath.NONE, watch.takeAftermath(), "it is said once");
    }

    @Test
    void anExitThatNobodySawIsPossibleUntilTheCarIsFoundHoweverOftenTheAgentRestartsMeanwhile() {
        closesAtALanding();
        looksAt(20_000);
        watch.resumeAfterGap(20_000, 30_000, Gap.of(10_000));
        goOnWithAnotherAgent();
        watch.resumeAfterGap(30_000, 32_000, Gap.of(2000));
        assertEquals(40_000, readsAt(40_000, Signal.DOOR_ZONE, 0).sealed().sinceMs());
    }

    @Test
    void aCarFoundWhereItWasHasLetNobodyOut() {
        closesAtALanding();
        readsAt(10_000, Signal.DOOR_ZONE, 0);
        long sealedMs = looksAt(40_000).sealed().sinceMs();
        watch.resumeAfterGap(40_000, 80_000, Gap.ofUnknownLength(40_000));
        assertEquals(sealedMs, looksAt(80_000).sealed().sinceMs());
        assertEquals(Aftermath.SAME_STAND, watch.takeAftermath());
        assertEquals(sealedMs, readsAt(90_000, Signal.DOOR_ZONE, 1).sealed().sinceMs());
    }

    @Test
    void aCarThatMayHaveTravelledInAGapAndIsOutsideAfterItMayBeOnAnotherRide() {
        closesAtALanding();
        readsAt(10_000, Signal.DOOR_ZONE, 0);
        watch.resumeAfterGap(10_000, 80_000, Gap.of(70_000));
        assertEquals(80_000, looksAt(80_000).sealed().sinceMs());
        assertEquals(Aftermath.ELSEWHERE_OUTSIDE, watch.takeAftermath());
    }

    @Test
    void aCarAtItsLandingOnBothSidesOfAGapMayHaveLetPeopleOutThere() {
        closesAtALanding();
        looksAt(20_000);
        watch.resumeAfterGap(20_000, 29_000, Gap.ofUnknownLength(9000));
        CarPicture after = looksAt(29_000);
        assertEquals(29_000, after.sealed().sinceMs());
        assertEquals(Aftermath.AT_LANDING, watch.takeAftermath());
    }

    @Test
    void timeInAZoneDoesNotPassInAGapThatIsTooShortToGetOut() {
        closesAtALanding();
        readsAt(10_000, Signal.DOOR_ZONE, 0);
        readsAt(20_000, Signal.DOOR_ZONE, 1);
        long stoodMs = looksAt(60_000).sealed().inZoneMs(60_000);
        watch.resumeAfterGap(60_000, 69_000, Gap.of(9000));
        assertEquals(stoodMs, looksAt(69_000).sealed().inZoneMs(69_000));
        assertTrue(looksAt(90_000).sealed().inZoneMs(90_000) > stoodMs, "it goes on when the car is proven to stand");
    }

    @Test
    void threeRidesUnderInspectionWithADoorCycleContradictIt() {
        Wires all = new Wires(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.DOOR_ZONE, Signal.INSPECTION);
        all.read(Signal.INSPECTION, 1);
        Truth inspection = Truth.UNKNOWN;
        for (int i = 1; i <= 3; i++) {
            long tickMs = i * 100_000L;
            all.at(tickMs).read(Signal.DOOR_OPEN, 0).read(Signal.DOOR_CLOSED, 1).read(Signal.DOOR_ZONE, 1);
            inspection = watch.update(all.panel(), tickMs).inspection();
            assertEquals(Truth.TRUE, inspection);
            all.at(tickMs + 5000).read(Signal.DOOR_ZONE, 0);
            watch.update(all.panel(), tickMs + 5000);
            all.at(tickMs + 9000).read(Signal.DOOR_ZONE, 1);
            watch.update(all.panel(), tickMs + 9000);
            all.at(tickMs + 12_000).read(Signal.DOOR_CLOSED, 0).read(Signal.DOOR_OPEN, 1);
            watch.update(all.panel(), tickMs + 12_000);
            all.at(tickMs + 13_000);
            inspection = watch.update(all.panel(), tickMs + 13_000).inspection();
            goOnWithAnotherAgent();
        }
        assertEquals(Truth.UNKNOWN, inspection);
    }

    @Test
    void anotherAgentGoesOnWithThePicture() {
        closesAtALanding();
        readsAt(5000, Signal.MAINS_OK, 0);
        readsAt(10_000, Signal.DOOR_ZONE, 0);
        readsAt(20_000, Signal.DOOR_CLOSED, 0);
        readsAt(21_000, Signal.DOOR_OPEN, 1);
        looksAt(22_000);
        goOnWithAnotherAgent();
        readsAt(23_000, Signal.DOOR_OPEN, 0);
        assertEquals(25_000, readsAt(25_000, Signal.DOOR_CLOSED, 1).reclosedMs());
        goOnWithAnotherAgent();
        CarPicture later = readsAt(30_000, Signal.DOOR_ZONE, 1);
        assertEquals(25_000, later.reclosedMs());
        wires.at(31_000).lose(Signal.DOOR_ZONE);
        looksAt(31_000);
        goOnWithAnotherAgent();
        assertEquals(31_000, looksAt(32_000).blindness().sinceMs());
    }

    private void goOnWithAnotherAgent() {
        CarWatch other = new CarWatch(LIFT, TIMES);
        other.resume(watch.save());
        assertEquals(watch.save(), other.save());
        watch = other;
    }

    @Test
    void beforeThePlaceIsReadAgainItIsNotKnownWhetherTheCarIsElsewhere() {
        closesAtALanding();
        looksAt(20_000);
        wires.at(20_500).lose(Signal.DOOR_ZONE);
        looksAt(20_500);
        watch.resumeAfterGap(20_500, 80_500, Gap.of(60_000));
        looksAt(80_500);
        assertEquals(81_000, readsAt(81_000, Signal.DOOR_ZONE, 0).sealed().sinceMs());
    }
}
