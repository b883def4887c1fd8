package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.FaultyLift.assertEnded;
import static dev.liftwatch.entrapment.FaultyLift.assertNone;
import static dev.liftwatch.entrapment.FaultyLift.assertOpen;
import static dev.liftwatch.entrapment.FaultyLift.close;
import static dev.liftwatch.entrapment.FaultyLift.drive;
import static dev.liftwatch.entrapment.FaultyLift.emptyRun;
import static dev.liftwatch.entrapment.FaultyLift.everything;
import static dev.liftwatch.entrapment.FaultyLift.healthy;
import static dev.liftwatch.entrapment.FaultyLift.open;
import static dev.liftwatch.entrapment.FaultyLift.proven;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.detection.Setting;
import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import org.junit.jupiter.api.Test;

/** A car that moves as it must not: with open doors, too far, too fast, or not quite to its landings. */
class MotionFaultsTest {

    @Test
    void aCarThatTravelsOnWithOpenDoorsIsADangerUntilTheyAreClosed() {
        Scene scene = proven();
        drive(scene, 3 * Scene.LANDING_MM + 500).set(Signal.DOOR_CLOSED, 0).travelTo(9 * Scene.LANDING_MM - 500);
        assertOpen(scene, FaultKind.MOVING_WITH_DOOR_OPEN);
        assertTrue(scene.faults().getFirst().danger());
        scene.set(Signal.DOOR_CLOSED, 1).travelTo(9 * Scene.LANDING_MM).set(Signal.RUNNING, 0);
        assertEnded(scene.pass(10), FaultKind.MOVING_WITH_DOOR_OPEN);
    }

    @Test
    void aDoorContactThatBouncesOnTheWayIsNoOpenDoor() {
        Scene scene = proven();
        drive(scene, 3 * Scene.LANDING_MM + 500);
        for (int i = 0; i < 8; i++) {
            scene.set(Signal.DOOR_CLOSED, 0).pass(0.1).set(Signal.DOOR_CLOSED, 1);
            scene.travelTo(3 * Scene.LANDING_MM + 1000 + i * 500L);
        }
        scene.travelTo(8 * Scene.LANDING_MM).set(Signal.RUNNING, 0);
        assertNone(open(scene).pass(10));
    }

    @Test
    void aDoorContactWiredTheWrongWayRoundProvesNoOpenDoor() {
        Scene scene = healthy(everything().inverted(Signal.DOOR_CLOSED));
        for (int run = 0; run < 12; run++) {
            emptyRun(scene, 1 + run * 3 % 8);
        }
        assertOpen(scene, FaultKind.SIGNAL_INVERTED);
    }

    @Test
    void aCarThatRollsOutOfItsLandingWithOpenDoorsMovesUnintendedUntilItsDoorsAreClosed() {
        Scene scene =
                open(proven()).pass(5).travelTo(2 * Scene.LANDING_MM + 900).pass(10);
        assertOpen(scene, FaultKind.UNINTENDED_MOVEMENT);
        assertTrue(scene.faults().getFirst().danger());
        assertEnded(scene.closeDoors().pass(10), FaultKind.UNINTENDED_MOVEMENT);
    }

    @Test
    void andThatIsNotAlsoMovingWithOpenDoors() {
        Scene scene = open(proven()).pass(5).travelTo(9 * Scene.LANDING_MM - 500);
        assertOpen(scene, FaultKind.UNINTENDED_MOVEMENT);
    }

    @Test
    void norIsTheStopInWhichItEndsAnIncidentOfItsOwn() {
        Scene scene = open(proven()).pass(5).travelTo(2 * Scene.LANDING_MM + 900);
        assertOpen(scene.pass(600), FaultKind.UNINTENDED_MOVEMENT);
    }

    @Test
    void norIsTheStopBeyondTheLastLandingThatOvertravelEndsIn() {
        Scene scene = proven();
        drive(scene, 9 * Scene.LANDING_MM + 300).set(Signal.RUNNING, 0).set(Signal.LIMIT_TOP, 1);
        assertOpen(scene.pass(600), FaultKind.OVERTRAVEL_TOP);
    }

    @Test
    void relevellingUnderALoadIsNoUnintendedMovement() {
        Scene scene = open(proven());
        for (int i = 0; i < 10; i++) {
            scene.travelTo(2 * Scene.LANDING_MM - 60)
                    .pass(2)
                    .travelTo(2 * Scene.LANDING_MM)
                    .pass(2);
        }
        assertNone(close(scene));
    }

    @Test
    void aDoorZoneSensorThatDropsOutAtTheLandingIsNoMovement() {
        Scene scene = open(proven()).pass(5).set(Signal.DOOR_ZONE, 0).pass(30).set(Signal.DOOR_ZONE, 1);
        assertNone(close(scene).pass(5));
    }

    @Test
    void anEncoderWhoseReferenceJumpsAtTheLandingIsNoMovement() {
        Scene scene = Scene.encoder().presence(PresenceSensor.RADAR).scene();
        scene.travelTo(6000)
                .openDoors()
                .pass(4)
                .closeDoors()
                .travelTo(9000)
                .openDoors()
                .pass(4);
        scene.set(Signal.POSITION_MM, 10_500)
                .pass(20)
                .set(Signal.POSITION_MM, 9000)
                .pass(3);
        assertNone(scene.closeDoors());
    }

    @Test
    void aFinalLimitSwitchAtEitherEndIsOvertravelUntilItIsReleased() {
        Scene top = emptyRun(proven(), 9).set(Signal.LIMIT_TOP, 1).pass(5);
        assertOpen(top, FaultKind.OVERTRAVEL_TOP);
        assertEnded(top.set(Signal.LIMIT_TOP, 0).pass(10), FaultKind.OVERTRAVEL_TOP);
        Scene bottom = emptyRun(proven(), 0).set(Signal.LIMIT_BOTTOM, 1).pass(5);
        assertOpen(bottom, FaultKind.OVERTRAVEL_BOTTOM);
        assertEnded(bottom.set(Signal.LIMIT_BOTTOM, 0).pass(10), FaultKind.OVERTRAVEL_BOTTOM);
    }

    @Test
    void overtravelOpensTheSafetyChainAndIsNotAlsoAnEmergencyStop() {
        Scene scene = proven();
        drive(scene, 9 * Scene.LANDING_MM + 150);
        scene.set(Signal.SAFETY_CHAIN, 0)
                .set(Signal.LIMIT_TOP, 1)
                .set(Signal.RUNNING, 0)
                .pass(30);
        assertOpen(scene, FaultKind.OVERTRAVEL_TOP);
    }

    @Test
    void aLimitSwitchThatReadsOperatedFromTheBeginningIsNamedAfterThreeRunsAndNoOvertravel() {
        Scene scene = proven(everything().inverted(Signal.LIMIT_TOP));
        assertOpen(emptyRun(scene, 9), FaultKind.SIGNAL_STUCK);
        assertEquals(Signal.LIMIT_TOP, scene.faults().getFirst().signal());
    }

    @Test
    void aLimitSwitchThatIsOperatedInTheMiddleOfTheHoistwayOrByATechnicianIsNoOvertravel() {
        assertNone(proven().set(Signal.LIMIT_TOP, 1).set(Signal.LIMIT_BOTTOM, 1).pass(60));
        Scene tested = emptyRun(proven(), 9).set(Signal.INSPECTION, 1).pass(1);
        assertNone(tested.set(Signal.LIMIT_TOP, 1).pass(60).set(Signal.LIMIT_TOP, 0));
    }

    @Test
    void aCarThatIsTooFastIsOverspeedingUntilItIsNot() {
        Scene scene = proven().set(Signal.SPEED_MM_S, -2200).pass(2);
        assertOpen(scene, FaultKind.OVERSPEED);
        assertEnded(scene.set(Signal.SPEED_MM_S, 0).pass(10), FaultKind.OVERSPEED);
    }

    @Test
    void ratedSpeedWithItsOvershootIsNoOverspeed() {
        assertNone(proven().set(Signal.SPEED_MM_S, 2050).pass(20).set(Signal.SPEED_MM_S, 0));
    }

    @Test
    void theShareOfTheRatedSpeedCanBeSet() {
        Scene scene = proven(everything().setting(Setting.OVERSPEED_PERCENT, 110));
        assertOpen(scene.set(Signal.SPEED_MM_S, 1950).pass(2), FaultKind.OVERSPEED);
    }

    @Test
    void speedIsNeverTakenFromThePosition() {
        Scene scene = Scene.encoder().scene();
        assertNone(scene.pass(5).set(Signal.POSITION_MM, 3000).pass(3).set(Signal.POSITION_MM, 9000));
    }

    /** Stops one after the other, each so far beside its landing. */
    private static Scene stops(Scene scene, int first, int count, long besideMm) {
        for (int stop = first; stop < first + count; stop++) {
            drive(scene, (1 + stop * 3 % 8) * Scene.LANDING_MM + besideMm).set(Signal.RUNNING, 0);
            open(scene).pass(4);
            close(scene).pass(5);
        }
        return scene;
    }

    @Test
    void fiveStopsInARowBesideTheLandingsArePoorLevellingUntilFiveAreGood() {
        Scene scene = proven();
        assertNone(stops(scene, 1, 4, 45));
        assertOpen(stops(scene, 5, 1, -45), FaultKind.POOR_LEVELLING);
        assertOpen(stops(scene, 6, 4, 10), FaultKind.POOR_LEVELLING);
        assertEnded(stops(scene, 10, 1, 10), FaultKind.POOR_LEVELLING);
    }

    @Test
    void aStopOrTwoBesideALandingAreNot() {
        Scene scene = proven();
        for (int i = 0; i < 5; i++) {
            stops(scene, 4 * i, 3, 60);
            stops(scene, 4 * i + 3, 1, 5);
        }
        assertNone(scene);
    }

    @Test
    void howFarAndHowOftenCanBeSet() {
        Scene scene = proven(everything().setting(Setting.LEVELLING_MM, 15).setting(Setting.LEVELLING_STOPS, 2));
        assertNone(stops(scene, 1, 1, 20));
        assertOpen(stops(scene, 2, 1, 20), FaultKind.POOR_LEVELLING);
    }
}
