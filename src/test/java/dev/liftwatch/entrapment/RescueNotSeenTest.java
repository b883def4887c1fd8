package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Explanation;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.incident.WayOut;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A human says that the people were rescued; the doors say whether they can have been. */
class RescueNotSeenTest {
    private static WiredKit lift() {
        return Scene.encoder().presence(PresenceSensor.PIR);
    }

    /** Somebody is stuck between two landings, is seen, and then lies still. */
    private static Scene trapped(WiredKit kit) {
        return kit.scene().riderBoards().stopBetweenLandings().people().pass(100);
    }

    private static List<Decision> traps(Scene scene, Phase phase) {
        return scene.all(phase).stream().filter(Decision::isTrap).toList();
    }

    private static List<Decision> emptyStops(Scene scene) {
        return scene.all(Phase.RAISED).stream()
                .filter(decision -> !decision.isTrap())
                .toList();
    }

    @Test
    void aRiderWhoLiesStillIsRaisedAgainAsPossibleAndIsNeverAnEmptyCar() {
        Scene scene = trapped(lift());
        assertEquals(WayOut.NOT_SEEN, scene.judgement().wayOut());
        scene.resolveAsRescued();
        assertEquals(Reason.RESOLVED, traps(scene, Phase.CLOSED).getFirst().reason());
        assertEquals(
                List.of("reason.resolved", "rescue.not-seen"),
                traps(scene, Phase.CLOSED).getFirst().explanation().sentences().stream()
                        .map(Explanation.Sentence::key)
                        .toList());
        scene.pass(119);
        assertEquals(1, traps(scene, Phase.RAISED).size());
        scene.pass(2);
        Decision again = traps(scene, Phase.RAISED).getLast();
        assertEquals(Cause.RESCUE_NOT_SEEN, again.cause());
        assertEquals(Certainty.POSSIBLE, again.certainty());
        assertFalse(
                again.incident().equals(traps(scene, Phase.RAISED).getFirst().incident()));
        scene.pass(4 * 3600);
        assertEquals(List.of(), emptyStops(scene));
        assertEquals(2, traps(scene, Phase.RAISED).size());
    }

    @Test
    void whoSaysSoASecondTimeIsBelieved() {
        Scene scene = trapped(lift());
        scene.resolveAsRescued().pass(130).resolveAsRescued().pass(4 * 3600);
        assertEquals(2, traps(scene, Phase.RAISED).size());
        assertFalse(scene.judgement().rescueNotSeen());
    }

    @Test
    void unlessSomebodyWasSeenInTheCarAfterTheFirstTime() {
        Scene scene = trapped(lift());
        scene.resolveAsRescued().pass(130).people().pass(10);
        assertEquals(Certainty.CONFIRMED, traps(scene, Phase.UPDATED).getLast().certainty());
        scene.resolveAsRescued().pass(130);
        assertEquals(3, traps(scene, Phase.RAISED).size());
    }

    @Test
    void whatIsSeenMeanwhileRaisesByItsOwnRule() {
        Scene scene = trapped(lift());
        scene.resolveAsRescued().pass(20).people().pass(60);
        Decision again = traps(scene, Phase.RAISED).getLast();
        assertEquals(Cause.STOPPED_OUTSIDE_DOOR_ZONE, again.cause());
        assertEquals(Certainty.CONFIRMED, again.certainty());
    }

    @Test
    void doorsThatWereForcedBetweenTwoLandingsBearTheHumanOut() {
        Scene scene = trapped(lift());
        scene.openDoors().pass(60).closeDoors();
        assertEquals(WayOut.SEEN, scene.judgement().wayOut());
        scene.resolveAsRescued().set(Signal.OCCUPIED, 0).pass(3600);
        assertEquals(1, traps(scene, Phase.RAISED).size());
    }

    @Test
    void andSoDoDoorsThatAGapOfFortyCentimetresWasForcedIntoForAMoment() {
        Scene scene = trapped(lift());
        scene.set(Signal.DOOR_CLOSED, 0).pass(20).set(Signal.DOOR_CLOSED, 1).pass(5);
        assertEquals(WayOut.SEEN, scene.judgement().wayOut());
        scene.resolveAsRescued().pass(3600);
        assertEquals(1, traps(scene, Phase.RAISED).size());
    }

    @Test
    void aContactThatBouncesIsNoWayOut() {
        Scene scene = trapped(lift());
        Random random = new Random(7);
        for (int i = 0; i < 10; i++) {
            scene.set(Signal.DOOR_CLOSED, 0).pass(0.1 + 2 * random.nextDouble());
            scene.set(Signal.DOOR_CLOSED, 1).pass(5 + 10 * random.nextDouble());
        }
        assertEquals(WayOut.NOT_SEEN, scene.judgement().wayOut());
        scene.resolveAsRescued().pass(130);
        assertEquals(2, traps(scene, Phase.RAISED).size());
    }

    @Test
    void whoIsToldBeforeTheDoorsAreOpenedWaitsForThem() {
        Scene scene = trapped(lift());
        scene.resolveAsRescued().pass(50);
        assertEquals(
                Cause.RESCUE_NOT_SEEN, traps(scene, Phase.SUSPECTED).getLast().cause());
        scene.openDoors().pass(60).closeDoors().pass(3600);
        assertEquals(1, traps(scene, Phase.RAISED).size());
        assertEquals(1, traps(scene, Phase.DISMISSED).size());
    }

    @Test
    void aCarThatIsBroughtToALandingAndOpensThereEndsTheWatch() {
        Scene scene = trapped(lift());
        scene.resolveAsRescued().pass(20).set(Signal.OCCUPIED, 0);
        scene.travelTo(4 * Scene.LANDING_MM).openDoors().pass(5).closeDoors();
        scene.travelTo(6 * Scene.LANDING_MM).pass(3600);
        assertEquals(1, traps(scene, Phase.RAISED).size());
    }

    @Test
    void peopleBehindDoorsThatDoNotOpenAtALandingAreWatchedOnToo() {
        Scene scene = lift().scene();
        scene.riderBoards()
                .travelTo(3 * Scene.LANDING_MM)
                .set(Signal.OCCUPIED, 0)
                .pass(5)
                .people()
                .pass(120);
        assertEquals(
                Cause.DOORS_NOT_OPENING, traps(scene, Phase.RAISED).getFirst().cause());
        scene.resolveAsRescued().pass(130);
        assertEquals(Cause.RESCUE_NOT_SEEN, traps(scene, Phase.RAISED).getLast().cause());
        scene.openDoors();
        assertEquals(
                Reason.DOORS_OPENED_AT_LANDING,
                traps(scene, Phase.CLOSED).getLast().reason());
    }

    @Test
    void whereNoDoorContactIsReadTheHumanAloneKnows() {
        Scene scene = trapped(lift());
        scene.lose(Signal.DOOR_CLOSED).lose(Signal.DOOR_OPEN).pass(20);
        scene.set(Signal.DOOR_CLOSED, 1).set(Signal.DOOR_OPEN, 0).pass(5);
        assertEquals(WayOut.UNKNOWN, scene.judgement().wayOut());
        scene.resolveAsRescued().pass(3600);
        assertEquals(1, traps(scene, Phase.RAISED).size());
    }

    @Test
    void aLineThatWasGoneForAMomentIsNoWayOut() {
        Scene scene = trapped(lift());
        scene.lose(Signal.DOOR_CLOSED).lose(Signal.DOOR_OPEN).pass(4);
        scene.set(Signal.DOOR_CLOSED, 1).set(Signal.DOOR_OPEN, 0).pass(5);
        assertEquals(WayOut.NOT_SEEN, scene.judgement().wayOut());
    }

    @Test
    void theWatchOutlivesARestartAndAGap() {
        Scene scene = trapped(lift());
        scene.resolveAsRescued().pass(20).restart().pass(20).downFor(120).pass(20);
        assertEquals(2, traps(scene, Phase.RAISED).size());
        assertTrue(traps(scene, Phase.RAISED).getLast().cause() == Cause.RESCUE_NOT_SEEN);
    }

    @Test
    void aGapInWhichThePeopleMayHaveLeftBeforeTheHumanSaidSoLeavesItToTheHuman() {
        Scene scene = trapped(lift());
        scene.downFor(120).pass(20);
        assertEquals(WayOut.UNKNOWN, scene.judgement().wayOut());
        scene.resolveAsRescued().pass(3600);
        assertEquals(1, traps(scene, Phase.RAISED).size());
    }

    @ParameterizedTest
    @EnumSource(
            value = PresenceSensor.class,
            names = {"PIR", "RADAR", "CAMERA"})
    void anotherOutcomeEndsItAsBefore(PresenceSensor sensor) {
        Scene scene = Scene.encoder().presence(sensor).scene();
        scene.riderBoards()
                .stopBetweenLandings()
                .pass(100)
                .set(Signal.OCCUPIED, 0)
                .pass(5);
        assertEquals(1, traps(scene, Phase.RAISED).size());
        scene.resolve().pass(3600);
        assertEquals(1, traps(scene, Phase.RAISED).size());
    }

    @Test
    void aTechnicianWhoDrivesTheCarIsNotCalledAndTheWatchWaits() {
        Scene scene = trapped(lift());
        scene.set(Signal.INSPECTION, 1).pass(5).resolveAsRescued().pass(600);
        assertEquals(1, traps(scene, Phase.RAISED).size());
        assertEquals(List.of(), emptyStops(scene));
        scene.set(Signal.INSPECTION, 0).pass(10);
        assertEquals(2, traps(scene, Phase.RAISED).size());
    }
}
