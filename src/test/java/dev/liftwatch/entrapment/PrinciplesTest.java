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

/** The principles of the judgement, each in its own words. */
class PrinciplesTest {
    private static final long LANDING_3_MM = 3 * Scene.LANDING_MM;

    private static WiredKit radar() {
        return Scene.encoder().presence(PresenceSensor.RADAR);
    }

    @Test
    void unknownNeverReadsAsStopped() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().travelTo(1500).lose(Signal.DOOR_ZONE).pass(20);
        assertFalse(scene.judgement().picture().still());
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void unknownNeverReadsAsClosed() {
        Scene scene = radar().scene();
        scene.lose(Signal.DOOR_CLOSED).lose(Signal.DOOR_OPEN).restartUnseen();
        scene.set(Signal.OCCUPIED, 1).pass(900);
        assertFalse(scene.judgement().picture().sealed().isSealed());
        assertEquals(List.of(), scene.decisions());
    }

    @Test
    void unknownNeverReadsAsEmpty() {
        Scene scene = radar().scene();
        scene.riderBoards()
                .travelTo(2000)
                .lose(Signal.OCCUPIED)
                .stopBetweenLandings()
                .pass(61);
        assertEquals(1, scene.all(Phase.RAISED).size(), "who boarded has not left because the sensor died");
    }

    @Test
    void unknownNeverReadsAsInInspection() {
        Scene scene = radar().scene();
        scene.riderBoards().lose(Signal.INSPECTION).stopBetweenLandings().pass(61);
        assertEquals(1, scene.all(Phase.RAISED).size());
    }

    @Test
    void stillnessNeedsProof() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.riderBoards().set(Signal.DOOR_ZONE, 0).pass(4);
        assertFalse(scene.judgement().picture().still(), "a car between two landings shows no edge either");
        scene.pass(5);
        assertTrue(scene.judgement().picture().still(), "but not for longer than this lift takes from one to the next");
    }

    @Test
    void aClosedCarIsASealedRoom() {
        Scene scene = Scene.encoder().presence(PresenceSensor.PIR).scene();
        scene.riderBoards().people().movement().travelTo(LANDING_3_MM);
        scene.set(Signal.OCCUPIED, 0).pass(100);
        assertEquals(Cause.DOORS_NOT_OPENING, scene.only(Phase.RAISED).cause());
        assertEquals(Certainty.CONFIRMED, scene.only(Phase.RAISED).certainty(), "who was in it is in it");
    }

    @Test
    void aSuspicionIsAnEventAndAnAlarmSendsPeopleOut() {
        Scene scene = radar().scene();
        scene.riderBoards().stopBetweenLandings().pass(45);
        assertEquals(1, scene.all(Phase.SUSPECTED).size());
        assertEquals(List.of(), scene.all(Phase.RAISED));
        scene.travelTo(4 * Scene.LANDING_MM).openDoors();
        assertEquals(1, scene.all(Phase.DISMISSED).size(), "the lift has rescued itself");
        assertEquals(List.of(), scene.all(Phase.RAISED));
    }

    @Test
    void blindIsNotSafe() {
        Scene scene = radar().scene();
        scene.riderBoards().travelTo(1500);
        for (Signal signal :
                List.of(Signal.POSITION_MM, Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.OCCUPIED, Signal.MAINS_OK)) {
            scene.lose(signal);
        }
        scene.pass(130);
        assertEquals(Cause.SENSORS_LOST, scene.only(Phase.RAISED).cause());
        assertEquals(Certainty.POSSIBLE, scene.only(Phase.RAISED).certainty());
    }

    @Test
    void onlyAWayOutEndsItNotSilenceNotMovementNotInspectionNotARestart() {
        Scene scene = radar().scene();
        scene.riderBoards().stopBetweenLandings().pass(70);
        scene.set(Signal.OCCUPIED, 0).pass(600);
        scene.set(Signal.INSPECTION, 1).travelTo(5 * Scene.LANDING_MM + 1000).pass(60);
        scene.restart().pass(60).downFor(600).pass(10);
        scene.travelTo(4 * Scene.LANDING_MM).pass(10);
        assertEquals(List.of(), scene.all(Phase.CLOSED));
        scene.openDoors();
        assertEquals(Reason.DOORS_OPENED_AT_LANDING, scene.only(Phase.CLOSED).reason());
    }

    @Test
    void orAHuman() {
        Scene scene = radar().scene();
        scene.riderBoards().stopBetweenLandings().pass(70).resolve();
        assertEquals(Reason.RESOLVED, scene.only(Phase.CLOSED).reason());
    }

    @Test
    void oneEpisodeIsOneIncidentFromFirstSuspicionToCloseAcrossRestarts() {
        Scene scene = radar().scene();
        scene.riderBoards().stopBetweenLandings().pass(40).restart().pass(40).restart();
        scene.set(Signal.DOOR_CLOSED, 0)
                .pass(20)
                .set(Signal.DOOR_CLOSED, 1)
                .restart()
                .pass(20);
        scene.travelTo(4 * Scene.LANDING_MM).openDoors();
        assertEquals(
                1, scene.decisions().stream().map(Decision::incident).distinct().count());
        assertEquals(1, scene.all(Phase.RAISED).size());
        assertEquals(1, scene.all(Phase.CLOSED).size());
    }

    @Test
    void anAgentThatStartsInTheMiddleOfATrappingFindsItWithoutHavingSeenTheBeginning() {
        Scene scene = radar().scene();
        scene.riderBoards().stopBetweenLandings().pass(10).restartUnseen().pass(70);
        assertEquals(1, scene.all(Phase.RAISED).size());

        Scene silent = Scene.encoder().presence(PresenceSensor.PIR).scene();
        silent.riderBoards()
                .set(Signal.OCCUPIED, 0)
                .stopBetweenLandings()
                .restartUnseen()
                .pass(300);
        assertEquals(List.of(), silent.all(Phase.RAISED), "nobody has been seen by this agent");
        silent.movement();
        assertEquals(1, silent.all(Phase.RAISED).size(), "until somebody moves");
    }
}
