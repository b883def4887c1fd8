package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.DoubtedTraffic.assertOnlyDoubt;
import static dev.liftwatch.entrapment.DoubtedTraffic.doubts;
import static dev.liftwatch.entrapment.DoubtedTraffic.everything;
import static dev.liftwatch.entrapment.DoubtedTraffic.ride;
import static dev.liftwatch.entrapment.DoubtedTraffic.rides;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Zone contacts, level sensors and encoders that are wrong, lost or restless: where the car is, and where it is not. */
class BadPlaceTest {

    @Test
    void aZoneContactWithTheWrongPolarityIsInverted() {
        Scene scene = Scene.contacts()
                .inverted(Signal.DOOR_ZONE)
                .presence(PresenceSensor.RADAR)
                .scene();
        rides(scene, 5);
        assertOnlyDoubt(scene, Signal.DOOR_ZONE, SignalFault.INVERTED);
    }

    /** Nothing but the zone contact could tell of rides, and it is dead: people come in, ride somewhere and leave. */
    private static void serveUnseen(Scene scene, int times) {
        for (int i = 0; i < times; i++) {
            scene.openDoors().set(Signal.OCCUPIED, 1).pass(6).closeDoors().pass(25 + i % 7);
            scene.openDoors()
                    .pass(4)
                    .set(Signal.OCCUPIED, 0)
                    .pass(30)
                    .closeDoors()
                    .pass(60 + 11 * (i % 5));
        }
    }

    @Test
    void aZoneContactThatServiceHasBeliedOnceRaisesNoMoreUntilItIsMended() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        rides(scene, 5);
        scene.set(Signal.DOOR_ZONE, 0);
        serveUnseen(scene, 60);
        assertTrue(scene.all(Phase.RAISED).size() <= 1, () -> "raised " + scene.all(Phase.RAISED));
        assertEquals(Map.of(Signal.DOOR_ZONE, SignalFault.STUCK), doubts(scene));
        scene.set(Signal.DOOR_ZONE, 1);
        rides(scene, 4);
        assertEquals(Map.of(), doubts(scene), "and believed again when it has told of rides");
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
    void aZoneContactThatDiesIsFoundOutByDoorsThatOpenPromptlyWhereThosePeopleLeave() {
        Scene scene = Scene.contacts().presence(PresenceSensor.PIR).scene();
        rides(scene, 3);
        scene.breaks(Signal.DOOR_ZONE, 0).pass(2);
        rides(scene, 2);
        scene.pass(70);
        assertOnlyDoubt(scene, Signal.DOOR_ZONE, SignalFault.STUCK);
        scene.pass(3600);
        assertEquals(List.of(), scene.all(Phase.RAISED), "an empty car that parks is not stopped outside");
        scene.mend(Signal.DOOR_ZONE);
        rides(scene, 3);
        assertEquals(Map.of(), doubts(scene));
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
    void aPersonWhoStepsIntoACarWhoseZoneContactHasDiedIsNotTrapped() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        rides(scene, 2);
        scene.breaks(Signal.DOOR_ZONE, 0).pass(150);
        scene.openDoors().set(Signal.OCCUPIED, 1).pass(8);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void aLevelSensorThatDiesOnAParkedCarDoesNotPutItOutsideItsLanding() {
        Scene scene = new WiredKit()
                .wired(Signal.DOOR_CLOSED, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER)
                .presence(PresenceSensor.PIR)
                .scene();
        rides(scene, 2);
        scene.pass(60).breaks(Signal.LEVEL_UPPER, 0).pass(200).movement().pass(600);
        assertEquals(List.of(), scene.all(Phase.RAISED));
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
}
