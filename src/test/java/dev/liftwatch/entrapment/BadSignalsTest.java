package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.Doubt;
import dev.liftwatch.car.SignalFault;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Wrong wires and dying sensors: who is wrong is named after a few ordinary rides, left out, and believed again later. */
class BadSignalsTest {

    /** A rider goes to a landing and gets out. */
    private static void ride(Scene scene, int landing) {
        scene.openDoors().set(Signal.OCCUPIED, 1).closeDoors().pass(1);
        scene.set(Signal.RUNNING, 1).travelTo(landing * Scene.LANDING_MM).set(Signal.RUNNING, 0);
        scene.openDoors().set(Signal.OCCUPIED, 0).pass(4).closeDoors().pass(20);
    }

    private static void rides(Scene scene, int count) {
        for (int i = 0; i < count; i++) {
            ride(scene, 1 + i * 3 % 8);
        }
    }

    private static Map<Signal, SignalFault> doubts(Scene scene) {
        return scene.judgement().doubts().stream().collect(Collectors.toMap(Doubt::signal, Doubt::fault));
    }

    private static Scene.Kit everything() {
        return Scene.encoder()
                .wired(Signal.DOOR_ZONE, Signal.RUNNING, Signal.SAFETY_CHAIN)
                .presence(PresenceSensor.RADAR);
    }

    private static void assertOnlyDoubt(Scene scene, Signal signal, SignalFault fault) {
        assertEquals(Map.of(signal, fault), doubts(scene));
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void nobodyIsDoubtedInOrdinaryTraffic() {
        Scene scene = everything().scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 30);
        assertEquals(Map.of(), doubts(scene));
        assertEquals(List.of(), scene.decisions());
    }

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
    void aZoneContactWithTheWrongPolarityIsInverted() {
        Scene scene = Scene.contacts()
                .inverted(Signal.DOOR_ZONE)
                .presence(PresenceSensor.RADAR)
                .scene();
        rides(scene, 5);
        assertOnlyDoubt(scene, Signal.DOOR_ZONE, SignalFault.INVERTED);
    }

    @Test
    void aMainsInputThatReadsLostWhileTheLiftServesItsLandingsIsNotBelieved() {
        Scene scene = everything().scene();
        scene.set(Signal.SAFETY_CHAIN, 1).set(Signal.MAINS_OK, 0);
        rides(scene, 7);
        assertEquals(SignalFault.STUCK, doubts(scene).get(Signal.MAINS_OK));
    }

    @Test
    void aRunningInputWithTheWrongPolarityIsInverted() {
        Scene scene = everything().inverted(Signal.RUNNING).scene();
        scene.set(Signal.SAFETY_CHAIN, 1).set(Signal.RUNNING, 0);
        rides(scene, 4);
        assertOnlyDoubt(scene, Signal.RUNNING, SignalFault.INVERTED);
    }

    @Test
    void anOpenContactThatNeverComesIsFoundOutAndDoorsAjarThenServe() {
        Scene scene = everything().stuck(Signal.DOOR_OPEN, 0).scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 6);
        assertOnlyDoubt(scene, Signal.DOOR_OPEN, SignalFault.CONTRADICTORY);
    }

    @Test
    void aPositionThatPutsEveryLandingElsewhereIsWrongAfterThreeRides() {
        Scene scene =
                Scene.encoder().shifted(900).presence(PresenceSensor.RADAR).scene();
        rides(scene, 5);
        assertOnlyDoubt(scene, Signal.POSITION_MM, SignalFault.CONTRADICTORY);
    }

    @Test
    void aFrozenEncoderIsFoundOutByTheZoneContact() {
        Scene scene = everything().scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 2);
        scene.freezePosition(true);
        rides(scene, 6);
        assertOnlyDoubt(scene, Signal.POSITION_MM, SignalFault.STUCK);
        scene.freezePosition(false);
        rides(scene, 3);
        assertEquals(Map.of(), doubts(scene), "and believed again when it moves");
    }

    @Test
    void aWrongWireThatWasMendedIsBelievedAgainAfterTwoRides() {
        Scene scene = everything().inverted(Signal.DOOR_CLOSED).scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 4);
        scene.mend(Signal.DOOR_CLOSED);
        rides(scene, 4);
        assertEquals(Map.of(), doubts(scene));
    }

    @Test
    void aPresenceSensorThatNeverLetsGoIsStuck() {
        Scene scene = everything().stuck(Signal.OCCUPIED, 1).scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 45);
        assertEquals(SignalFault.STUCK, doubts(scene).get(Signal.OCCUPIED));
    }

    @Test
    void anAlarmThatRestsOnAStuckPresenceSensorFallsToPossibleAndSaysSo() {
        Scene scene = everything().scene();
        scene.set(Signal.SAFETY_CHAIN, 1);
        rides(scene, 1);
        scene.breaks(Signal.OCCUPIED, 1).pass(200);
        assertEquals(Certainty.CONFIRMED, scene.only(Phase.RAISED).certainty(), "a stuck sensor looks like a person");
        scene.lose(Signal.DOOR_ZONE).lose(Signal.POSITION_MM);
        for (int i = 0; i < 30; i++) {
            scene.openDoors().closeDoors().pass(60);
        }
        assertEquals(SignalFault.STUCK, doubts(scene).get(Signal.OCCUPIED));
        Decision fallen = scene.all(Phase.UPDATED).getLast();
        assertEquals(Certainty.POSSIBLE, fallen.certainty());
        assertTrue(
                fallen.explanation().sentences().stream().anyMatch(s -> s.key().equals("presence.distrusted")));
    }

    @Test
    void aZoneSensorThatFlickersUnderAStandingCarDoesNotHideTheTrapping() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().stopBetweenLandings();
        for (int i = 0; i < 200; i++) {
            scene.set(Signal.DOOR_ZONE, i % 2).pass(2);
        }
        assertEquals(1, scene.all(Phase.RAISED).size());
        assertTrue(scene.only(Phase.RAISED).atMs() < 300_000);
    }

    @Test
    void anEncoderThatComesBackWhileTheCarIsWoundToALandingIsBelieved() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards()
                .travelTo(3 * Scene.LANDING_MM + 1000)
                .lose(Signal.POSITION_MM)
                .pass(300);
        for (long mm = 3 * Scene.LANDING_MM + 1500; mm >= 3 * Scene.LANDING_MM; mm -= 10) {
            scene.travelTo(mm);
        }
        scene.openDoors();
        assertEquals(Map.of(), doubts(scene));
        assertEquals(1, scene.all(Phase.CLOSED).size());
    }

    @Test
    void anEncoderThatJumpsNowAndThenDoesNotHideTheTrapping() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().stopBetweenLandings();
        long stoppedMs = scene.nowMs();
        for (int i = 0; i < 20; i++) {
            scene.glitch(Signal.POSITION_MM, i % 2 == 0 ? 3 * Scene.LANDING_MM : 91_000)
                    .pass(5);
        }
        assertTrue(scene.only(Phase.RAISED).atMs() < stoppedMs + 61_000);
        assertEquals(List.of(), scene.all(Phase.DISMISSED));
    }

    @Test
    void anInvertedDoorContactIsReadTheOtherWayRoundAndThePeopleBehindItAreSeen() {
        Scene scene = new Scene.Kit()
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
    void aZoneContactThatDiesIsFoundOutByTheFirstDoorsThatOpenPromptlyAfterARun() {
        Scene scene = Scene.contacts().presence(PresenceSensor.PIR).scene();
        rides(scene, 3);
        scene.breaks(Signal.DOOR_ZONE, 0).pass(2);
        rides(scene, 1);
        assertOnlyDoubt(scene, Signal.DOOR_ZONE, SignalFault.STUCK);
        scene.pass(3600);
        assertEquals(List.of(), scene.all(Phase.RAISED), "an empty car that parks is not stopped outside");
        scene.mend(Signal.DOOR_ZONE);
        rides(scene, 3);
        assertEquals(Map.of(), doubts(scene));
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
        Scene scene = new Scene.Kit()
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
    void aPositionLostForDaysDoesNotTurnEveryLongRideIntoATrapping() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        rides(scene, 1);
        scene.lose(Signal.POSITION_MM);
        for (int i = 0; i < 20; i++) {
            scene.openDoors().set(Signal.OCCUPIED, 1).closeDoors().pass(140);
            scene.openDoors().set(Signal.OCCUPIED, 0).closeDoors().pass(600);
        }
        assertEquals(List.of(), scene.all(Phase.RAISED));
        scene.openDoors().set(Signal.OCCUPIED, 1).closeDoors().pass(250);
        assertEquals(Cause.SENSORS_LOST, scene.only(Phase.RAISED).cause());
    }

    @Test
    void aCarThatIsMovedToALandingWithItsDoorsForcedOpenLetsPeopleOutThereAndNotOnTheWay() {
        Scene scene = new Scene.Kit()
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
    void aPersonWhoStepsIntoACarWhoseZoneContactHasDiedIsNotTrapped() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        rides(scene, 2);
        scene.breaks(Signal.DOOR_ZONE, 0).pass(150);
        scene.openDoors().set(Signal.OCCUPIED, 1).pass(8);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void aLevelSensorThatDiesOnAParkedCarDoesNotPutItOutsideItsLanding() {
        Scene scene = new Scene.Kit()
                .wired(Signal.DOOR_CLOSED, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER)
                .presence(PresenceSensor.PIR)
                .scene();
        rides(scene, 2);
        scene.pass(60).breaks(Signal.LEVEL_UPPER, 0).pass(200).movement().pass(600);
        assertEquals(List.of(), scene.all(Phase.RAISED));
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
    void aZoneContactThatWasLostForLongProvesNoStandWhenItReturns() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        rides(scene, 1);
        scene.riderBoards().travelTo(700).lose(Signal.DOOR_ZONE).pass(20).openDoors();
        for (int i = 0; i < 10; i++) {
            scene.closeDoors().pass(100).openDoors();
        }
        scene.closeDoors().pass(3).set(Signal.DOOR_ZONE, 0).pass(40);
        assertEquals(List.of(), scene.all(Phase.RAISED), "the time of a stand counts from when it can be seen again");
    }

    @Test
    void peopleForcingTheDoorsOnceDoNotMakeThePositionWrong() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        rides(scene, 5);
        scene.riderBoards().stopBetweenLandings().pass(70).openDoors().pass(20);
        assertEquals(Map.of(), doubts(scene));
        assertEquals(1, scene.all(Phase.RAISED).size());
        assertEquals(List.of(), scene.all(Phase.CLOSED));
    }

    @Test
    void aMendedContactIsBelievedAgainAlsoWhereTheCarNeverStandsForLong() {
        Scene scene = new Scene.Kit()
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
        Scene scene = new Scene.Kit()
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
    void aZoneContactThatFlickersAtItsLandingIsChatteringUntilTwoRidesWithout() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        ride(scene, 4);
        scene.openDoors().set(Signal.OCCUPIED, 1).closeDoors().set(Signal.OCCUPIED, 0);
        for (int i = 0; i < 60; i++) {
            scene.set(Signal.DOOR_ZONE, i % 2).pass(i % 7 == 0 ? 25 : 0.3);
        }
        assertOnlyDoubt(scene, Signal.DOOR_ZONE, SignalFault.CHATTERING);
        scene.set(Signal.DOOR_ZONE, 0).pass(300);
        assertOnlyDoubt(scene, Signal.DOOR_ZONE, SignalFault.CHATTERING);
        scene.set(Signal.DOOR_ZONE, 1);
        rides(scene, 4);
        assertEquals(Map.of(), doubts(scene));
    }

    /** Stands for less than it takes to prove stillness by contacts alone. */
    private static void quickRide(Scene scene, int count) {
        scene.travelTo((1 + count * 3 % 8) * Scene.LANDING_MM)
                .openDoors()
                .pass(0.5)
                .closeDoors();
    }
}
