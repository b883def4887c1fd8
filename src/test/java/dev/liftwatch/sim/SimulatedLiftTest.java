package dev.liftwatch.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class SimulatedLiftTest {
    private static final Shaft SHAFT = new Shaft(List.of(0L, 3000L, 6000L, 9000L), 200, 1600);
    private static final long TICK_MS = 10;
    private static final long DOORS_MS = LiftDesign.plain(SHAFT).doorOpeningMs();
    private static final double ACCELERATION_MM_S2 =
            LiftDesign.plain(SHAFT).comfort().accelerationMmS2();
    private static final long MINUTE_MS = 60_000;

    /** Rounding of one physical step. */
    private static final double TOLERANCE = 1.02;

    private final SimulatedLift lift = new SimulatedLift(SHAFT, PresenceSensor.RADAR, 0);

    @Test
    void doorsTakeThreeSecondsEachWay() {
        assertTrue(lift.openDoors());
        lift.step(DOORS_MS - TICK_MS);
        assertEquals(0, says(Signal.DOOR_OPEN));
        lift.step(TICK_MS);
        assertEquals(1, says(Signal.DOOR_OPEN));
        lift.closeDoors();
        lift.step(DOORS_MS - TICK_MS);
        assertEquals(0, says(Signal.DOOR_CLOSED));
        lift.step(TICK_MS);
        assertEquals(1, says(Signal.DOOR_CLOSED));
    }

    @Test
    void aRunKeepsToSpeedAndAccelerationAndLeavesNoHeightOut() {
        assertTrue(lift.drive(3));
        double fastest = watchUntil(lift::standing, ACCELERATION_MM_S2);
        assertEquals(9000, lift.positionMm());
        assertEquals(1600, fastest, 1);
    }

    @Test
    void aRunOfTenMetresTakesAsLongAsItsSpeedAccelerationAndJerkSay() {
        lift.drive(3);
        long tookMs = 0;
        while (!lift.standing()) {
            lift.step(TICK_MS);
            tookMs += TICK_MS;
        }
        double jerkS = ACCELERATION_MM_S2 / LiftDesign.plain(SHAFT).comfort().jerkMmS3();
        double expectedS = 9000.0 / 1600 + 1600 / ACCELERATION_MM_S2 + jerkS;
        assertEquals(expectedS * 1000, (double) tookMs, 20);
    }

    @Test
    void howTimeIsPortionedChangesNothing() {
        SimulatedLift other = new SimulatedLift(SHAFT, PresenceSensor.RADAR, 0);
        lift.drive(3);
        other.drive(3);
        lift.step(4210);
        for (int i = 0; i < 421; i++) {
            other.step(3);
            other.step(7);
        }
        assertEquals(lift.signals(), other.signals());
    }

    @Test
    void anOpenSafetyChainStopsTheCarBetweenFloorsWithinTheBrakesMeans() {
        lift.drive(3);
        watchUntil(() -> lift.positionMm() > 4000, ACCELERATION_MM_S2);
        lift.openSafetyChain();
        watchUntil(lift::standing, CarMotion.BRAKE_MM_S2);
        assertEquals(0, says(Signal.DOOR_ZONE));
        assertEquals(0, says(Signal.SAFETY_CHAIN));
        assertFalse(lift.drive(3), "with the chain open nothing drives");
    }

    @Test
    void aMainsFailureStopsTheCarAndHoldsTheDoors() {
        lift.drive(3);
        lift.step(3000);
        lift.supply(false);
        lift.step(MINUTE_MS);
        assertTrue(lift.standing());
        assertEquals(0, says(Signal.MAINS_OK));
        assertFalse(lift.openDoors());
    }

    @Test
    void theDoorsNeverOpenBetweenFloorsUnlessForced() {
        lift.drive(3);
        lift.step(2500);
        assertFalse(lift.openDoors(), "moving");
        lift.openSafetyChain();
        lift.step(3000);
        assertFalse(lift.openDoors(), "standing between floors");
        lift.step(MINUTE_MS);
        assertEquals(1, says(Signal.DOOR_CLOSED));
        lift.forceDoors();
        lift.step(DOORS_MS);
        assertEquals(1, says(Signal.DOOR_OPEN));
        assertEquals(0, says(Signal.DOOR_ZONE));
    }

    @Test
    void theCarNeverLeavesWithItsDoorsOpen() {
        lift.openDoors();
        assertFalse(lift.drive(1), "about to open");
        lift.step(1000);
        assertFalse(lift.drive(1), "opening");
        lift.closeDoors();
        lift.step(500);
        assertFalse(lift.drive(1), "not yet closed");
        lift.step(1000);
        assertTrue(lift.drive(1));
    }

    @Test
    void forcedDoorsStopAMovingCar() {
        lift.drive(3);
        lift.step(3000);
        lift.forceDoors();
        lift.step(2000);
        assertTrue(lift.standing());
    }

    @Test
    void aTechnicianDrivesSlowlyAndNobodyElseDrives() {
        assertFalse(lift.creep(1), "without inspection operation");
        lift.inspection(true);
        assertEquals(1, says(Signal.INSPECTION));
        assertFalse(lift.drive(1));
        assertTrue(lift.creep(1));
        double fastest = watchUntil(lift::standing, ACCELERATION_MM_S2);
        assertEquals(SimulatedLift.INSPECTION_SPEED_MM_S, fastest, 1);
        assertEquals(3000, lift.positionMm());
    }

    @Test
    void nobodyGetsThroughClosedDoors() {
        assertFalse(lift.board());
        lift.openDoors();
        lift.step(1000);
        assertFalse(lift.board(), "a third open");
        lift.step(1000);
        assertTrue(lift.board());
        lift.closeDoors();
        lift.step(DOORS_MS);
        assertFalse(lift.leave());
        assertEquals(1, lift.riders());
    }

    @Test
    void aRadarIsHighWhileARiderIsInViewAndForItsHoldTime() {
        assertEquals(0, says(Signal.OCCUPIED));
        boardAndClose();
        lift.step(10_000);
        assertEquals(1, says(Signal.OCCUPIED));
        lift.openDoors();
        lift.step(DOORS_MS);
        assertTrue(lift.leave());
        lift.step(PresenceSensor.RADAR.defaultHoldS() * 1000L - TICK_MS);
        assertEquals(1, says(Signal.OCCUPIED));
        lift.step(TICK_MS);
        assertEquals(0, says(Signal.OCCUPIED));
    }

    @Test
    void aPirSeesARiderComeInAndFallsSilentAfterItsHoldTimeAtTheEarliest() {
        SimulatedLift watched = new SimulatedLift(SHAFT, PresenceSensor.PIR, 0);
        watched.openDoors();
        watched.step(DOORS_MS);
        watched.board();
        watched.step(PresenceSensor.PIR.defaultHoldS() * 1000L - TICK_MS);
        assertEquals(1, watched.signals().get(Signal.OCCUPIED));
    }

    @Test
    void theAlarmButtonSaysWhatTheRiderDoes() {
        lift.alarmButton(true);
        assertEquals(1, says(Signal.ALARM_BUTTON));
        lift.alarmButton(false);
        assertEquals(0, says(Signal.ALARM_BUTTON));
    }

    private void boardAndClose() {
        lift.openDoors();
        lift.step(DOORS_MS);
        assertTrue(lift.board());
        lift.closeDoors();
        lift.step(DOORS_MS);
    }

    private long says(Signal signal) {
        return lift.signals().get(signal);
    }

    /** Lets the car move, checks every step against physics, and answers the highest speed. */
    private double watchUntil(BooleanSupplier end, double mostMmS2) {
        double fastest = 0;
        double speed = lift.speedMmS();
        double position = lift.positionMm();
        for (long t = 0; !end.getAsBoolean(); t += TICK_MS) {
            assertTrue(t < MINUTE_MS, "still moving after a minute");
            lift.step(TICK_MS);
            double seconds = TICK_MS / 1000.0;
            assertTrue(
                    Math.abs(lift.speedMmS() - speed) <= mostMmS2 * seconds * TOLERANCE,
                    "from " + speed + " to " + lift.speedMmS() + " mm/s in one step");
            double most = Math.max(Math.abs(speed), Math.abs(lift.speedMmS())) * seconds;
            assertTrue(
                    Math.abs(lift.positionMm() - position) <= Math.max(most * TOLERANCE, 0.2),
                    "from " + position + " to " + lift.positionMm() + " mm in one step");
            speed = lift.speedMmS();
            position = lift.positionMm();
            fastest = Math.max(fastest, Math.abs(speed));
        }
        return fastest;
    }
}
