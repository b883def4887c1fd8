package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.control.ControlServer;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.text.Width;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command that looks at everything and never stops at the first finding. */
class DoctorCommandTest {
    private static final String SOUND = """
            [lift]
            id = "hz-1"
            rated_speed_mps = 1.75
            floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 4200 } ]
            [sources.io]
            kind = "serial"
            port = "/dev/ttyUSB0"
            protocol = "sentence"
            [signals.door_closed]
            source = "io"
            [[uplink]]
            name = "city"
            servers = ["tcp://127.0.0.1:1883"]
            """;

    @TempDir
    Path folder;

    private Object[] arguments(Object... more) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "doctor", "--runtime-dir", folder.resolve("run"), "--state-dir", folder),
                        java.util.Arrays.stream(more))
                .toArray();
    }

    private Path config(String text) throws Exception {
        return Files.writeString(folder.resolve("device.toml"), text);
    }

    private Map<?, ?> section(Terminal doctor, String name) throws Exception {
        for (Object one : (List<?>) JsonText.read(doctor.out()).get("sections")) {
            if (name.equals(((Map<?, ?>) one).get("section"))) {
                return (Map<?, ?>) one;
            }
        }
        throw new AssertionError("no section " + name + " in " + doctor.out());
    }

    private static List<Object> keys(Map<?, ?> section) {
        return ((List<?>) section.get("findings"))
                .stream().<Object>map(one -> ((Map<?, ?>) one).get("key")).toList();
    }

    private static String well(String conditions) {
        return "{\"v\":1,\"lift\":\"hz-1\",\"version\":\"1.2.3\",\"picture\":{\"signals\":{}},\"sources\":[{\"name\":\"io\"}],"
                + "\"uplinks\":[{\"name\":\"city\"}],\"conditions\":[" + conditions + "]}";
    }

    private Terminal whileAgentSays(String conditions, Object... more) throws Exception {
        ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
        try (ControlServer server =
                ControlServer.open(folder.resolve("run").resolve("hz-1.sock"), _ -> well(conditions), deadlines)) {
            Thread thread = new Thread(server, "control-test");
            thread.setDaemon(true);
            thread.start();
            return Terminal.run(arguments(more));
        } finally {
            deadlines.shutdownNow();
        }
    }

    @Test
    void withoutAnAgentTheLinesAndBrokersAreLookedAtAndTheStoppedAgentIsAFault() throws Exception {
        Terminal doctor = Terminal.run(arguments("--json", "--config", config(SOUND)));
        assertEquals(Examination.FAULTS, doctor.exit(), doctor.out() + doctor.err());
        assertEquals(List.of("agent-stopped"), keys(section(doctor, "agent")));
        assertEquals(List.of("line-silent"), keys(section(doctor, "lines")));
        assertEquals(List.of("name-unknown"), keys(section(doctor, "platforms")));
        assertTrue(String.valueOf(section(doctor, "lift").get("not_looked")).contains("agent"));
    }

    @Test
    void aBrokenConfigurationIsToldWithItsLineAndTheRestIsLookedAtAllTheSame() throws Exception {
        Terminal doctor = Terminal.run(arguments("--json", "--config", config("[lift]\nid = 7\n")));
        assertEquals(Examination.FAULTS, doctor.exit());
        assertTrue(keys(section(doctor, "config")).contains("config-wrong"), doctor.out());
        assertTrue(doctor.out().contains("line 2") || doctor.out().contains(":2:"), doctor.out());
        assertFalse(String.valueOf(section(doctor, "disk").get("detail")).isEmpty());
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        Terminal doctor = Terminal.run(arguments("--json", "--config", folder.resolve("nowhere.toml")));
        assertEquals(List.of("config-missing"), keys(section(doctor, "config")));
        assertTrue(doctor.out().contains("nowhere.toml"), doctor.out());
    }

    @Test
    void aRunningAgentIsAskedAndItsFindingsStandInTheirSections() throws Exception {
        Terminal doctor = whileAgentSays(
                "{\"key\":\"wire-inverted\",\"severity\":\"wire\",\"level\":\"fault\",\"subject\":\"door_zone\"},"
                        + "{\"key\":\"visit\",\"severity\":\"note\",\"level\":\"note\",\"subject\":\"\"}",
                "--json",
                "--config",
                config(SOUND));
        assertEquals("ok", section(doctor, "agent").get("state"), doctor.out());
        assertEquals(List.of("wire-inverted"), keys(section(doctor, "wires")));
        assertEquals(List.of("visit"), keys(section(doctor, "lift")));
        assertEquals("ok", section(doctor, "lift").get("state"));
        assertEquals(Examination.FAULTS, doctor.exit());
    }

    @Test
    void theExitCodeIsTheSameInBothForms() throws Exception {
        Terminal people = whileAgentSays("", "--config", config(SOUND));
        Terminal programs = whileAgentSays("", "--json", "--config", config(SOUND));
        assertEquals(people.exit(), programs.exit());
        assertEquals((long) programs.exit(), JsonText.read(programs.out()).get("exit"));
        assertTrue(people.exit() < Examination.FAULTS, people.out());
    }

    @Test
    void bothLanguagesFitEightyColumns() throws Exception {
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            Terminal doctor = Terminal.runIn(language, arguments("--config", config(SOUND)));
            assertEquals("", doctor.err());
            doctor.out().lines().forEach(line -> assertTrue(Width.of(line) <= 80, line));
            assertTrue(doctor.out().contains(language.equals(Locale.ENGLISH) ? "FAIL agent" : "故障 程序"), doctor.out());
        }
    }
}
