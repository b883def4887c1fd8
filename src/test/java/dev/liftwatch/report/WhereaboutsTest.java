package dev.liftwatch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.incident.Decision.Place;
import dev.liftwatch.signal.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who reads the log of the box learns where people are, not only under which id. */
class WhereaboutsTest {
    private static final LiftIdentity LIFT =
            new LiftIdentity("hz-1", "Building 3", null, "012345", "1 Lake Road", null, null, List.of("B1", "1", "2"));

    @Test
    void theLiftTheFloorAndTheCodeThatTheRescueCentreAsksForAreSaid() {
        assertEquals(
                "lift hz-1 (Building 3), between floors, nearest is 1, height 3100 mm, rescue code 012345, 1 Lake Road",
                LIFT.whereabouts(new Place(3100L, 1, Truth.FALSE)));
        assertEquals(
                "lift hz-1 (Building 3), at floor B1, rescue code 012345, 1 Lake Road",
                LIFT.whereabouts(new Place(null, 0, Truth.TRUE)));
        assertEquals(
                "lift hz-1 (Building 3), nearest floor 2, rescue code 012345, 1 Lake Road",
                LIFT.whereabouts(new Place(null, 2, Truth.UNKNOWN)));
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        LiftIdentity bare = new LiftIdentity("hz-1", null, null, null, null, null, null, List.of());
        assertEquals("lift hz-1, floor not known", bare.whereabouts(new Place(null, null, Truth.UNKNOWN)));
        assertEquals("lift hz-1, between floors", bare.whereabouts(new Place(null, null, Truth.FALSE)));
        assertEquals("lift hz-1, at a landing", bare.whereabouts(new Place(null, null, Truth.TRUE)));
    }
}
