package dev.liftwatch.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.signal.Wires;
import dev.liftwatch.time.Tick;
import org.junit.jupiter.api.Test;

/** What the contacts say of the doors of one entrance and of two, and when an opening is a way out. */
class DoorsTest {
    private static Doors read(Wires wires) {
        return Doors.read(wires.panel(), 1000, 5000, Tick.NONE);
    }

    private static Wires one() {
        return new Wires(Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
    }

    private static Wires two() {
        return new Wires(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN)
                .read(Signal.DOOR_CLOSED, 1)
                .read(Signal.DOOR_OPEN, 0)
                .read(Signal.DOOR2_CLOSED, 1)
                .read(Signal.DOOR2_OPEN, 0);
    }

    @Test
    void anOpenContactThatHoldsForASecondIsAWayOutAtTheVeryMillisecond() {
        Wires wires = one().read(Signal.DOOR_CLOSED, 0).at(3000).read(Signal.DOOR_OPEN, 1);
        Doors doors = read(wires);
        assertEquals(0, doors.notClosedSinceMs());
        assertEquals(4000, doors.passableAtMs());
        assertFalse(doors.passable(3999));
        assertTrue(doors.passable(4000));
    }

    @Test
    void doorsThatAreAjarAreNoWayOutWhereAnOpenContactIsWired() {
        Doors doors = read(one().read(Signal.DOOR_OPEN, 0).read(Signal.DOOR_CLOSED, 0));
        assertEquals(Truth.FALSE, doors.allClosed());
        assertEquals(Truth.FALSE, doors.open());
        assertEquals(Tick.NEVER, doors.passableAtMs());
    }

    @Test
    void whereTheOpenContactIsMissingDoorsNotClosedForFiveSecondsAreAWayOut() {
        Doors doors = read(new Wires(Signal.DOOR_CLOSED).at(2000).read(Signal.DOOR_CLOSED, 0));
        assertEquals(Truth.TRUE, doors.open());
        assertEquals(7000, doors.passableAtMs());
        assertEquals(7000, read(one().at(2000).read(Signal.DOOR_CLOSED, 0)).passableAtMs());
    }

    @Test
    void whereTheClosedContactIsMissingTheOpenContactTellsBoth() {
        Wires wires = new Wires(Signal.DOOR_OPEN).at(2000).read(Signal.DOOR_OPEN, 1);
        assertEquals(Truth.FALSE, read(wires).allClosed());
        assertEquals(2000, read(wires).notClosedSinceMs());
        wires.read(Signal.DOOR_OPEN, 0);
        assertEquals(Truth.TRUE, read(wires).allClosed());
        assertEquals(Tick.NONE, read(wires).notClosedSinceMs());
    }

    @Test
    void aClosedContactThatIsNotBelievedIsAsGoodAsMissing() {
        Wires wires = one().read(Signal.DOOR_CLOSED, 1).at(2000).read(Signal.DOOR_OPEN, 1);
        wires.panel().distrust(Signal.DOOR_CLOSED);
        assertEquals(Truth.FALSE, read(wires).allClosed());
        assertEquals(2000, read(wires).notClosedSinceMs());
    }

    @Test
    void nothingReadIsNothingKnown() {
        assertEquals(Truth.UNKNOWN, read(one()).allClosed());
        assertEquals(Truth.UNKNOWN, read(one()).open());
        assertFalse(read(one()).passable(1_000_000));
    }

    @Test
    void ofTwoEntrancesBothMustBeClosedAndEitherMayBeOpen() {
        assertEquals(Truth.TRUE, read(two()).allClosed());
        assertEquals(Truth.FALSE, read(two()).open());
        Doors first = read(two().at(2000).read(Signal.DOOR_CLOSED, 0).read(Signal.DOOR_OPEN, 1));
        Doors second = read(two().at(2000).read(Signal.DOOR2_CLOSED, 0).read(Signal.DOOR2_OPEN, 1));
        for (Doors doors : new Doors[] {first, second}) {
            assertEquals(Truth.FALSE, doors.allClosed());
            assertEquals(Truth.TRUE, doors.open());
            assertEquals(2000, doors.notClosedSinceMs());
            assertEquals(3000, doors.passableAtMs());
        }
    }

    @Test
    void theEntranceThatOpenedFirstIsTheWayOut() {
        Wires wires = two().at(2000).read(Signal.DOOR_CLOSED, 0).read(Signal.DOOR_OPEN, 1);
        wires.at(2500).read(Signal.DOOR2_CLOSED, 0).read(Signal.DOOR2_OPEN, 1);
        assertEquals(2000, read(wires).notClosedSinceMs());
        assertEquals(3000, read(wires).passableAtMs());
        Wires reversed = two().at(2000).read(Signal.DOOR2_CLOSED, 0).read(Signal.DOOR2_OPEN, 1);
        reversed.at(2500).read(Signal.DOOR_CLOSED, 0).read(Signal.DOOR_OPEN, 1);
        assertEquals(2000, read(reversed).notClosedSinceMs());
        assertEquals(3000, read(reversed).passableAtMs());
    }

    @Test
    void aSecondEntranceIsThereWhereEitherOfItsContactsIsWired() {
        Wires closed = new Wires(Signal.DOOR_CLOSED, Signal.DOOR2_CLOSED).read(Signal.DOOR_CLOSED, 1);
        assertEquals(Truth.UNKNOWN, read(closed).allClosed());
        Wires open = new Wires(Signal.DOOR_CLOSED, Signal.DOOR2_OPEN).read(Signal.DOOR_CLOSED, 1);
        assertEquals(Truth.UNKNOWN, read(open).allClosed());
        assertEquals(
                Truth.TRUE,
                read(new Wires(Signal.DOOR_CLOSED).read(Signal.DOOR_CLOSED, 1)).allClosed());
    }

    @Test
    void doorsThatStoodOpenOnTheWayCountFromTheLanding() {
        Doors doors = new DrawnCar().doorsOpenSince(2000).draw().doors();
        assertEquals(6000, doors.openingNotBefore(5000).passableAtMs());
        assertEquals(2000, doors.openingNotBefore(5000).notClosedSinceMs());
        assertSame(doors, doors.openingNotBefore(2000));
        Doors closed = new DrawnCar().draw().doors();
        assertSame(closed, closed.openingNotBefore(5000));
    }
}
