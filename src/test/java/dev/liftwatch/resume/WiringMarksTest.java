package dev.liftwatch.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.signal.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a configuration, when it is changed, makes what was learnt of a wire worthless. */
class WiringMarksTest {
    private static final String DEVICE = """
            [lift]
            id = "m-1"
            rated_speed_mps = 1.75
            floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 3000 } ]
            [sources.board]
            kind = "serial"
            port = "/dev/ttyUSB0"
            protocol = "sentence"
            [sources.bus]
            kind = "serial"
            port = "/dev/ttyUSB1"
            protocol = "limax"
            resolution_um = 1000
            [signals.door_closed]
            source = "board"
            [signals.position_mm]
            source = "bus"
            [signals.occupied]
            source = "board"
            sensor = "pir"
            [[uplink]]
            servers = ["tcp://127.0.0.1:1883"]
            """;

    @TempDir
    private Path folder;

    private DeviceConfig device(String toml) throws Exception {
        return DeviceConfig.load(Files.writeString(folder.resolve("device.toml"), toml));
    }

    private Set<Signal> changed(String from, String to) throws Exception {
        Map<String, String> before = WiringMarks.of(device(DEVICE));
        return WiringMarks.changed(before, WiringMarks.of(device(DEVICE.replace(from, to))));
    }

    @Test
    void polarityTerminalPortScaleSensorAndHoldTimeAreWiring() throws Exception {
        assertEquals(
                Set.of(Signal.DOOR_CLOSED),
                changed("[signals.door_closed]\n", "[signals.door_closed]\nactive = \"low\"\n"));
        assertEquals(
                Set.of(Signal.DOOR_CLOSED),
                changed("[signals.door_closed]\n", "[signals.door_closed]\nchannel = \"door_open\"\n"));
        assertEquals(Set.of(Signal.DOOR_CLOSED, Signal.OCCUPIED), changed("/dev/ttyUSB0", "/dev/ttyUSB5"));
        assertEquals(Set.of(Signal.POSITION_MM), changed("resolution_um = 1000", "resolution_um = 500"));
        assertEquals(
                Set.of(Signal.POSITION_MM), changed("[signals.position_mm]\n", "[signals.position_mm]\noffset = 12\n"));
        assertEquals(Set.of(Signal.OCCUPIED), changed("\"pir\"", "\"radar\""));
        assertEquals(Set.of(Signal.OCCUPIED), changed("\"pir\"\n", "\"pir\"\nhold_s = 20\n"));
    }

    @Test
    void aSignalThatIsTakenAwayOrAddedHasChanged() throws Exception {
        assertEquals(
                Set.of(Signal.OCCUPIED), changed("[signals.occupied]\nsource = \"board\"\nsensor = \"pir\"\n", ""));
        assertEquals(
                Set.of(Signal.DOOR_OPEN),
                changed("[signals.door_closed]", "[signals.door_open]\nsource = \"board\"\n[signals.door_closed]"));
    }

    @Test
    void namesOfSourcesFloorsAndThresholdsAreNone() throws Exception {
        assertEquals(Set.of(), changed("board", "desk"));
        assertEquals(Set.of(), changed("label = \"1\"", "label = \"B1\""));
        assertEquals(Set.of(), changed("[[uplink]]", "[detection]\noutside_raise_s = 90\n[[uplink]]"));
        String mark = WiringMarks.of(device(DEVICE).lift());
        assertEquals(
                mark,
                WiringMarks.of(
                        device(DEVICE.replace("label = \"1\"", "label = \"G\"")).lift()));
        assertNotEquals(
                mark, WiringMarks.of(device(DEVICE.replace("3000", "3100")).lift()));
        assertNotEquals(
                mark, WiringMarks.of(device(DEVICE.replace("1.75", "1.0")).lift()));
    }
}
