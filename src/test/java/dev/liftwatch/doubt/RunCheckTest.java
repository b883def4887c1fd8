package dev.liftwatch.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.DrawnCar;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.doubt.RunCheck.Opening;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What flags must read on ordinary runs, and how often they may read otherwise. */
class RunCheckTest {
    /** Its slowest passage takes 5 s. */
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L, 6000L), false);

    private Wires wires = new Wires(
            Signal.DOOR_CLOSED,
            Signal.DOOR_OPEN,
            Signal.DOOR_ZONE,
            Signal.RUNNING,
            Signal.SAFETY_CHAIN,
            Signal.MAINS_OK,
            Signal.POSITION_MM);
    private final DrawnCar car = new DrawnCar();
    private final Doubted doubted = new Doubted();
    private RunCheck check = new RunCheck(LIFT);

    private Opening looksAt(long tickMs) {
        wires.at(tickMs);
        doubted.people(Leaving.Word.UNKNOWN, car.draw().lastTravelMs());
        return check.update(wires.panel(), car.at(tickMs).draw(), doubted);
    }

    private RunCheckTest reads(Signal signal, long value) {
        wires.read(signal, value);
        return this;
    }

    /** Travels outside every zone at that tick, behind doors that read so. */
    private RunCheckTest travelsAt(long tickMs, Truth closed) {
        car.inDoorZone(Truth.FALSE).travelledAt(tickMs).doorsClosed(closed);
        looksAt(tickMs);
        return this;
    }

    private RunCheckTest travelsAt(long tickMs) {
        return travelsAt(tickMs, Truth.TRUE);
    }

    /** Its doors leave closed at that tick and stand open a second later, at a landing; what the signals read is told before. */
    private Opening opensAt(long tickMs, long lastTravelMs) {
        car.inDoorZone(Truth.TRUE).standsSince(lastTravelMs).doorsOpenSince(tickMs);
        return looksAt(tickMs + 1000);
    }

    private RunCheckTest standsAt(long tickMs) {
        car.standsSince(tickMs - 5000);
        looksAt(tickMs);
        return this;
    }

    /** One run from landing to landing every 100 s, with everything as it must be but the one signal, in the run. */
    private RunCheckTest runs(int from, int until, Signal signal, long valueInTravel) {
        for (int i = from; i <= until; i++) {
            wires.at(i * 100_000L);
            reads(Signal.DOOR_CLOSED, 1).reads(Signal.DOOR_OPEN, 0).reads(Signal.RUNNING, 1);
            reads(Signal.SAFETY_CHAIN, 1).reads(Signal.MAINS_OK, 1);
            reads(signal, valueInTravel).travelsAt(i * 100_000L);
            reads(Signal.RUNNING, 0).reads(Signal.DOOR_CLOSED, 0).reads(Signal.DOOR_ZONE, 1);
            opensAt(i * 100_000L + 5000, i * 100_000L);
            car.doorsClosed(Truth.TRUE);
            looksAt(i * 100_000L + 20_000);
        }
        return this;
    }

    private void assertDoubt(Signal signal, SignalFault fault) {
        assertEquals(Map.of(signal, fault), doubted.doubts());
    }

    private void assertNoDoubt() {
        assertEquals(Map.of(), doubted.doubts());
    }

    @Test
    void threeRunsAgainstOneOfTheUsualFlagsAreEnoughAndTwoAreNot() {
        runs(1, 2, Signal.SAFETY_CHAIN, 0);
        assertNoDoubt();
        runs(3, 3, Signal.SAFETY_CHAIN, 0);
        assertEquals(SignalFault.INVERTED, doubted.doubts().get(Signal.SAFETY_CHAIN));
    }

    @Test
    void aLandingSensorThatFlickersInAParkedCarBearsWitnessAgainstNobody() {
        car.travelDisputed(true);
        runs(1, 6, Signal.SAFETY_CHAIN, 0);
        assertNoDoubt();
    }

    @Test
    void theMainsTakeFiveRunsSinceARescueDeviceRunsWithoutThem() {
        runs(1, 4, Signal.MAINS_OK, 0);
        assertNoDoubt();
        runs(5, 5, Signal.MAINS_OK, 0);
        assertEquals(SignalFault.INVERTED, doubted.doubts().get(Signal.MAINS_OK));
    }

    @Test
    void aFlagThatNeverChangesIsStuckAndTwoGoodRunsMakeItBelievedAgain() {
        wires = new Wires(Signal.SAFETY_CHAIN).read(Signal.SAFETY_CHAIN, 0);
        for (int i = 1; i <= 3; i++) {
            travelsAt(i * 100_000L);
            opensAt(i * 100_000L + 5000, i * 100_000L);
        }
        assertDoubt(Signal.SAFETY_CHAIN, SignalFault.STUCK);
        wires.read(Signal.SAFETY_CHAIN, 1);
        travelsAt(400_000);
        opensAt(405_000, 400_000);
        assertDoubt(Signal.SAFETY_CHAIN, SignalFault.STUCK);
        travelsAt(500_000);
        opensAt(505_000, 500_000);
        assertNoDoubt();
    }

    @Test
    void aFlagThatBrokeBetweenTwoRunsIsStuckAndNotInverted() {
        wires.read(Signal.SAFETY_CHAIN, 1);
        travelsAt(100_000);
        opensAt(105_000, 100_000);
        wires.at(150_000).read(Signal.SAFETY_CHAIN, 0);
        for (int i = 2; i <= 4; i++) {
            assertNoDoubt();
            travelsAt(i * 100_000L);
            opensAt(i * 100_000L + 5000, i * 100_000L);
        }
        assertDoubt(Signal.SAFETY_CHAIN, SignalFault.STUCK);
    }

    @Test
    void aRunIsOverWhenItsDoorsStandOpen() {
        travelsAt(100_000);
        assertTrue(check.afterRunWithClosedDoors());
        opensAt(105_000, 100_000);
        assertFalse(check.afterRunWithClosedDoors());
    }

    @Test
    void aGoodRunBetweenTwoBadOnesBeginsTheCountAnew() {
        runs(1, 2, Signal.SAFETY_CHAIN, 0).runs(3, 3, Signal.SAFETY_CHAIN, 1).runs(4, 5, Signal.SAFETY_CHAIN, 0);
        assertNoDoubt();
    }

    @Test
    void aFlagThatReadsBothWithinOneRunIsJudgedByNeither() {
        for (int i = 1; i <= 5; i++) {
            wires.at(i * 100_000L).read(Signal.SAFETY_CHAIN, 0);
            travelsAt(i * 100_000L);
            wires.read(Signal.SAFETY_CHAIN, 1);
            travelsAt(i * 100_000L + 1000);
            opensAt(i * 100_000L + 5000, i * 100_000L + 1000);
        }
        assertNoDoubt();
    }

    @Test
    void travelWithinADoorZoneIsLevellingAndNoRun() {
        wires.read(Signal.SAFETY_CHAIN, 0);
        for (int i = 1; i <= 5; i++) {
            car.inDoorZone(Truth.TRUE).travelledAt(i * 100_000L);
            looksAt(i * 100_000L);
            opensAt(i * 100_000L + 5000, i * 100_000L);
        }
        assertNoDoubt();
        assertEquals(500_000, check.travelMs());
        assertFalse(check.afterRunWithClosedDoors());
    }

    @Test
    void aRunThatFollowsAStandEndsTheOneBefore() {
        wires.read(Signal.SAFETY_CHAIN, 0);
        travelsAt(100_000)
                .standsAt(110_000)
                .travelsAt(200_000)
                .standsAt(210_000)
                .travelsAt(300_000);
        assertNoDoubt();
        standsAt(310_000).travelsAt(400_000);
        assertDoubt(Signal.SAFETY_CHAIN, SignalFault.STUCK);
    }

    @Test
    void aZoneContactThatSaysOutsideAtThreeOpeningsIsWrongAndOnceWhereTheyWerePrompt() {
        wires.read(Signal.DOOR_ZONE, 0);
        for (int i = 1; i <= 3; i++) {
            assertNoDoubt();
            travelsAt(i * 100_000L);
            opensAt(i * 100_000L + 5000, i * 100_000L);
        }
        assertDoubt(Signal.DOOR_ZONE, SignalFault.STUCK);
        check = new RunCheck(LIFT);
        doubted.clear(Signal.DOOR_ZONE, Surprise.Matter.RUNS);
        travelsAt(500_000);
        car.standsSince(500_000).doorsOpenSince(508_000);
        assertEquals(Opening.PROMPT, looksAt(509_000));
        assertDoubt(Signal.DOOR_ZONE, SignalFault.STUCK);
    }

    @Test
    void aZoneContactThatChangesAndSaysOutsideAtOpeningsIsInverted() {
        for (int i = 1; i <= 3; i++) {
            wires.at(i * 100_000L).read(Signal.DOOR_ZONE, 1);
            travelsAt(i * 100_000L);
            wires.at(i * 100_000L + 4000).read(Signal.DOOR_ZONE, 0);
            opensAt(i * 100_000L + 5000, i * 100_000L);
        }
        assertDoubt(Signal.DOOR_ZONE, SignalFault.INVERTED);
        for (int i = 4; i <= 5; i++) {
            assertDoubt(Signal.DOOR_ZONE, SignalFault.INVERTED);
            wires.read(Signal.DOOR_ZONE, 1);
            travelsAt(i * 100_000L);
            opensAt(i * 100_000L + 5000, i * 100_000L);
        }
        assertNoDoubt();
    }

    @Test
    void doorsThatPeopleMayHaveForcedSayNothingOfTheContactsAndOnceAStandOfTheZone() {
        wires.read(Signal.DOOR_CLOSED, 1).read(Signal.DOOR_ZONE, 0);
        car.doorsClosed(Truth.TRUE);
        looksAt(1000);
        for (int i = 1; i <= 3; i++) {
            car.inDoorZone(Truth.TRUE).standsSince(0).doorsOpenSince(i * 100_000L);
            assertEquals(Opening.PERHAPS_FORCED, looksAt(i * 100_000L + 1000));
            car.doorsClosed(Truth.TRUE);
            looksAt(i * 100_000L + 5000);
        }
        assertNoDoubt();
        for (int i = 4; i <= 5; i++) {
            car.inDoorZone(Truth.TRUE).standsSince(i * 100_000L - 50_000).doorsOpenSince(i * 100_000L);
            looksAt(i * 100_000L + 1000);
            car.doorsClosed(Truth.TRUE);
            looksAt(i * 100_000L + 5000);
        }
        assertDoubt(Signal.DOOR_ZONE, SignalFault.STUCK);
    }

    @Test
    void aContactThatChatteredBeforeARestartIsChatteringAfterItThoughItsPanelCountsFromZero() {
        wires = new Wires(Signal.SAFETY_CHAIN, Signal.RUNNING, Signal.DOOR_CLOSED);
        runs(1, 2, Signal.SAFETY_CHAIN, 0);
        for (int i = 0; i < 60; i++) {
            wires.at(230_000 + i * 50L).read(Signal.SAFETY_CHAIN, i % 2);
        }
        RunCheck.SavedRun saved = check.save(wires.panel());
        wires = new Wires(Signal.SAFETY_CHAIN, Signal.RUNNING, Signal.DOOR_CLOSED);
        check = new RunCheck(LIFT);
        check.resume(saved);
        runs(3, 3, Signal.SAFETY_CHAIN, 0);
        assertEquals(SignalFault.CHATTERING, doubted.doubts().get(Signal.SAFETY_CHAIN));
    }

    @Test
    void anotherAgentGoesOnInTheMiddleOfARun() {
        runs(1, 2, Signal.SAFETY_CHAIN, 0);
        wires.at(300_000).read(Signal.SAFETY_CHAIN, 0).read(Signal.RUNNING, 1);
        travelsAt(300_000);
        RunCheck other = new RunCheck(LIFT);
        other.resume(check.save(wires.panel()));
        SignalPanel itsOwn = new Wires(Signal.SAFETY_CHAIN, Signal.RUNNING).panel();
        assertEquals(check.save(wires.panel()), other.save(itsOwn), "its panel counts from 0 again");
        check = other;
        wires.read(Signal.RUNNING, 0);
        assertEquals(Opening.PROMPT, opensAt(305_000, 300_000));
        assertEquals(SignalFault.INVERTED, doubted.doubts().get(Signal.SAFETY_CHAIN));
    }
}
