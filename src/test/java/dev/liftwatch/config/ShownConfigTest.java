package dev.liftwatch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A platform that asks for the configuration gets what the agent runs with, and nothing of another platform. */
class ShownConfigTest {
    @TempDir
    private Path folder;

    static Stream<Path> profiles() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("device-config"))) {
            return files.filter(file -> file.toString().endsWith(".toml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void whatIsShownIsReadAsTheFileItself(Path profile) throws Exception {
        String text = Files.readString(profile);
        Path shown = Files.writeString(folder.resolve("device.toml"), ShownConfig.text(text, 0));
        DeviceConfig read = DeviceConfig.load(shown);
        DeviceConfig own = DeviceConfig.load(Files.writeString(folder.resolve("device.toml"), text));
        assertEquals(own.lift(), read.lift());
        assertEquals(own.sources(), read.sources());
        assertEquals(own.signals(), read.signals());
        assertEquals(own.detection(), read.detection());
        assertEquals(own.uplinks(), read.uplinks());
    }

    @Test
    void neitherOtherPlatformsNorCommentsNorFilesWithSecretsAreInIt() throws Exception {
        String text = DeviceToml.SOUND.replace("[[uplink]]", """
                # the password of rival is hunter2
                [[uplink]]
                name = "city"
                credentials_file = "city-secret.toml"
                commands = ["ping", "ack"]
                """) + """
                [[uplink]]
                name = "rival"
                servers = ["tcp://rival.example:1883"]
                client_id = "rival-id"
                credentials_file = "rival-secret.toml"
                """;
        String shown = ShownConfig.byUplink(text, List.of("city", "rival")).get("city");
        assertTrue(shown.contains("name = \"city\""), shown);
        assertTrue(shown.contains("commands = [\"ping\", \"ack\"]"), shown);
        for (String hidden : List.of("rival", "hunter2", "secret", "#")) {
            assertFalse(shown.contains(hidden), hidden);
        }
        assertFalse(ShownConfig.byUplink(text, List.of("city", "rival"))
                .get("rival")
                .contains("city"));
    }

    @Test
    void uplinksThatAreWrittenInOneLineAreToldApartAsWell() {
        String text =
                "uplink = [{ name = \"a\", servers = [\"tcp://a:1\"] }, { name = \"b\", servers = [\"tcp://b:1\"] }]\n";
        assertEquals("\n[[uplink]]\nname = \"b\"\nservers = [\"tcp://b:1\"]\n", ShownConfig.text(text, 1));
    }

    @Test
    void whateverStandsInATextIsWrittenSoThatItIsReadAgain() {
        String text = "a = \"quote \\\" slash \\\\ tab \\t 3号楼\"\n\"a.b\" = [1, 2.5, true]\n";
        assertEquals(
                "a = \"quote \\\" slash \\\\ tab \\u0009 3号楼\"\n\"a.b\" = [1, 2.5, true]\n", ShownConfig.text(text, 0));
    }
}
