package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The causes beyond a plain stop between landings, each with its condition, its time and what it is not. */
class CausesTest {
    private static final long LANDING_3_MM = 3 * Scene.LANDING_MM;

    private static void assertRaisedAfter(Scene scene, Cause cause, long ms) {
        Decision raised = scene.only(Phase.RAISED);
        assertEquals(cause, raised.cause());
        assertEquals(raised.occurredMs() + ms, raised.atMs());
    }

    @Test
    void aDriveThatIsOnWithoutTravelIsSuspectedAfterFiveSecondsAndRaisedAsAStop() {
        Scene scene = Scene.encoder()
                .wired(Signal.RUNNING)
                .presence(PresenceSensor.RADAR)
                .scene();
        scene.riderBoards().set(Signal.RUNNING, 1).stopBetweenLandings().pass(70);
        Decision suspected = scene.only(Phase.SUSPECTED);
        assertEquals(Cause.STALLED, suspected.cause());
        assertEquals(suspected.occurredMs() + 5_000, suspected.atMs());
        assertRaisedAfter(scene, Cause.STALLED, 60_000);
        assertTrue(scene.only(Phase.RAISED).also().contains(Cause.STOPPED_OUTSIDE_DOOR_ZONE));
    }

    @Test
    void aDriveThatComesOnShortlyBeforeTheAlarmIsNoStallYet() {
        for (int beforeMs = 100; beforeMs < 5000; beforeMs += 700) {
            Scene scene = Scene.encoder()
                    .wired(Signal.RUNNING)
                    .presence(PresenceSensor.RADAR)
                    .scene();
            scene.riderBoards().set(Signal.RUNNING, 1).stopBetweenLandings().set(Signal.RUNNING, 0);
            long travelledMs = scene.judgement().picture().lastTravelMs();
            scene.pass((60_000 - beforeMs - (scene.nowMs() - travelledMs)) / 1000.0);
            scene.set(Signal.RUNNING, 1).pass(10);
            assertRaisedAfter(scene, Cause.STOPPED_OUTSIDE_DOOR_ZONE, 60_000);
            assertFalse(scene.only(Phase.RAISED).also().contains(Cause.STALLED));
            Decision updated = scene.all(Phase.UPDATED).getLast();
            assertTrue(updated.also().contains(Cause.STALLED), "once the drive has been on for five seconds");
        }
    }

    @Test
    void theStallOutputOfTheDriveIsBelievedAtOnce() {
        Scene scene = Scene.encoder()
                .wired(Signal.STALL)
                .presence(PresenceSensor.RADAR)
                .scene();
        scene.riderBoards().set(Signal.STALL, 0).stopBetweenLandings().set(Signal.STALL, 1);
        scene.pass(3);
        assertEquals(Cause.STALLED, scene.only(Phase.SUSPECTED).cause());
    }

    @Test
    void doorsThatAreNotClosedOutsideALandingWithPeopleAreADangerSuspectedAfterFiveSeconds() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().stopBetweenLandings().pass(10).set(Signal.DOOR_CLOSED, 0);
        long pryingMs = scene.nowMs();
        scene.pass(70);
        assertEquals(pryingMs + 5_000, scene.only(Phase.SUSPECTED).atMs());
        assertTrue(scene.only(Phase.SUSPECTED).danger());
        assertRaisedAfter(scene, Cause.DOORS_OPEN_OUTSIDE_DOOR_ZONE, 60_000);
        assertTrue(scene.only(Phase.RAISED).danger());
    }

    @Test
    void peopleWhoPryTheDoorsAfterTheAlarmMakeItADanger() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().stopBetweenLandings().pass(70);
        assertFalse(scene.only(Phase.RAISED).danger());
        scene.set(Signal.DOOR_CLOSED, 0).pass(10);
        assertTrue(scene.all(Phase.UPDATED).getLast().danger());
        assertTrue(scene.all(Phase.UPDATED).getLast().also().contains(Cause.DOORS_OPEN_OUTSIDE_DOOR_ZONE));
    }

    @Test
    void peopleInACarThatDoesNotLeaveAreRaisedAfterThreeMinutes() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards();
        long closedMs = scene.nowMs();
        scene.pass(200);
        assertEquals(Cause.DEAD_AT_BOARDING, scene.only(Phase.SUSPECTED).cause());
        Decision raised = scene.only(Phase.RAISED);
        assertRaisedAfter(scene, Cause.DEAD_AT_BOARDING, 180_000);
        assertTrue(Math.abs(raised.occurredMs() - closedMs) < 300, "it counts from the closed doors");
    }

    @Test
    void andAfterNinetySecondsWhenTheMainsAreLost() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().set(Signal.MAINS_OK, 0).pass(120);
        assertRaisedAfter(scene, Cause.DEAD_AT_BOARDING, 90_000);
    }

    @Test
    void peopleBehindDoorsThatJamPartWayAtALandingAreTrapped() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards()
                .travelTo(LANDING_3_MM)
                .pass(1)
                .set(Signal.DOOR_CLOSED, 0)
                .pass(150);
        assertEquals(Cause.DOORS_NOT_OPENING, scene.only(Phase.RAISED).cause());
    }

    @Test
    void aLobbySeenThroughDoorsThatJamPartWayOnAnEmptyCarIsNot() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.pass(60)
                .travelTo(LANDING_3_MM)
                .pass(1)
                .set(Signal.DOOR_CLOSED, 0)
                .set(Signal.OCCUPIED, 1)
                .pass(600);
        assertEquals(
                List.of(),
                scene.all(Phase.RAISED).stream()
                        .filter(d -> d.kind().equals(Decision.TRAP))
                        .toList());
    }

    @Test
    void swingDoorsThatPeopleOpenByHandSwitchTheCausesAtALandingOff() {
        Scene scene =
                Scene.encoder().manualDoors().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().pass(200).travelTo(LANDING_3_MM).pass(900);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void aPositionLostInMidRideWithARiderIsRaisedAsPossibleAfterTwoMinutes() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards()
                .travelTo(LANDING_3_MM + 1000)
                .lose(Signal.POSITION_MM)
                .pass(130);
        assertEquals(Cause.SENSORS_LOST, scene.only(Phase.SUSPECTED).cause());
        assertRaisedAfter(scene, Cause.SENSORS_LOST, 120_000);
        assertEquals(Certainty.POSSIBLE, scene.only(Phase.RAISED).certainty());
    }

    @Test
    void anEncoderThatDiesOnAnOrdinaryRideIsNoTrapping() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards()
                .travelTo(LANDING_3_MM + 1000)
                .lose(Signal.POSITION_MM)
                .pass(20);
        scene.openDoors().set(Signal.OCCUPIED, 0).closeDoors().pass(3600);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void anOpeningWithThePlaceUnknownDismissesASuspicionAndClosesNoAlarm() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards()
                .travelTo(LANDING_3_MM + 1000)
                .lose(Signal.POSITION_MM)
                .pass(60);
        scene.openDoors();
        assertEquals(Reason.DOORS_OPENED, scene.only(Phase.DISMISSED).reason());

        Scene alarmed = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        alarmed.riderBoards()
                .travelTo(LANDING_3_MM + 1000)
                .lose(Signal.POSITION_MM)
                .pass(130);
        alarmed.openDoors().pass(60);
        assertEquals(List.of(), alarmed.all(Phase.CLOSED));
        alarmed.set(Signal.POSITION_MM, LANDING_3_MM).pass(5);
        assertEquals(Reason.DOORS_OPENED_AT_LANDING, alarmed.only(Phase.CLOSED).reason());
    }

    @Test
    void inputsLostOnACarThatStoodAtALandingNeedStrongEvidence() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards()
                .set(Signal.OCCUPIED, 0)
                .pass(10)
                .lose(Signal.POSITION_MM)
                .lose(Signal.DOOR_CLOSED);
        scene.pass(900);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void theShaftSupplyDyingWithTheLiftLeavesTheAlarm() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().stopBetweenLandings();
        scene.set(Signal.MAINS_OK, 0)
                .set(Signal.DOOR_CLOSED, 0)
                .set(Signal.OCCUPIED, 0)
                .pass(1);
        assertTrue(scene.judgement().panel().shaftUnpowered());
        scene.pass(130);
        assertEquals(Cause.SENSORS_LOST, scene.only(Phase.RAISED).cause());
    }

    @Test
    void theShaftSupplyDyingOnAParkedEmptyCarIsSilent() {
        Scene scene = Scene.contacts().presence(PresenceSensor.PIR).scene();
        scene.riderBoards()
                .travelTo(LANDING_3_MM)
                .openDoors()
                .set(Signal.OCCUPIED, 0)
                .closeDoors()
                .pass(600);
        scene.set(Signal.MAINS_OK, 0)
                .set(Signal.DOOR_CLOSED, 0)
                .set(Signal.DOOR_ZONE, 0)
                .pass(7200);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void aTechniciansVisitGoesOnWhenTheShaftSupplyDies() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.set(Signal.INSPECTION, 1)
                .set(Signal.OCCUPIED, 1)
                .stopBetweenLandings()
                .pass(30);
        scene.set(Signal.INSPECTION, 0)
                .set(Signal.DOOR_CLOSED, 0)
                .set(Signal.OCCUPIED, 0)
                .pass(600);
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void anOpeningThatWasUnderWayWhenTheShaftSupplyDiedIsAWayOut() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().stopBetweenLandings().pass(70).travelTo(LANDING_3_MM);
        scene.set(Signal.DOOR_CLOSED, 0).pass(2).set(Signal.DOOR_OPEN, 1).pass(0.5);
        scene.set(Signal.DOOR_OPEN, 0)
                .set(Signal.DOOR_ZONE, 0)
                .set(Signal.OCCUPIED, 0)
                .pass(2);
        assertTrue(scene.judgement().panel().shaftUnpowered());
        assertEquals(Reason.DOORS_OPENED_AT_LANDING, scene.only(Phase.CLOSED).reason());
    }

    @Test
    void peopleSeenForTenMinutesInACarThatWasNeverOpenAreRaisedMovingOrNot() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards();
        for (int i = 0; i < 20; i++) {
            scene.travelTo(2 * Scene.LANDING_MM + i % 2 * 6L * Scene.LANDING_MM + 700)
                    .pass(25);
        }
        assertEquals(Cause.CLOSED_TOO_LONG, scene.only(Phase.RAISED).cause());
    }

    @Test
    void peopleLastSeenLongAgoInACarThatNeverSeemsToOpenAreNot() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards()
                .travelTo(6 * Scene.LANDING_MM + 700)
                .pass(20)
                .travelTo(500)
                .pass(15);
        scene.travelTo(6 * Scene.LANDING_MM + 700).set(Signal.OCCUPIED, 0);
        for (int i = 0; i < 20; i++) {
            scene.travelTo(2 * Scene.LANDING_MM + i % 2 * 6L * Scene.LANDING_MM + 700)
                    .pass(25);
        }
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void doorsFullyOpenedAndClosedOutsideALandingMayHaveLetPeopleOutAndTheStandBeginsAnew() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().set(Signal.OCCUPIED, 0).stopBetweenLandings().pass(25);
        scene.openDoors().closeDoors().pass(900);
        assertEquals(List.of(), scene.all(Phase.RAISED));
        scene.movement().pass(1);
        assertEquals(1, scene.all(Phase.RAISED).size(), "somebody is still in it");
    }
}
