package dev.liftwatch.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the car is in a door zone: by the contact, else by both level sensors, else by the position. */
class DoorZoneTest {
    private static final LiftGeometry LIFT = new LiftGeometry(1000, 200, List.of(0L, 3000L), false);
    private static final Doors CLOSED = new DrawnCar().draw().doors();
    private static final Doors AJAR = new DrawnCar().doorsAjarSince(0).draw().doors();
    private static final Doors LOST =
            new DrawnCar().doorsClosed(Truth.UNKNOWN).draw().doors();

    private static Truth zone(Wires wires, Doors doors) {
        return DoorZone.read(wires.panel(), LIFT, doors, DoorZone.Sunk.NOT);
    }

    private static Wires levels() {
        return new Wires(Signal.LEVEL_UPPER, Signal.LEVEL_LOWER);
    }

    @Test
    void theContactIsTheFirstToSay() {
        Wires wires = new Wires(Signal.DOOR_ZONE, Signal.POSITION_MM).read(Signal.POSITION_MM, 3000);
        assertEquals(Truth.TRUE, zone(wires, CLOSED));
        assertEquals(Truth.FALSE, zone(wires.read(Signal.DOOR_ZONE, 0), CLOSED));
        wires.read(Signal.DOOR_ZONE, 1).read(Signal.POSITION_MM, 1500);
        assertEquals(Truth.TRUE, zone(wires, CLOSED));
        assertEquals(Truth.FALSE, zone(wires.lose(Signal.DOOR_ZONE), CLOSED));
    }

    @Test
    void bothLevelSensorsAgree() {
        assertEquals(Truth.TRUE, zone(levels().read(Signal.LEVEL_UPPER, 1).read(Signal.LEVEL_LOWER, 1), CLOSED));
        assertEquals(Truth.FALSE, zone(levels().read(Signal.LEVEL_UPPER, 0).read(Signal.LEVEL_LOWER, 0), AJAR));
    }

    @Test
    void oneLevelSensorAloneIsOutsideBehindClosedDoorsAndAtTheLandingWhileTheyAreNot() {
        Wires upper = levels().read(Signal.LEVEL_UPPER, 1).read(Signal.LEVEL_LOWER, 0);
        Wires lower = levels().read(Signal.LEVEL_UPPER, 0).read(Signal.LEVEL_LOWER, 1);
        for (Wires wires : List.of(upper, lower)) {
            assertEquals(Truth.FALSE, zone(wires, CLOSED));
            assertEquals(Truth.TRUE, zone(wires, AJAR));
            assertEquals(Truth.UNKNOWN, zone(wires, LOST));
        }
    }

    @Test
    void whereOneOfThemIsLostNothingIsKnown() {
        Wires wires = levels().read(Signal.LEVEL_UPPER, 1);
        assertEquals(Truth.UNKNOWN, zone(wires, CLOSED));
        assertEquals(Truth.UNKNOWN, zone(levels().read(Signal.LEVEL_LOWER, 1), CLOSED));
        wires.read(Signal.LEVEL_LOWER, 1).lose(Signal.LEVEL_UPPER);
        assertEquals(Truth.UNKNOWN, zone(wires, CLOSED));
    }

    @Test
    void whereOneOfThemIsNotBelievedTheOtherMustDo() {
        Wires wires = levels().read(Signal.LEVEL_UPPER, 1).read(Signal.LEVEL_LOWER, 0);
        wires.panel().distrust(Signal.LEVEL_LOWER);
        assertEquals(Truth.TRUE, zone(wires, CLOSED));
        wires.panel().trust(Signal.LEVEL_LOWER);
        wires.panel().distrust(Signal.LEVEL_UPPER);
        assertEquals(Truth.FALSE, zone(wires, CLOSED));
    }

    @Test
    void aSingleLevelSensorIsNoSourceOfTheDoorZone() {
        for (Signal signal : List.of(Signal.LEVEL_UPPER, Signal.LEVEL_LOWER)) {
            Wires alone = new Wires(signal).read(signal, 1);
            assertEquals(Truth.UNKNOWN, zone(alone, CLOSED));
            assertFalse(DoorZone.isWired(alone.panel()));
        }
    }

    @Test
    void thePositionIsTheLastToSay() {
        Wires wires = new Wires(Signal.POSITION_MM);
        assertEquals(Truth.UNKNOWN, zone(wires, CLOSED));
        assertEquals(Truth.TRUE, zone(wires.read(Signal.POSITION_MM, 3200), CLOSED));
        assertEquals(Truth.FALSE, zone(wires.read(Signal.POSITION_MM, 3201), CLOSED));
    }

    @Test
    void anyOfTheThreeIsASource() {
        assertTrue(DoorZone.isWired(new Wires(Signal.DOOR_ZONE).panel()));
        assertTrue(DoorZone.isWired(new Wires(Signal.POSITION_MM).panel()));
        assertTrue(DoorZone.isWired(levels().panel()));
        assertFalse(DoorZone.isWired(new Wires(Signal.FLOOR).panel()));
    }
}
