package dev.liftwatch.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.report.Equipment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What parts of the agent take from a device.toml. */
class PartSettingsTest {
    @TempDir
    Path folder;

    @Test
    void platformsAreToldOfEachWireItsUnitItsSourceAndItsTerminal() throws Exception {
        Path file = Files.writeString(folder.resolve("device.toml"), """
                [lift]
                id = "hz-1"
                rated_speed_mps = 1.0
                floors = [ { label = "B1", position_mm = 0 }, { label = "1", position_mm = 4200 } ]
                [sources.board]
                kind = "serial"
                port = "/dev/ttyUSB0"
                protocol = "sentence"
                [signals]
                position_mm = { source = "board" }
                door_closed = { source = "board", terminal = "IN3" }
                """);
        Equipment told = PartSettings.equipment(DeviceConfig.load(file));
        assertEquals(List.of(Equipment.floor("B1", 0), Equipment.floor("1", 4200)), told.floors());
        assertEquals(2, told.signals().size());
        assertEquals(
                Equipment.signal("door_closed", null, "board", "IN3"),
                told.signals().stream()
                        .filter(one -> "door_closed".equals(one.get("name")))
                        .findFirst()
                        .orElseThrow());
        assertEquals(
                Equipment.signal("position_mm", "mm", "board", null),
                told.signals().stream()
                        .filter(one -> "position_mm".equals(one.get("name")))
                        .findFirst()
                        .orElseThrow());
    }
}
