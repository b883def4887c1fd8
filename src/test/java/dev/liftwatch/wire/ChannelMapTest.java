package dev.liftwatch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelMapTest {
    private static ChannelMap.Wire wire(String channel, Signal signal, boolean activeLow, String scale, String offset) {
        return new ChannelMap.Wire(channel, signal, activeLow, new BigDecimal(scale), new BigDecimal(offset));
    }

    private static List<Reading> read(ChannelMap map, String channel, String value) {
        return map.readings(List.of(new ChannelValue(channel, value == null ? null : new BigDecimal(value))));
    }

    @Test
    void turnsThePolarityOfAnActiveLowInput() {
        ChannelMap map = new ChannelMap(List.of(wire("di3", Signal.DOOR_CLOSED, true, "1", "0")));
        assertEquals(List.of(Reading.of(Signal.DOOR_CLOSED, 1)), read(map, "di3", "0"));
        assertEquals(List.of(Reading.of(Signal.DOOR_CLOSED, 0)), read(map, "di3", "1"));
        assertEquals(List.of(Reading.lost(Signal.DOOR_CLOSED)), read(map, "di3", null));
    }

    @Test
    void scalesAndShiftsANumberAndRoundsToItsUnit() {
        ChannelMap map = new ChannelMap(List.of(
                wire("pos", Signal.POSITION_MM, false, "0.5", "-100"),
                wire("t", Signal.MACHINE_ROOM_TEMP_C, false, "0.1", "0")));
        assertEquals(List.of(Reading.of(Signal.POSITION_MM, 6073)), read(map, "pos", "12345"));
        assertEquals(List.of(Reading.of(Signal.MACHINE_ROOM_TEMP_C, 23_450)), read(map, "t", "234.5"));
    }

    @Test
    void rejectsAValueTheSignalCannotHaveAndSaysWhich() {
        ChannelMap map = new ChannelMap(List.of(
                wire("door_closed", Signal.DOOR_CLOSED, false, "1", "0"),
                wire("position_mm", Signal.POSITION_MM, false, "1000000", "0")));
        assertEquals(List.of(), read(map, "door_closed", "2"));
        assertEquals("door_closed is \"2\", allowed are 0, 1 and - (lost)", map.lastRejected());
        assertEquals(List.of(), read(map, "position_mm", "999999"));
        assertEquals(2, map.rejected());
    }

    @Test
    void passesOverChannelsThatNothingIsWiredTo() {
        assertEquals(List.of(), read(new ChannelMap(List.of()), "spare", "1"));
    }
}
