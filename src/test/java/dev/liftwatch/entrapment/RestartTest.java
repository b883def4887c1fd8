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
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The box is off for a while, and the lift lives on: what was known is memory, and no reading of now. */
class RestartTest {
    private static final long TWO_MINUTES_MS = 120_000;

    private static Scene contacts(PresenceSensor sensor) {
        return served(Scene.contacts().presence(sensor).scene());
    }

    private static Scene encoder() {
        return served(Scene.encoder().presence(PresenceSensor.RADAR).scene());
    }

    private static Scene served(Scene scene) {
        return scene.travelTo(Scene.LANDING_MM)
                .pass(1)
                .openDoors()
                .pass(4)
                .closeDoors()
                .pass(5);
    }

    /** The closed car stands at a landing, and nobody is in it. */
    private static Scene parkedEmpty(Scene lift, double seconds) {
        return lift.pass(seconds).travelTo(5 * Scene.LANDING_MM).set(Signal.OCCUPIED, 0);
    }

    /** Gaps of ten seconds to six hours. */
    static LongStream gapsS() {
        return new Random(15).longs(12, 1, 1000).map(n -> Math.round(10 * Math.exp(n / 1000.0 * Math.log(2160))));
    }

    static Stream<Scene> inMidRide() {
        return Stream.of(
                contacts(PresenceSensor.RADAR).riderBoards().pass(40).travelTo(16_000),
                contacts(PresenceSensor.PIR).riderBoards().people().travelTo(16_000),
                encoder().riderBoards().pass(40).travelTo(16_000));
    }

    @ParameterizedTest
    @MethodSource("gapsS")
    void aRideThatEndedWhileTheBoxWasOffLeavesNoTrapping(long gapS) {
        for (Scene scene : inMidRide().toList()) {
            scene.downWhile(lift -> parkedEmpty(lift, (double) gapS)).pass(400);
            assertEquals(List.of(), scene.decisions(), gapS + " s");
        }
    }

    @Test
    void aRideThatEndedInATimeNobodyKnowsLeavesNoTrappingEither() {
        for (Scene scene : inMidRide().toList()) {
            scene.downWithoutClockWhile(lift -> parkedEmpty(lift, 7200)).pass(700);
            assertEquals(List.of(), scene.decisions());
        }
    }

    @Test
    void peopleWhoStoodAtALandingBeforeATimeNobodyKnowsMayHaveGotOutThere() {
        Scene scene = contacts(PresenceSensor.RADAR).riderBoards().pass(5);
        scene.travelTo(5 * Scene.LANDING_MM).pass(35);
        scene.downWithoutClockWhile(lift -> lift.pass(7200).set(Signal.OCCUPIED, 0))
                .pass(700);
        assertEquals(List.of(), scene.decisions());
    }

    @ParameterizedTest
    @MethodSource("gapsS")
    void peopleWhoStandBetweenLandingsOnBothSidesOfAGapAreOneIncidentRaisedInTime(long gapS) {
        for (Scene scene : List.of(contacts(PresenceSensor.PIR), contacts(PresenceSensor.RADAR), encoder())) {
            scene.riderBoards().people().stopBetweenLandings().pass(45);
            Decision suspected = scene.only(Phase.SUSPECTED);
            scene.downFor((double) gapS).pass(60);
            Decision raised = scene.only(Phase.RAISED);
            assertEquals(suspected.incident(), raised.incident());
            long upMs = scene.nowMs() - 60_000;
            assertTrue(raised.atMs() <= upMs + 60_000, "after its time and a proof that it stands");
            assertEquals(suspected.occurredMs(), raised.occurredMs());
            scene.travelTo(4 * Scene.LANDING_MM).pass(2).openDoors().pass(5);
            assertEquals(suspected.incident(), scene.only(Phase.CLOSED).incident());
            assertEquals(1, scene.all(Phase.SUSPECTED).size());
            assertEquals(List.of(), scene.all(Phase.DISMISSED));
        }
    }

    @Test
    void aCarThatIsStillOutsideAfterAPowerCutInMidRideHasItsRider() {
        Scene scene = contacts(PresenceSensor.PIR).riderBoards().people().travelTo(16_000);
        scene.downWithoutClockWhile(lift -> lift.pass(1800).set(Signal.OCCUPIED, 0))
                .pass(120);
        assertEquals(Certainty.PROBABLE, scene.only(Phase.RAISED).certainty(), "who was seen before may have got out");
        scene.movement();
        assertEquals(Certainty.CONFIRMED, scene.only(Phase.UPDATED).certainty());
    }

    @Test
    void aSuspicionAtALandingKeepsItsIdWhenTheEvidenceComesAgain() {
        Scene scene =
                encoder().riderBoards().pass(40).travelTo(5 * Scene.LANDING_MM).pass(60);
        Decision suspected = scene.only(Phase.SUSPECTED);
        scene.downFor(25).pass(100);
        assertEquals(suspected.incident(), scene.only(Phase.RAISED).incident());
        assertEquals(List.of(), scene.all(Phase.DISMISSED));
    }

    @Test
    void aSuspicionWhoseEvidenceDoesNotComeAgainIsDismissed() {
        Scene scene =
                encoder().riderBoards().pass(40).travelTo(5 * Scene.LANDING_MM).pass(60);
        scene.downWhile(lift -> lift.pass(600).set(Signal.OCCUPIED, 0)).pass(299);
        assertEquals(List.of(), scene.all(Phase.DISMISSED));
        scene.pass(2);
        assertEquals(Reason.CONDITION_ENDED, scene.only(Phase.DISMISSED).reason());
    }

    @Test
    void anAlarmStaysOpenWhateverTheCarDidMeanwhileUntilAWayOut() {
        Scene scene = encoder().riderBoards().pass(40).stopBetweenLandings().pass(70);
        Decision raised = scene.only(Phase.RAISED);
        scene.downWithoutClockWhile(lift -> parkedEmpty(lift, 7200)).pass(600);
        assertEquals(List.of(), scene.all(Phase.CLOSED));
        scene.openDoors().pass(2);
        assertEquals(raised.incident(), scene.only(Phase.CLOSED).incident());
    }

    @Test
    void whoWaitsBehindClosedDoorsAfterARideIsNotGivenTheTimeOfSomebodyWhoHasJustBoarded() {
        Scene scene =
                encoder().riderBoards().pass(40).travelTo(5 * Scene.LANDING_MM).pass(5);
        scene.downFor(30);
        long upMs = scene.nowMs();
        scene.pass(200);
        Decision raised = scene.only(Phase.RAISED);
        assertEquals(Cause.DOORS_NOT_OPENING, raised.cause());
        assertTrue(raised.atMs() - upMs <= TWO_MINUTES_MS, raised.atMs() - upMs + " ms");
    }

    @Test
    void aButtonHeldThroughAGapIsHeldFromItsEnd() {
        Scene scene = encoder().riderBoards().pass(5).stopBetweenLandings().pass(2);
        scene.set(Signal.ALARM_BUTTON, 1).pass(1).downFor(40);
        assertEquals(List.of(), scene.all(Phase.RAISED));
        scene.pass(3.1);
        assertEquals(Cause.ALARM_BUTTON, scene.only(Phase.RAISED).cause());
    }

    @Test
    void aButtonThatReadsPressedFromTheFirstAfterAGapIsNoCallUntilItIsPressedAnew() {
        Scene scene =
                encoder().riderBoards().pass(5).travelTo(5 * Scene.LANDING_MM).pass(2);
        scene.downWhile(lift -> lift.pass(300).set(Signal.ALARM_BUTTON, 1)).pass(60);
        assertEquals(List.of(), scene.all(Phase.RAISED));
        scene.set(Signal.ALARM_BUTTON, 0).pass(1).set(Signal.ALARM_BUTTON, 1).pass(14);
        assertEquals(Cause.ALARM_BUTTON, scene.only(Phase.RAISED).cause());
    }

    @Test
    void aSupplyOfTheShaftThatDiedWithTheBoxIsNoOpenDoorBetweenLandings() {
        Scene scene = contacts(PresenceSensor.RADAR).riderBoards().pass(40).travelTo(16_000);
        scene.downWhile(lift -> {
            for (Signal fed : List.of(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.DOOR_ZONE, Signal.OCCUPIED)) {
                lift.set(fed, 0);
            }
            lift.set(Signal.MAINS_OK, 0).pass(60);
        });
        scene.pass(1);
        assertTrue(scene.judgement().panel().shaftUnpowered());
        scene.pass(140);
        assertEquals(Cause.SENSORS_LOST, scene.only(Phase.RAISED).cause());
        assertEquals(List.of(), scene.faults().stream().filter(Decision::danger).toList());
    }

    @Test
    void aCarThatSankAtItsLandingIsStillThereAfterAGap() {
        Scene scene = served(Scene.levels().presence(PresenceSensor.PIR).scene());
        scene.openDoors().set(Signal.LEVEL_UPPER, 0).pass(3).closeDoors().pass(60);
        scene.downFor(300).pass(300);
        assertEquals(List.of(), scene.decisions());
        assertEquals(List.of(), scene.faults());
    }
}
