package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.FaultyLift.assertEnded;
import static dev.liftwatch.entrapment.FaultyLift.assertNone;
import static dev.liftwatch.entrapment.FaultyLift.assertOpen;
import static dev.liftwatch.entrapment.FaultyLift.close;
import static dev.liftwatch.entrapment.FaultyLift.drive;
import static dev.liftwatch.entrapment.FaultyLift.emptyRun;
import static dev.liftwatch.entrapment.FaultyLift.everything;
import static dev.liftwatch.entrapment.FaultyLift.keepMoving;
import static dev.liftwatch.entrapment.FaultyLift.open;
import static dev.liftwatch.entrapment.FaultyLift.proven;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A car that does not go on: stopped outside, stalled, running for too long, stopped by its safety chain. */
class StopFaultsTest {
    private static final long BETWEEN_MM = 4 * Scene.LANDING_MM + 1500;

    private static Scene strandedEmpty() {
        Scene scene = proven();
        return drive(scene, BETWEEN_MM).set(Signal.RUNNING, 0);
    }

    @Test
    void anEmptyCarThatStaysBetweenLandingsIsStoppedOutsideTheDoorZone() {
        assertOpen(strandedEmpty().pass(300), FaultKind.STOPPED_OUTSIDE_DOOR_ZONE);
    }

    @Test
    void itIsOverOnceTheCarIsAtALandingAndNotBefore() {
        Scene scene = strandedEmpty().pass(300).travelTo(BETWEEN_MM + 300).pass(300);
        assertOpen(scene, FaultKind.STOPPED_OUTSIDE_DOOR_ZONE);
        scene.travelTo(5 * Scene.LANDING_MM).pass(5);
        assertEnded(scene, FaultKind.STOPPED_OUTSIDE_DOOR_ZONE);
    }

    @Test
    void aCarThatCorrectsItselfIntoALandingIsNotStoppedOutside() {
        Scene scene = strandedEmpty().pass(30);
        for (long mm = BETWEEN_MM; mm < 5 * Scene.LANDING_MM; mm += 20) {
            scene.set(Signal.RUNNING, 1).travelTo(mm);
        }
        scene.set(Signal.RUNNING, 0);
        assertNone(open(scene).pass(60));
    }

    @Test
    void aTechnicianMayStandAnywhereAndTheTimeBeginsWhenHeIsGone() {
        Scene scene = proven().set(Signal.INSPECTION, 1);
        drive(scene, BETWEEN_MM).set(Signal.RUNNING, 0).pass(1800).set(Signal.INSPECTION, 0);
        assertNone(scene.pass(59));
        assertOpen(scene.pass(2), FaultKind.STOPPED_OUTSIDE_DOOR_ZONE);
    }

    @Test
    void aTrappingTakesTheStopOverAndTheStopIsClosedAsAbsorbed() {
        Scene scene = strandedEmpty().pass(120);
        scene.set(Signal.OCCUPIED, 1).pass(300);
        List<Decision> stop = FaultyLift.of(scene, FaultKind.STOPPED_OUTSIDE_DOOR_ZONE);
        assertEquals(Reason.ABSORBED, stop.getLast().reason());
        assertEquals(2, scene.faults().size(), () -> FaultyLift.told(scene));
        assertEquals(stop.getLast().atMs(), scene.decisions().getFirst().atMs());
    }

    @Test
    void peopleTrappedBetweenLandingsAreATrappingAndNothingElse() {
        Scene scene = proven();
        open(scene).set(Signal.OCCUPIED, 1);
        close(scene);
        drive(scene, BETWEEN_MM).pass(600);
        assertEquals(1, scene.all(Phase.RAISED).size());
        assertNone(scene);
    }

    @Test
    void whereNobodyCanSayWhetherTheCarIsEmptyTheTrappingSpeaksAlone() {
        Scene scene = Scene.encoder().scene();
        scene.riderBoards().stopBetweenLandings().pass(600);
        assertEquals(1, scene.all(Phase.RAISED).size());
        assertNone(scene);
    }

    @Test
    void aDriveThatDoesNotMoveItsCarHasStalledUntilItDoes() {
        Scene scene = proven().set(Signal.RUNNING, 1).pass(40);
        assertOpen(scene, FaultKind.STALL);
        assertOpen(scene.set(Signal.RUNNING, 0).pass(300), FaultKind.STALL);
        assertEnded(emptyRun(scene, 6), FaultKind.STALL);
    }

    @Test
    void theDrivesOwnReportOfAStallCountsAtOnce() {
        Scene scene = proven();
        drive(scene, BETWEEN_MM).set(Signal.STALL, 1).set(Signal.RUNNING, 0).pass(2);
        assertOpen(scene, FaultKind.STALL);
    }

    @Test
    void aStallBetweenLandingsIsNotAlsoAStop() {
        Scene scene = proven();
        drive(scene, BETWEEN_MM).pass(900);
        assertOpen(scene, FaultKind.STALL);
    }

    @Test
    void relevellingIsNoStall() {
        Scene scene = proven();
        open(scene);
        for (int i = 0; i < 20; i++) {
            scene.set(Signal.RUNNING, 1).pass(6).set(Signal.RUNNING, 0).pass(10);
        }
        assertNone(close(scene).pass(30));
    }

    @Test
    void outputsThatAreWiredTheWrongWayRoundProveNoStall() {
        Scene scene = proven(everything().inverted(Signal.RUNNING).inverted(Signal.STALL));
        assertNone(scene.pass(600));
    }

    @Test
    void aStallOutputThatReadsStalledThroughThreeRunsIsNamed() {
        Scene scene = emptyRun(proven(everything().inverted(Signal.STALL)), 6);
        assertOpen(scene, FaultKind.SIGNAL_STUCK);
        assertEquals(Signal.STALL, scene.faults().getFirst().signal());
    }

    @Test
    void aCarThatCreepsBetweenTwoZonesByContactsAloneHasNotStalled() {
        Scene scene = Scene.contacts()
                .presence(PresenceSensor.RADAR)
                .wired(Signal.RUNNING)
                .scene();
        scene.set(Signal.RUNNING, 0);
        emptyRun(scene, 2);
        scene.pass(60).set(Signal.RUNNING, 1).pass(2).set(Signal.DOOR_ZONE, 0).pass(26);
        assertNone(scene.set(Signal.DOOR_ZONE, 1).set(Signal.RUNNING, 0));
    }

    @Test
    void aDriveThatStaysOnForLongerThanAnyRunHasRunTooLongUntilItIsOff() {
        Scene scene = proven().set(Signal.RUNNING, 1);
        assertOpen(keepMoving(scene, 100), FaultKind.RUN_TIME_EXCEEDED);
        assertEnded(scene.set(Signal.RUNNING, 0).pass(1), FaultKind.RUN_TIME_EXCEEDED);
    }

    @Test
    void aRescueDeviceMayTakeItsTime() {
        Scene scene = proven();
        drive(scene, BETWEEN_MM).set(Signal.MAINS_OK, 0);
        for (long mm = BETWEEN_MM; mm <= 9 * Scene.LANDING_MM; mm += 10) {
            scene.travelTo(mm);
        }
        scene.set(Signal.RUNNING, 0).set(Signal.MAINS_OK, 1);
        assertEnded(open(scene).pass(60), FaultKind.POWER_LOST);
    }

    @Test
    void aSafetyChainThatOpensInMotionIsAnEmergencyStopUntilItIsClosed() {
        Scene scene = proven();
        drive(scene, BETWEEN_MM)
                .set(Signal.SAFETY_CHAIN, 0)
                .set(Signal.RUNNING, 0)
                .pass(600);
        assertOpen(scene, FaultKind.EMERGENCY_STOP);
        scene.set(Signal.SAFETY_CHAIN, 1).pass(10);
        assertEquals(
                Phase.CLOSED,
                FaultyLift.of(scene, FaultKind.EMERGENCY_STOP).getLast().phase());
    }

    @Test
    void aCarThatTheChainHadStoppedAndThatStaysThenIsStoppedOutsideAMinuteAfterTheChainIsClosed() {
        Scene scene = proven();
        drive(scene, BETWEEN_MM).set(Signal.SAFETY_CHAIN, 0).set(Signal.RUNNING, 0);
        scene.pass(600).set(Signal.SAFETY_CHAIN, 1).pass(63);
        assertEnded(scene, FaultKind.EMERGENCY_STOP);
        List<Decision> stops = FaultyLift.of(scene.restart().pass(4), FaultKind.STOPPED_OUTSIDE_DOOR_ZONE);
        assertEquals(1, stops.size());
        assertEquals(60_000, stops.getFirst().atMs() - scene.faults().get(1).atMs());
    }

    @Test
    void inADoorZoneItIsOneOnceTheDoorsHaveHadTheTimeToOpen() {
        Scene scene = proven();
        drive(scene, 5 * Scene.LANDING_MM).set(Signal.SAFETY_CHAIN, 0).set(Signal.RUNNING, 0);
        assertNone(scene.pass(14));
        assertOpen(scene.pass(2), FaultKind.EMERGENCY_STOP);
    }

    @Test
    void doorsThatBeginToOpenWhileTheCarStillLevelsAreNoEmergencyStop() {
        Scene scene = proven();
        for (int landing = 3; landing < 9; landing++) {
            drive(scene, landing * Scene.LANDING_MM);
            scene.set(Signal.SAFETY_CHAIN, 0)
                    .pass(0.3)
                    .set(Signal.DOOR_CLOSED, 0)
                    .pass(0.5);
            scene.set(Signal.RUNNING, 0)
                    .pass(1.5)
                    .set(Signal.DOOR_OPEN, 1)
                    .pass(6)
                    .closeDoors()
                    .pass(3)
                    .set(Signal.SAFETY_CHAIN, 1)
                    .pass(3);
        }
        assertNone(scene);
    }

    @Test
    void aChainThatBouncesIsNoEmergencyStop() {
        Scene scene = proven();
        drive(scene, BETWEEN_MM).set(Signal.SAFETY_CHAIN, 0).pass(0.5).set(Signal.SAFETY_CHAIN, 1);
        scene.travelTo(6 * Scene.LANDING_MM).set(Signal.RUNNING, 0);
        assertNone(open(scene).pass(20));
    }
}
