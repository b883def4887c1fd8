package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.DoubtedTraffic.assertOnlyDoubt;
import static dev.liftwatch.entrapment.DoubtedTraffic.doubts;
import static dev.liftwatch.entrapment.DoubtedTraffic.everything;
import static dev.liftwatch.entrapment.DoubtedTraffic.quickRide;
import static dev.liftwatch.entrapment.DoubtedTraffic.ride;
import static dev.liftwatch.entrapment.DoubtedTraffic.rides;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Door contacts that are inverted, stuck, lost or mended: who is wrong is named, and people behind the doors are seen all the same. */
class BadDoorContactsTest {
    /** So many quick changes within a minute are no door's. */
    private static final int FLUTTER = 20;

    /** Nor so many, as the doors stand open, a landing's. */
    private static final int ZONE_FLUTTER = 8;

    @Test
    void aClosedContactWithTheWrongPolarityIsInvertedAfterThreeRides() {
        Scene scene = everything().inverted(Signal.DOOR_CLOSED).scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 4);
        assertOnlyDoubt(scene, Signal.DOOR_CLOSED, SignalFault.INVERTED);
    }

    @Test
    void andATrappingIsStillSeenByTheOthers() {
        Scene scene = everything().inverted(Signal.DOOR_CLOSED).scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 4);
        scene.riderBoards().stopBetweenLandings().pass(100);
        assertEquals(1, scene.all(Phase.RAISED).size());
    }

    @Test
    void anOpenContactWithTheWrongPolarityIsInverted() {
        Scene scene = everything().inverted(Signal.DOOR_OPEN).scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 4);
        assertOnlyDoubt(scene, Signal.DOOR_OPEN, SignalFault.INVERTED);
    }

    @Test
    void anOpenContactThatNeverComesIsFoundOutAndDoorsAjarThenServe() {
        Scene scene = everything().stuck(Signal.DOOR_OPEN, 0).scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 6);
        assertOnlyDoubt(scene, Signal.DOOR_OPEN, SignalFault.CONTRADICTORY);
    }

    @Test
    void anInvertedDoorContactIsReadTheOtherWayRoundAndThePeopleBehindItAreSeen() {
        Scene scene = new WiredKit()
                .wired(Signal.DOOR_CLOSED, Signal.DOOR_ZONE)
                .inverted(Signal.DOOR_CLOSED)
                .presence(PresenceSensor.RADAR)
                .scene();
        for (int i = 0; i < 5; i++) {
            ride(scene, 1 + i * 3 % 8);
        }
        assertOnlyDoubt(scene, Signal.DOOR_CLOSED, SignalFault.INVERTED);
        scene.riderBoards().travelTo(2 * Scene.LANDING_MM).pass(150);
        assertEquals(Cause.DOORS_NOT_OPENING, scene.only(Phase.RAISED).cause());
        scene.openDoors().pass(6);
        assertEquals(Reason.DOORS_OPENED_AT_LANDING, scene.only(Phase.CLOSED).reason());
    }

    @Test
    void aLostDoorOpenContactLeavesTheClosedContactToTellOfAWayOut() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        rides(scene, 1);
        scene.lose(Signal.DOOR_OPEN);
        for (int i = 0; i < 12; i++) {
            scene.set(Signal.DOOR_CLOSED, 0).set(Signal.OCCUPIED, 1).pass(9).set(Signal.DOOR_CLOSED, 1);
            scene.travelTo((1 + i * 3 % 8) * Scene.LANDING_MM)
                    .set(Signal.DOOR_CLOSED, 0)
                    .pass(9);
            scene.set(Signal.OCCUPIED, 0).set(Signal.DOOR_CLOSED, 1).pass(20);
        }
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void aLostDoorContactDoesNotTurnTrafficIntoATrapping() {
        Scene scene = new WiredKit()
                .wired(Signal.DOOR_CLOSED, Signal.POSITION_MM)
                .presence(PresenceSensor.RADAR)
                .scene();
        scene.riderBoards().travelTo(1500).lose(Signal.DOOR_CLOSED);
        for (int i = 0; i < 20; i++) {
            scene.travelTo((1 + i * 3 % 8) * Scene.LANDING_MM)
                    .set(Signal.OCCUPIED, i % 2)
                    .pass(20);
        }
        scene.set(Signal.OCCUPIED, 0).pass(3600);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void aCarThatIsMovedToALandingWithItsDoorsForcedOpenLetsPeopleOutThereAndNotOnTheWay() {
        Scene scene = new WiredKit()
                .wired(Signal.DOOR_CLOSED, Signal.DOOR_ZONE)
                .presence(PresenceSensor.RADAR)
                .scene();
        scene.riderBoards()
                .stopBetweenLandings()
                .pass(65)
                .set(Signal.DOOR_CLOSED, 0)
                .pass(120);
        scene.set(Signal.DOOR_ZONE, 1).pass(4.5);
        assertEquals(List.of(), scene.all(Phase.CLOSED));
        scene.pass(1);
        assertEquals(1, scene.all(Phase.CLOSED).size());
    }

    @Test
    void doorsThatWereUnknownAtALandingMayHaveLetPeopleOut() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().pass(40).travelTo(3 * Scene.LANDING_MM);
        scene.lose(Signal.DOOR_CLOSED)
                .lose(Signal.DOOR_OPEN)
                .pass(8)
                .set(Signal.OCCUPIED, 0)
                .pass(20);
        scene.set(Signal.DOOR_CLOSED, 1).set(Signal.DOOR_OPEN, 0).pass(900);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void aCarWithUnknownDoorsThatTravelsIsClosedAndItsRidersAreSeen() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.openDoors()
                .lose(Signal.DOOR_CLOSED)
                .lose(Signal.DOOR_OPEN)
                .set(Signal.OCCUPIED, 1)
                .pass(10);
        scene.stopBetweenLandings().pass(70);
        assertEquals(Cause.STOPPED_OUTSIDE_DOOR_ZONE, scene.only(Phase.RAISED).cause());
    }

    @Test
    void anOpenContactThatIsStuckDoesNotLetPeopleOutOfAClosedCar() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        rides(scene, 1);
        scene.breaks(Signal.DOOR_OPEN, 1);
        scene.riderBoards().pass(40).travelTo(6 * Scene.LANDING_MM).pass(100);
        assertEquals(Cause.DOORS_NOT_OPENING, scene.only(Phase.RAISED).cause());
    }

    @Test
    void aMendedContactIsBelievedAgainAlsoWhereTheCarNeverStandsForLong() {
        Scene scene = new WiredKit()
                .wired(Signal.DOOR_CLOSED, Signal.DOOR_ZONE, Signal.MAINS_OK)
                .presence(PresenceSensor.RADAR)
                .stuck(Signal.DOOR_CLOSED, 0)
                .scene();
        for (int i = 0; i < 8; i++) {
            quickRide(scene, i);
        }
        assertOnlyDoubt(scene, Signal.DOOR_CLOSED, SignalFault.STUCK);
        scene.mend(Signal.DOOR_CLOSED).set(Signal.DOOR_CLOSED, 1);
        for (int i = 0; i < 8; i++) {
            quickRide(scene, i);
        }
        assertEquals(Map.of(), doubts(scene));
    }

    @Test
    void aClosedContactThatNeverReadsClosedSaysNothingAgainstTheDoorZone() {
        Scene scene = new WiredKit()
                .wired(Signal.DOOR_CLOSED, Signal.DOOR_ZONE, Signal.MAINS_OK)
                .presence(PresenceSensor.RADAR)
                .stuck(Signal.DOOR_CLOSED, 0)
                .scene();
        for (int i = 0; i < 20; i++) {
            scene.travelTo((1 + i * 3 % 8) * Scene.LANDING_MM - 1500).pass(7);
            quickRide(scene, i);
        }
        assertOnlyDoubt(scene, Signal.DOOR_CLOSED, SignalFault.STUCK);
    }

    @Test
    void timeAtOpenDoorsIsNotTimeShutInThoughTheClosedContactSticks() {
        Scene scene = everything().stuck(Signal.DOOR_CLOSED, 1).scene();
        scene.travelTo(5 * Scene.LANDING_MM)
                .pass(2)
                .openDoors()
                .pass(150)
                .set(Signal.OCCUPIED, 1)
                .pass(60)
                .closeDoors();
        scene.pass(40);
        scene.travelTo(3 * Scene.LANDING_MM);
        assertEquals(List.of(), scene.pass(10).decisions());
        scene.pass(200);
        assertEquals(Cause.DOORS_NOT_OPENING, scene.only(Phase.RAISED).cause());
    }

    @Test
    void aClosedContactThatChattersIsLeftOutAndNotReadTheOtherWayRound() {
        Scene scene = everything().scene();
        for (int run = 0; run < 4; run++) {
            scene.openDoors().pass(4).closeDoors().travelTo((1 + run * 3 % 8) * Scene.LANDING_MM);
            for (int i = 0; i < 20; i++) {
                scene.set(Signal.DOOR_CLOSED, 1)
                        .pass(0.3)
                        .set(Signal.DOOR_CLOSED, 0)
                        .pass(0.3);
            }
            scene.set(Signal.DOOR_CLOSED, 1).set(Signal.DOOR_OPEN, 1).pass(4).set(Signal.DOOR_OPEN, 0);
        }
        assertEquals(SignalFault.CHATTERING, doubts(scene).get(Signal.DOOR_CLOSED));
    }

    /** Changes so often, so far apart. */
    private static Scene flutters(Scene scene, Signal signal, int times, double apartS) {
        for (int i = 0; i < times; i++) {
            scene.set(signal, i % 2).pass(apartS);
        }
        return scene;
    }

    @Test
    void aClosedContactThatFluttersIsFoundOutWithinAMinuteAndAlarmsForNobody() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        rides(scene, 2);
        flutters(scene, Signal.DOOR_CLOSED, FLUTTER + 2, 0.4);
        assertEquals(SignalFault.CHATTERING, doubts(scene).get(Signal.DOOR_CLOSED));
        for (int i = 0; i < 10; i++) {
            scene.set(Signal.OCCUPIED, 1).travelTo((1 + i * 3 % 8) * Scene.LANDING_MM);
            flutters(scene, Signal.DOOR_CLOSED, 11, 0.4).set(Signal.OCCUPIED, 0).pass(25);
            assertEquals(SignalFault.CHATTERING, doubts(scene).get(Signal.DOOR_CLOSED), "ride " + i);
        }
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void aContactThatFlutteredIsBelievedAgainAfterAQuarterOfAnHourOfDoorsThatTakeTheirTime() {
        Scene scene = everything().scene();
        rides(scene, 1);
        flutters(scene, Signal.DOOR_CLOSED, FLUTTER + 2, 0.4).set(Signal.DOOR_CLOSED, 1);
        for (int i = 0; i < 20; i++) {
            quickRide(scene, i);
            scene.pass(20);
        }
        assertEquals(SignalFault.CHATTERING, doubts(scene).get(Signal.DOOR_CLOSED));
        rides(scene, 25);
        assertEquals(Map.of(), doubts(scene));
    }

    @Test
    void doorsThatOpenAndCloseAgainAndAgainAreNoFlutter() {
        Scene scene = everything().scene();
        rides(scene, 1);
        flutters(scene, Signal.DOOR_CLOSED, 60, 1.2);
        assertEquals(Map.of(), doubts(scene));
    }

    @Test
    void peopleWhoShakeAtTheDoorsAreNoFlutter() {
        Scene scene = everything().scene();
        rides(scene, 1);
        for (int i = 0; i < 6; i++) {
            flutters(scene, Signal.DOOR_CLOSED, 14, 0.3)
                    .set(Signal.DOOR_CLOSED, 1)
                    .pass(60);
        }
        assertEquals(Map.of(), doubts(scene));
    }

    @Test
    void oneThatWasTakenForInvertedIsFoundToFlutter() {
        Scene scene = everything().inverted(Signal.DOOR_CLOSED).scene();
        rides(scene, 4);
        assertEquals(SignalFault.INVERTED, doubts(scene).get(Signal.DOOR_CLOSED));
        flutters(scene, Signal.DOOR_CLOSED, FLUTTER + 2, 0.4);
        assertEquals(SignalFault.CHATTERING, doubts(scene).get(Signal.DOOR_CLOSED));
    }

    @Test
    void aZoneSensorThatFluttersAsTheDoorsAreOpenIsFoundOutAndNotReadTheOtherWayRound() {
        Scene scene = everything().scene();
        rides(scene, 1);
        flutters(scene.openDoors(), Signal.DOOR_ZONE, ZONE_FLUTTER + 2, 0.4);
        assertEquals(SignalFault.CHATTERING, doubts(scene).get(Signal.DOOR_ZONE));
        rides(scene.set(Signal.DOOR_ZONE, 1).closeDoors(), 5);
        assertEquals(
                SignalFault.CHATTERING, doubts(scene).get(Signal.DOOR_ZONE), "loose contacts are quiet for a while");
    }

    @Test
    void aCarThatPassesManyLandingsOrRelevelsHasNoFlutteringZone() {
        Scene scene = everything().scene();
        rides(scene, 1);
        for (int i = 0; i < 10; i++) {
            scene.travelTo(8 * Scene.LANDING_MM).travelTo(Scene.LANDING_MM);
            flutters(scene.openDoors(), Signal.DOOR_ZONE, 4, 0.4).set(Signal.DOOR_ZONE, 1);
            scene.pass(30).closeDoors();
        }
        assertEquals(null, doubts(scene).get(Signal.DOOR_ZONE));
    }
}
