package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is a trapping, when it is suspected and raised, how sure it is, and what ends it. */
class TrappingTest {

    @Test
    void raisesAfterSixtySecondsOutsideTheDoorZoneWithARider() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().stopBetweenLandings();
        scene.set(Signal.OCCUPIED, 0).pass(20).movement().pass(100);
        long stoppedMs = scene.only(Phase.RAISED).occurredMs();
        assertEquals(stoppedMs + 30_000, scene.only(Phase.SUSPECTED).atMs());
        assertEquals(stoppedMs + 60_000, scene.only(Phase.RAISED).atMs());
        assertEquals(Cause.STOPPED_OUTSIDE_DOOR_ZONE, scene.only(Phase.RAISED).cause());
        assertEquals(Certainty.CONFIRMED, scene.only(Phase.RAISED).certainty());
    }

    @Test
    void raisesAsProbableForARiderWhoBoardedAndHasBeenSilentSince() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().set(Signal.OCCUPIED, 0).stopBetweenLandings().pass(100);
        assertEquals(Certainty.PROBABLE, scene.only(Phase.RAISED).certainty());
    }

    @Test
    void risesToConfirmedWhenTheSilentRiderMoves() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards()
                .set(Signal.OCCUPIED, 0)
                .stopBetweenLandings()
                .pass(100)
                .movement();
        assertEquals(Certainty.CONFIRMED, scene.only(Phase.UPDATED).certainty());
        assertEquals(
                scene.only(Phase.RAISED).incident(), scene.only(Phase.UPDATED).incident());
    }

    @Test
    void raisesAsPossibleAfterTwoMinutesWithoutAPresenceSensor() {
        Scene scene = Scene.encoder().scene();
        scene.riderBoards().stopBetweenLandings().pass(200);
        Decision raised = scene.only(Phase.RAISED);
        assertEquals(raised.occurredMs() + 120_000, raised.atMs());
        assertEquals(Certainty.POSSIBLE, raised.certainty());
    }

    @Test
    void raisesAsPossibleWhenThePresenceSensorIsLost() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.openDoors()
                .lose(Signal.OCCUPIED)
                .closeDoors()
                .stopBetweenLandings()
                .pass(200);
        Decision raised = scene.only(Phase.RAISED);
        assertEquals(raised.occurredMs() + 120_000, raised.atMs());
        assertEquals(Certainty.POSSIBLE, raised.certainty());
    }

    @Test
    void givesARescueDeviceItsTimeWhenTheMainsFailed() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().stopBetweenLandings().set(Signal.MAINS_OK, 0).pass(200);
        Decision raised = scene.only(Phase.RAISED);
        assertEquals(Cause.POWER_LOST, raised.cause());
        assertEquals(raised.occurredMs() + 90_000, raised.atMs());
    }

    @Test
    void dismissesTheSuspicionWhenASelfCorrectionRunBringsTheCarToALanding() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().stopBetweenLandings().pass(40);
        scene.travelTo(4 * Scene.LANDING_MM).openDoors().pass(200);
        assertEquals(Reason.TRAVELLED, scene.only(Phase.DISMISSED).reason());
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void waitsForTheProofOfStillnessWhereOnlyAZoneContactIsWired() {
        Scene scene = Scene.contacts().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().stopBetweenLandings();
        long edgeMs = scene.judgement().picture().lastTravelMs();
        scene.pass((edgeMs + 7300 - scene.nowMs()) / 1000.0);
        assertTrue(!scene.judgement().picture().still(), "7.3 s without an edge can be a slow passage");
        scene.pass(0.1);
        assertTrue(scene.judgement().picture().still(), "one and a half passages of 4.9 s are over");
        scene.pass(100);
        assertEquals(
                scene.only(Phase.RAISED).occurredMs() + 60_000,
                scene.only(Phase.RAISED).atMs());
    }

    @Test
    void raisesWhenTheDoorsDoNotOpenAfterARideAndTheTimeAtLandingsAddsUp() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().set(Signal.OCCUPIED, 0).travelTo(4 * Scene.LANDING_MM);
        scene.people();
        scene.travelTo(5 * Scene.LANDING_MM).pass(60);
        Decision raised = scene.only(Phase.RAISED);
        assertEquals(Cause.DOORS_NOT_OPENING, raised.cause());
        assertEquals(Certainty.CONFIRMED, raised.certainty());
        assertTrue(raised.atMs() - scene.only(Phase.SUSPECTED).atMs() < 60_000, "the time at both landings counts");
        assertEquals(1, scene.all(Phase.SUSPECTED).size());
    }

    @Test
    void leavesSwingDoorsToTheButton() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).manualDoors().scene();
        scene.riderBoards().travelTo(4 * Scene.LANDING_MM).people().people().people();
        assertEquals(List.of(), scene.decisions());
        scene.press(5).pass(20);
        assertEquals(Cause.ALARM_BUTTON, scene.only(Phase.RAISED).cause());
    }

    @Test
    void closesOnAPassableOpeningAtALandingAndNotBefore() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().stopBetweenLandings().pass(100);
        scene.set(Signal.INSPECTION, 1).pass(10).set(Signal.OCCUPIED, 0).pass(300);
        scene.travelTo(4 * Scene.LANDING_MM).pass(30);
        assertEquals(List.of(), scene.all(Phase.CLOSED));
        scene.set(Signal.DOOR_CLOSED, 0).pass(10);
        assertEquals(List.of(), scene.all(Phase.CLOSED), "doors ajar are no way out");
        long openMs = scene.set(Signal.DOOR_OPEN, 1).nowMs();
        scene.pass(5);
        assertEquals(openMs + 1000, scene.only(Phase.CLOSED).atMs());
        assertEquals(Reason.DOORS_OPENED_AT_LANDING, scene.only(Phase.CLOSED).reason());
    }

    @Test
    void isOneIncidentOfOneIdAcrossARestart() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards()
                .stopBetweenLandings()
                .pass(40)
                .restart()
                .pass(40)
                .restart()
                .pass(100);
        scene.travelTo(4 * Scene.LANDING_MM).openDoors();
        assertEquals(
                List.of(Phase.SUSPECTED, Phase.RAISED, Phase.CLOSED),
                scene.decisions().stream().map(Decision::phase).toList());
        assertEquals(
                1, scene.decisions().stream().map(Decision::incident).distinct().count());
    }

    @Test
    void raisesASecondTrappingAfterTheFirstWasClosed() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards()
                .stopBetweenLandings()
                .pass(100)
                .travelTo(4 * Scene.LANDING_MM)
                .openDoors()
                .closeDoors();
        scene.riderBoards().stopBetweenLandings().pass(100);
        assertEquals(2, scene.all(Phase.RAISED).size());
        assertTrue(!scene.all(Phase.RAISED)
                .get(0)
                .incident()
                .equals(scene.all(Phase.RAISED).get(1).incident()));
    }

    @Test
    void endsByAHumanAndNeedsNewEvidenceToBeginAgain() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards()
                .set(Signal.OCCUPIED, 0)
                .stopBetweenLandings()
                .pass(100)
                .resolve();
        assertEquals(Reason.RESOLVED, scene.only(Phase.CLOSED).reason());
        scene.pass(600);
        assertEquals(1, scene.all(Phase.RAISED).size());
        scene.movement().pass(100);
        assertEquals(2, scene.all(Phase.RAISED).size());
    }

    @Test
    void doesNotRaiseAPossibleTrappingAgainThatAHumanHasEnded() {
        Scene scene = Scene.encoder().scene();
        scene.riderBoards().stopBetweenLandings().pass(200).resolve().pass(1000);
        assertEquals(1, scene.all(Phase.RAISED).size());
    }

    @Test
    void namesEveryCauseThatHolds() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().stopBetweenLandings().pass(70).press(5).pass(5);
        assertEquals(Cause.STOPPED_OUTSIDE_DOOR_ZONE, scene.only(Phase.RAISED).cause());
        assertEquals(
                Set.of(Cause.ALARM_BUTTON), scene.all(Phase.UPDATED).getLast().also());
    }

    @Test
    void keepsTheIncidentAndItsTimeWhenTheAgentWasDownMeanwhile() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().stopBetweenLandings().pass(40).downFor(600);
        assertEquals(List.of(), scene.all(Phase.RAISED), "nothing is decided on what was seen before the gap");
        scene.pass(3);
        assertEquals(
                scene.only(Phase.SUSPECTED).incident(), scene.only(Phase.RAISED).incident());
    }

    @Test
    void dismissesTheSuspicionOfACarThatIsFoundElsewhereAfterTheAgentWasDown() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().stopBetweenLandings().pass(40);
        scene.downWhile(lift -> lift.lose(Signal.POSITION_MM).pass(600));
        scene.pass(1).set(Signal.POSITION_MM, 6 * Scene.LANDING_MM).pass(10);
        assertEquals(List.of(), scene.all(Phase.RAISED));
        assertEquals(Reason.TRAVELLED, scene.only(Phase.DISMISSED).reason());
    }
}
