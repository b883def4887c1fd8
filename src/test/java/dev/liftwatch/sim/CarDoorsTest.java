package dev.liftwatch.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CarDoorsTest {
    private final CarDoors doors = new CarDoors(3000, 4000);

    @Test
    void theyTakeTheirTimeEachWay() {
        doors.moveTo(1, 1000);
        assertTrue(doors.closed(1000));
        assertEquals(0.5, doors.openShare(2500), 1e-9);
        assertFalse(doors.open(3999));
        assertTrue(doors.open(4000));
        doors.moveTo(0, 10_000);
        assertFalse(doors.closed(13_999));
        assertTrue(doors.closed(14_000));
    }

    @Test
    void turnedRoundHalfWayTheyNeedHalfTheTimeBack() {
        doors.moveTo(1, 0);
        doors.moveTo(0, 1500);
        assertEquals(3500, doors.endsMs());
        assertTrue(doors.closed(3500));
    }

    @Test
    void stoppedTheyStayWhereTheyAre() {
        doors.moveTo(1, 0);
        doors.stop(600);
        assertEquals(0.2, doors.openShare(99_000), 1e-9);
        assertFalse(doors.moving(601));
    }

    @Test
    void byHandTheyAreSlower() {
        doors.moveTo(1, 0, 2);
        assertEquals(6000, doors.endsMs());
    }
}
