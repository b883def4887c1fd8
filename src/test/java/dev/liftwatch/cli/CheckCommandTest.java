package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code check} says of an installation beside its file. None of it is a failure: the file is checked before the wires are there. */
class CheckCommandTest {
    private static final String SOUND = """
            [lift]
            id = "hz-7"
            name = "North wing"
            rated_speed_mps = 1.0
            floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 3000 } ]
            [sources.board]
            kind = "serial"
            port = "/dev/null"
            protocol = "sentence"
            [signals]
            door_closed = { source = "board" }
            position_mm = { source = "board" }
            [[uplink]]
            servers = ["tcp://10.1.2.3:1883"]
            """;

    @TempDir
    Path folder;

    private Terminal check(String text, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("device.toml"), text);
        Object[] arguments = Stream.concat(Stream.of("check", "--config", file), Stream.of(more))
                .toArray();
        return Terminal.runIn(Locale.ENGLISH, arguments);
    }

    @Test
    void whatTheInspectionFindsIsANoteAndNoFailure() throws Exception {
        Terminal check = check(SOUND);
        assertEquals(0, check.exit());
        assertTrue(check.out().contains("Note: Uplink city: the name broker.nowhere is not known"), check.out());
        assertFalse(check(SOUND, "--offline").out().contains("broker.nowhere"));
    }

    static List<Path> profiles() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("device-config"))) {
            return files.filter(file -> file.toString().endsWith(".toml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyProfileIsInOrderAndSaysThatItsIdIsAnExampleAndItsBrokerNobodys(Path profile) {
        Terminal check = Terminal.runIn(Locale.ENGLISH, "check", "--offline", "--config", profile);
        assertEquals(0, check.exit(), check.err());
        assertTrue(check.out().contains("lift.id: \""), check.out());
        assertTrue(check.out().contains("write the broker of the platform"), check.out());
    }

    @Test
    void theExamplesOfTheProfileAreEachNamed() {
        String out = Terminal.runIn(
                        Locale.ENGLISH, "check", "--offline", "--config", Path.of("device-config/example.toml"))
                .out();
        for (String key : List.of("lift.id", "lift.rescue_code", "lift.registration_code", "lift.address")) {
            assertTrue(out.contains(key + ": \""), key + " in " + out);
        }
    }

    @Test
    void heightsInMetresOrCentimetresAreNamedAndThoseOfALiftAreNot() throws Exception {
        assertTrue(check(SOUND.replace("3000", "3")).out().contains("look like metres"));
        String three =
                SOUND.replace("position_mm = 3000 }", "position_mm = 3000 }, { label = \"3\", position_mm = 6000 }");
        assertTrue(check(three.replace("000 }", "00 }")).out().contains("look like centimetres"));
        assertFalse(check(three).out().contains("these look like"));
        assertFalse(check(SOUND.replace("3000", "600")).out().contains("these look like"), "a platform lift");
    }

    @Test
    void aSecondFileOfTheSameLiftIsNamed() throws Exception {
        Files.writeString(folder.resolve("east.toml"), SOUND.replace("\n", "\r\n"));
        Files.writeString(folder.resolve("west.toml"), SOUND.replace("hz-7", "hz-8"));
        Files.writeString(folder.resolve("credentials.toml"), "username = \"x\"");
        String out = check(SOUND).out();
        assertTrue(out.contains("the lift \"hz-7\" is in east.toml, too"), out);
    }

    @Test
    void programsGetOneObjectWhateverIsWrong() throws Exception {
        Files.write(folder.resolve("gbk.toml"), new byte[] {'a', '=', (byte) 0xBA, (byte) 0xC5});
        Files.writeString(folder.resolve("broken.toml"), "[lift\nid = ");
        for (Map.Entry<String, Integer> wrong : Map.of("missing.toml", 2, "gbk.toml", 1, "broken.toml", 1, ".", 2)
                .entrySet()) {
            Terminal check = Terminal.run("check", "--json", "--config", folder.resolve(wrong.getKey()));
            assertEquals(wrong.getValue(), check.exit(), wrong.getKey());
            assertEquals(1, check.out().lines().count());
            Map<String, Object> answer = JsonText.read(check.out());
            assertEquals(false, answer.get("in_order"));
            assertFalse(((List<?>) answer.get("problems")).isEmpty());
            assertEquals("", check.err());
        }
        Map<String, Object> good = JsonText.read(check(SOUND, "--json").out());
        assertEquals(true, good.get("in_order"));
        assertEquals(List.of(), good.get("problems"));
        assertTrue(good.get("warnings").toString().contains("broker.nowhere"));
    }
}
