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
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import org.junit.jupiter.api.Test;

/** Supplies that fail, wires that lie, a box that is not well, a technician who forgot the switch. */
class SupplyAndSignalFaultsTest {

    private static Scene runs(Scene scene, int count) {
        for (int run = 0; run < count; run++) {
            emptyRun(scene, 1 + run * 3 % 8);
        }
        return scene;
    }

    @Test
    void mainsThatFailAreLostUntilTheyAreBack() {
        Scene scene = proven().set(Signal.MAINS_OK, 0).pass(600);
        assertOpen(scene, FaultKind.POWER_LOST);
        assertEnded(scene.set(Signal.MAINS_OK, 1).pass(10), FaultKind.POWER_LOST);
    }

    @Test
    void aDipOfTheMainsIsNoFailure() {
        Scene scene = proven();
        for (int i = 0; i < 10; i++) {
            scene.set(Signal.MAINS_OK, 0).pass(4).set(Signal.MAINS_OK, 1).pass(4);
        }
        assertNone(scene);
    }

    @Test
    void anEmptyCarThatTheMainsLeaveBetweenLandingsIsThatOneIncidentUntilTheyAreBack() {
        Scene scene = proven();
        drive(scene, 4 * Scene.LANDING_MM + 1500);
        scene.set(Signal.MAINS_OK, 0)
                .set(Signal.RUNNING, 0)
                .set(Signal.SAFETY_CHAIN, 0)
                .pass(900);
        assertOpen(scene, FaultKind.POWER_LOST);
    }

    @Test
    void whileTheSupplyOfTheShaftIsDeadNothingOfTheShaftBeginsOrEnds() {
        Scene scene = Scene.contacts().presence(PresenceSensor.RADAR).scene();
        scene.pass(5).travelTo(3 * Scene.LANDING_MM).set(Signal.DOOR_CLOSED, 0).pass(20);
        assertOpen(scene, FaultKind.DOOR_OPEN_FAILURE);
        scene.set(Signal.DOOR_CLOSED, 1)
                .pass(0.2)
                .set(Signal.DOOR_CLOSED, 0)
                .set(Signal.DOOR_ZONE, 0)
                .pass(1800);
        assertOpen(scene, FaultKind.DOOR_OPEN_FAILURE);
    }

    @Test
    void aWiredSignalOfWhichNothingComesIsLostUntilItComes() {
        Scene scene = proven().lose(Signal.DOOR_OPEN).pass(70);
        assertOpen(scene, FaultKind.SIGNAL_LOST);
        assertEquals(Signal.DOOR_OPEN, scene.faults().getFirst().signal());
        assertEnded(scene.set(Signal.DOOR_OPEN, 0).pass(40), FaultKind.SIGNAL_LOST);
    }

    @Test
    void oneThatNeverCameIsLostToo() {
        Scene scene = Scene.contacts().wired(Signal.FIRE_SERVICE).scene().pass(70);
        assertOpen(scene, FaultKind.SIGNAL_LOST);
        assertEquals(Signal.FIRE_SERVICE, scene.faults().getFirst().signal());
    }

    @Test
    void aWholeLineThatFallsSilentIsOneIncidentAndNotOneForEveryWire() {
        Scene scene = Scene.contacts().scene();
        scene.lose(Signal.DOOR_CLOSED).lose(Signal.DOOR_OPEN).lose(Signal.DOOR_ZONE);
        scene.lose(Signal.MAINS_OK)
                .lose(Signal.INSPECTION)
                .lose(Signal.ALARM_BUTTON)
                .pass(600);
        assertOpen(scene, FaultKind.SIGNAL_LOST);
        assertNull(scene.faults().getFirst().signal());
    }

    @Test
    void aSignalThatIsAwayForHalfAMinuteIsNotLost() {
        Scene scene = proven();
        for (int i = 0; i < 5; i++) {
            scene.lose(Signal.POSITION_MM)
                    .pass(40)
                    .set(Signal.POSITION_MM, 6000)
                    .pass(10);
        }
        assertNone(scene);
    }

    @Test
    void aStuckContactIsNamedUntilItHasBeenBelievedForAQuarterOfAnHour() {
        Scene scene = runs(healthy(everything().stuck(Signal.DOOR_CLOSED, 1)), 6);
        assertOpen(scene, FaultKind.SIGNAL_STUCK);
        assertEquals(Signal.DOOR_CLOSED, scene.faults().getFirst().signal());
        runs(scene.mend(Signal.DOOR_CLOSED), 4);
        assertOpen(scene, FaultKind.SIGNAL_STUCK);
        assertEnded(scene.pass(900), FaultKind.SIGNAL_STUCK);
    }

    @Test
    void aContactWiredTheWrongWayRoundIsNamed() {
        Scene scene = runs(healthy(everything().inverted(Signal.DOOR_OPEN)), 6);
        assertOpen(scene, FaultKind.SIGNAL_INVERTED);
        assertEquals(Signal.DOOR_OPEN, scene.faults().getFirst().signal());
        runs(scene.mend(Signal.DOOR_OPEN), 4).pass(900);
        assertEnded(scene, FaultKind.SIGNAL_INVERTED);
    }

    @Test
    void aPositionThatIsWrongAtEveryLandingIsContradictory() {
        Scene scene =
                Scene.encoder().presence(PresenceSensor.RADAR).shifted(1500).scene();
        runs(scene, 6);
        assertOpen(scene, FaultKind.SIGNAL_CONTRADICTORY);
        assertEquals(Signal.POSITION_MM, scene.faults().getFirst().signal());
        runs(scene.mend(Signal.POSITION_MM), 6).pass(900);
        assertEnded(scene, FaultKind.SIGNAL_CONTRADICTORY);
    }

    @Test
    void anInspectionSwitchThatOrdinaryTrafficContradictsIsContradictoryUntilItIsOff() {
        Scene scene = proven().set(Signal.INSPECTION, 1);
        assertOpen(runs(scene, 5), FaultKind.SIGNAL_CONTRADICTORY);
        assertEquals(Signal.INSPECTION, scene.faults().getFirst().signal());
        assertEnded(scene.set(Signal.INSPECTION, 0).pass(910), FaultKind.SIGNAL_CONTRADICTORY);
    }

    @Test
    void anAlarmButtonThatIsPressedForMinutesAtOpenDoorsIsStuckUntilItIsReleased() {
        Scene scene = open(proven()).pass(3).set(Signal.ALARM_BUTTON, 1).pass(200);
        assertNone(scene);
        assertOpen(scene.pass(120), FaultKind.SIGNAL_STUCK);
        assertEnded(close(scene.set(Signal.ALARM_BUTTON, 0)).pass(910), FaultKind.SIGNAL_STUCK);
    }

    @Test
    void noSignalIsDoubtedInOrdinaryTraffic() {
        assertNone(runs(proven(), 40));
    }

    @Test
    void anInspectionSwitchThatStaysOnIsForgottenUntilItIsOff() {
        Scene scene = proven().set(Signal.INSPECTION, 1).pass(8 * 3600 - 60);
        assertNone(scene);
        assertOpen(scene.pass(120), FaultKind.INSPECTION_TOO_LONG);
        assertEnded(scene.set(Signal.INSPECTION, 0).pass(10), FaultKind.INSPECTION_TOO_LONG);
    }

    @Test
    void theBoxOnItsBatteryUntilItsSupplyIsBack() {
        Scene scene = proven().set(Signal.UPS_ON_BATTERY, 1).pass(60);
        assertOpen(scene, FaultKind.BOX_ON_BATTERY);
        assertEnded(scene.set(Signal.UPS_ON_BATTERY, 0).pass(60), FaultKind.BOX_ON_BATTERY);
    }

    @Test
    void theBatteryOfTheBoxIsLowUntilItIsCharged() {
        Scene scene = proven().set(Signal.UPS_BATTERY_LOW, 1).pass(60);
        assertOpen(scene, FaultKind.BOX_BATTERY_LOW);
        assertEnded(scene.set(Signal.UPS_BATTERY_LOW, 0).pass(60), FaultKind.BOX_BATTERY_LOW);
    }

    @Test
    void aBatteryTestOfAFewSecondsIsNoFault() {
        Scene scene = proven().set(Signal.UPS_ON_BATTERY, 1).pass(20).set(Signal.UPS_ON_BATTERY, 0);
        assertNone(scene.set(Signal.UPS_BATTERY_LOW, 1)
                .pass(5)
                .set(Signal.UPS_BATTERY_LOW, 0)
                .pass(60));
    }

    @Test
    void aClockThatIsNotSynchronisedIsUnsetUntilItIs() {
        Scene scene = proven();
        scene.judgement().clockIsSynced(false);
        assertOpen(scene.pass(700), FaultKind.CLOCK_UNSET);
        scene.judgement().clockIsSynced(true);
        assertEnded(scene.pass(60), FaultKind.CLOCK_UNSET);
    }

    @Test
    void aClockOfWhichNothingIsSaidAsInReplayIsNotUnset() {
        assertNone(proven().pass(7200));
    }

    @Test
    void aClockThatIsSetWithinTheTimeIsNotEither() {
        Scene scene = proven();
        scene.judgement().clockIsSynced(false);
        scene.pass(500).judgement().clockIsSynced(true);
        assertNone(scene.pass(700));
    }
}
