package dev.liftwatch.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import org.junit.jupiter.api.Test;

class WireTest {
    private final Wire wire = new Wire(Signal.DOOR_CLOSED, Chance.ofSeed(1));

    @Test
    void aContactThatSticksSaysWhatItSaidUntilItIsLetGo() {
        wire.read(1, false, false);
        int[] stuck = {0};
        wire.sticks(1, () -> stuck[0]++);
        assertNull(wire.read(0, false, false), "the change is not followed");
        assertEquals(1, stuck[0]);
        wire.letsGo();
        assertEquals(Reading.of(Signal.DOOR_CLOSED, 0), wire.read(0, false, false));
    }

    @Test
    void aContactThatIsStuckFollowsTheNextChangeByItself() {
        wire.read(1, false, false);
        wire.sticks(1, () -> {});
        assertNull(wire.read(0, false, false));
        assertNull(wire.read(1, false, false), "where it was all the time");
        assertNull(wire.read(0, false, false), "and it sticks again");
        assertEquals(WireFault.STICKS, wire.fault());
    }

    @Test
    void anExchangedWireSensesWhatTheOtherOnesSensorDoes() {
        assertEquals(Signal.DOOR_CLOSED, wire.source());
        wire.carries(Signal.DOOR_OPEN);
        wire.breaks(WireFault.SWAPPED);
        assertEquals(Signal.DOOR_OPEN, wire.source());
        Reading reading = wire.read(1, false, false);
        assertTrue(reading.known());
        assertEquals(Reading.of(Signal.DOOR_CLOSED, 1), reading, "under its own name");
    }
}
