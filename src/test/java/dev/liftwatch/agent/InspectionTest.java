package dev.liftwatch.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.cli.Roles;
import dev.liftwatch.config.DeviceConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration names and this machine does not have. */
class InspectionTest {
    @TempDir
    Path folder;

    private List<String> kinds(String port, String chip, String server, boolean offline) throws Exception {
        Path file = Files.writeString(folder.resolve("device.toml"), """
                [lift]
                id = "hz-7"
                rated_speed_mps = 1.0
                floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 3000 } ]
                [sources.board]
                kind = "serial"
                port = "%s"
                protocol = "sentence"
                [sources.pins]
                kind = "gpio"
                chip = "%s"
                [signals]
                position_mm = { source = "board" }
                door_closed = { source = "pins", channel = "1" }
                [[uplink]]
                servers = ["tcp://%s:1883"]
                """.formatted(port, chip, server));
        return Inspection.of(DeviceConfig.load(file), offline).stream()
                .map(Roles.Finding::kind)
                .toList();
    }

    @Test
    void portsChipsAndNamesThatAreNotThereAreNamedAndTheNetworkIsLeftOutWhereThatIsAsked() throws Exception {
        List<String> found = kinds("/dev/没有", "没有的芯片", "no-such-broker.invalid", false);
        assertTrue(found.getFirst().startsWith("port-"), found::toString);
        assertEquals(List.of("chip", "name-unknown"), found.subList(1, 3));
        assertEquals(
                2, kinds("/dev/没有", "没有的芯片", "no-such-broker.invalid", true).size());
    }

    @Test
    void aFileIsNoPortAndALinkToADeviceIsOne() throws Exception {
        Path file = Files.writeString(folder.resolve("port"), "");
        assertEquals(
                "port-no-device",
                kinds(file.toString(), "x", "127.0.0.1", false).getFirst());
        Path link = Files.createSymbolicLink(folder.resolve("三号线"), Path.of("/dev/null"));
        assertEquals(List.of("chip"), kinds(link.toString(), "x", "127.0.0.1", false));
    }
}
