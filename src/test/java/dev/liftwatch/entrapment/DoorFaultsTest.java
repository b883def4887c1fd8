package dev.liftwatch.entrapment;

import static dev.liftwatch.entrapment.FaultyLift.assertEnded;
import static dev.liftwatch.entrapment.FaultyLift.assertNone;
import static dev.liftwatch.entrapment.FaultyLift.assertOpen;
import static dev.liftwatch.entrapment.FaultyLift.close;
import static dev.liftwatch.entrapment.FaultyLift.emptyRun;
import static dev.liftwatch.entrapment.FaultyLift.everything;
import static dev.liftwatch.entrapment.FaultyLift.failedTry;
import static dev.liftwatch.entrapment.FaultyLift.healthy;
import static dev.liftwatch.entrapment.FaultyLift.open;
import static dev.liftwatch.entrapment.FaultyLift.proven;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.detection.Setting;
import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import org.junit.jupiter.api.Test;

/** Doors that do not open, do not close, do not rest, or are not let go. */
class DoorFaultsTest {

    @Test
    void doorsThatStickWhileTheyOpenAreAFailureUntilTheyAreOpen() {
        Scene scene = proven().set(Signal.DOOR_CLOSED, 0).pass(20);
        assertOpen(scene, FaultKind.DOOR_OPEN_FAILURE);
        assertEnded(scene.set(Signal.DOOR_OPEN, 1).pass(5), FaultKind.DOOR_OPEN_FAILURE);
    }

    @Test
    void threeTriesThatEndClosedAreAFailureTooAndTwoAreNot() {
        Scene scene = proven();
        failedTry(scene);
        assertNone(failedTry(scene));
        assertOpen(failedTry(scene), FaultKind.DOOR_OPEN_FAILURE);
    }

    @Test
    void theNumberOfTriesCanBeSet() {
        Scene scene = proven(everything().setting(Setting.DOOR_OPEN_TRIES, 5));
        for (int tries = 0; tries < 4; tries++) {
            failedTry(scene);
        }
        assertNone(scene);
        assertOpen(failedTry(scene), FaultKind.DOOR_OPEN_FAILURE);
    }

    @Test
    void failingAgainBeforeTheyWereEverOpenIsTheSameFailure() {
        Scene scene = proven();
        for (int tries = 0; tries < 12; tries++) {
            failedTry(scene);
        }
        assertOpen(scene, FaultKind.DOOR_OPEN_FAILURE);
    }

    @Test
    void peopleBehindDoorsThatDoNotOpenAreATrappingThatTakesTheFailureOver() {
        Scene scene = proven();
        open(scene).set(Signal.OCCUPIED, 1);
        close(scene);
        FaultyLift.drive(scene, 5 * Scene.LANDING_MM).set(Signal.RUNNING, 0);
        for (int tries = 0; tries < 3; tries++) {
            failedTry(scene);
        }
        assertOpen(scene, FaultKind.DOOR_OPEN_FAILURE);
        scene.pass(200);
        assertEquals(1, scene.all(Phase.RAISED).size());
        assertEquals(Reason.ABSORBED, scene.faults().getLast().reason());
        assertEquals(2, scene.faults().size(), () -> FaultyLift.told(scene));
    }

    @Test
    void contactsThatNeverToldARunTrulyProveNoFailure() {
        Scene scene = healthy(everything().inverted(Signal.DOOR_CLOSED));
        assertNone(scene.pass(600));
    }

    @Test
    void contactsThatBounceAtALandingAreNoTries() {
        Scene scene = proven();
        for (int i = 0; i < 30; i++) {
            scene.set(Signal.DOOR_CLOSED, 0)
                    .pass(0.2)
                    .set(Signal.DOOR_CLOSED, 1)
                    .pass(5);
        }
        assertNone(scene);
    }

    @Test
    void doorsThatStickWhileTheyCloseAreAFailureUntilTheyAreClosed() {
        Scene scene = open(proven()).pass(4).set(Signal.DOOR_OPEN, 0).pass(40);
        assertOpen(scene, FaultKind.DOOR_CLOSE_FAILURE);
        scene.set(Signal.DOOR_OPEN, 1).pass(10).set(Signal.DOOR_OPEN, 0).pass(3);
        assertOpen(scene, FaultKind.DOOR_CLOSE_FAILURE);
        assertEnded(scene.set(Signal.DOOR_CLOSED, 1).pass(10), FaultKind.DOOR_CLOSE_FAILURE);
    }

    @Test
    void doorsThatArePushedBackOpenAreNoFailureToClose() {
        Scene scene = open(proven());
        for (int i = 0; i < 5; i++) {
            scene.set(Signal.DOOR_OPEN, 0).pass(20).set(Signal.DOOR_OPEN, 1).pass(4);
        }
        assertNone(close(scene).pass(60));
    }

    @Test
    void doorsThatReopenAgainAndAgainCycleUntilTheyRest() {
        Scene scene = open(proven());
        for (int i = 0; i < 14; i++) {
            close(scene).pass(3);
            open(scene);
        }
        assertOpen(scene, FaultKind.DOOR_CYCLING);
        close(scene).pass(29);
        assertOpen(scene, FaultKind.DOOR_CYCLING);
        assertEnded(scene.pass(2), FaultKind.DOOR_CYCLING);
    }

    @Test
    void howOftenTheyMayCanBeSet() {
        Scene scene =
                proven(everything().setting(Setting.DOOR_CYCLING_TIMES, 4)).pass(40);
        open(scene);
        for (int i = 0; i < 3; i++) {
            close(scene);
            open(scene);
        }
        assertNone(scene);
        close(scene);
        assertOpen(open(scene), FaultKind.DOOR_CYCLING);
    }

    @Test
    void aBusyLiftThatServesItsLandingsDoesNotCycle() {
        Scene scene = proven();
        for (int run = 0; run < 30; run++) {
            emptyRun(scene, 1 + run * 3 % 8);
        }
        assertNone(scene);
    }

    @Test
    void aParkedLiftThatIsCalledAtItsLandingNowAndThenDoesNotCycle() {
        Scene scene = proven();
        for (int call = 0; call < 30; call++) {
            open(scene).pass(5);
            close(scene).pass(45);
        }
        assertNone(scene);
    }

    @Test
    void doorsHeldOpenForHalfAnHourUntilTheyAreClosed() {
        Scene scene = open(proven()).pass(1810);
        assertOpen(scene, FaultKind.DOOR_HELD_OPEN);
        assertEnded(close(scene).pass(10), FaultKind.DOOR_HELD_OPEN);
    }

    @Test
    void doorsHeldOpenByFirefightersOrWithoutMainsAreNoFault() {
        Scene scene = proven().set(Signal.FIRE_SERVICE, 1);
        open(scene).pass(7200).set(Signal.FIRE_SERVICE, 0);
        assertNone(close(scene).pass(10));
        scene.set(Signal.MAINS_OK, 0).pass(1);
        open(scene).pass(7200).set(Signal.MAINS_OK, 1);
        assertEnded(close(scene).pass(10), FaultKind.POWER_LOST);
    }

    @Test
    void swingDoorsThatPeopleOpenByHandOnlyStandOpenForTooLong() {
        Scene scene = healthy(everything().manualDoors());
        for (int i = 0; i < 5; i++) {
            failedTry(scene);
        }
        scene.set(Signal.DOOR_CLOSED, 0).pass(120);
        assertNone(scene);
        assertOpen(scene.pass(1800), FaultKind.DOOR_HELD_OPEN);
    }

    @Test
    void theSecondEntranceOfAThroughCarFailsByItself() {
        Scene scene = Scene.encoder()
                .presence(PresenceSensor.RADAR)
                .wired(Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN)
                .scene();
        scene.set(Signal.DOOR2_CLOSED, 1).set(Signal.DOOR2_OPEN, 0).pass(5).travelTo(3 * Scene.LANDING_MM);
        scene.set(Signal.DOOR2_CLOSED, 0).pass(20);
        assertOpen(scene, FaultKind.DOOR_OPEN_FAILURE);
    }
}
