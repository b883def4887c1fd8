package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.control.ControlServer;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.receiver.ListenOrder;
import dev.liftwatch.tls.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
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
            servers = ["tcp://127.0.0.1:1883"]
            """;

    @TempDir
    private Path folder;

    private Path config(String text) throws Exception {
        return Files.writeString(folder.resolve("device.toml"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "demo", "check", "status", "replay", "simulate", "listen"})
    void everyCommandHasHelpInBothLanguagesOnStandardOutput(String command) {
        Terminal english = Terminal.runIn(Locale.ENGLISH, command, "--help");
        Terminal chinese = Terminal.runIn(Locale.SIMPLIFIED_CHINESE, command, "--help");
        for (Terminal help : List.of(english, chinese)) {
            assertEquals(0, help.exit());
            assertEquals("", help.err());
            assertTrue(help.out().lines().findFirst().orElseThrow().contains("liftwatch " + command), help.out());
            assertFalse(help.out().contains("''"), help.out());
        }
        assertTrue(english.out().contains("Show this help and exit."), english.out());
        assertTrue(chinese.out().contains("显示本帮助并退出。"), chinese.out());
        assertNotEquals(english.out(), chinese.out());
    }

    @Test
    void theListOfCommandsSaysWhatEachIsFor() {
        Terminal help = Terminal.runIn(Locale.ENGLISH, "--help");
        for (String command : List.of("run", "demo", "check", "status", "replay", "listen")) {
            assertTrue(help.out().lines().anyMatch(line -> line.strip().matches(command + " +[A-Z].*")), help.out());
        }
        assertEquals("liftwatch 1.2.3", Terminal.run("--version").out().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "run --nonsense",
                "check --nonsense",
                "replay --nonsense",
                "replay",
                "status --nonsense",
                "listen",
                "listen --nonsense",
                "listen --server",
                "listen --server tcp://h:1 --seconds soon",
                "listen --server tcp://h:1 --seconds -1",
                "listen --server nonsense",
                "listen --server http://h:1",
                "listen --server tcp://h",
                "listen --server tcp://h:1 --ca-file ca.pem",
                "listen --server ssl://h:1 --certificate-file a.pem",
                "listen --server ssl://h:1 --key-file a.key",
                "listen --server ssl://h:1 --keystore-file a.p12 --certificate-file a.pem --key-file a.key",
                "listen --server tcp://h:1 --lift a/b",
                "listen --server tcp://h:1 --lift #",
                "check --config",
                "demo more"
            })
    void wrongUseEndsWithTwoAndIsExplainedOnStandardErrorAlone(String line) {
        Terminal wrong = Terminal.run((Object[]) (line.isEmpty() ? new String[0] : line.split(" ", -1)));
        assertEquals(2, wrong.exit());
        assertEquals("", wrong.out());
        assertFalse(wrong.err().isBlank());
        assertNull(wrong.listened());
    }

    @Test
    void listenHandsItsOrderOn() {
        Terminal listen = Terminal.run(
                "listen", "--server", "tcp://broker.example:1883", "--lift", "hz-1", "--ack", "--seconds", "9");
        assertEquals(0, listen.exit());
        assertEquals(
                new ListenOrder("tcp://broker.example:1883", "hz-1", Optional.empty(), TlsFiles.NONE, true, 9),
                listen.listened());
        assertEquals(
                "+",
                Terminal.run("listen", "--server", "tcp://[::1]:1883")
                        .listened()
                        .lift());
    }

    @Test
    void listenTakesTheFilesForTls() {
        TlsFiles tls = Terminal.run(
                        "listen",
                        "--server",
                        "ssl://broker.example:8883",
                        "--ca-file",
                        "ca.pem",
                        "--certificate-file",
                        "a.pem",
                        "--key-file",
                        "a.key",
                        "--key-password-file",
                        "a.pass")
                .listened()
                .tls();
        assertEquals(
                new TlsFiles(
                        Optional.of(Path.of("ca.pem")),
                        Optional.of(Path.of("a.pem")),
                        Optional.of(Path.of("a.key")),
                        Optional.empty(),
                        Optional.of(Path.of("a.pass"))),
                tls);
    }

    @Test
    void runAndDemoEndWithTheExitCodeOfWhatTheyRan() throws Exception {
        assertEquals(42, Terminal.run("run", "--config", config(SOUND)).exit());
        assertEquals(1, Terminal.run("demo", "--plain").exit());
    }

    @Test
    void checkSaysWhatIsInOrderOnStandardOutput() throws Exception {
        Terminal check = Terminal.runIn(Locale.ENGLISH, "check", "--config", config(SOUND));
        assertEquals(0, check.exit());
        assertEquals("", check.err());
        assertTrue(check.out().startsWith(folder.resolve("device.toml") + " is in order: lift hz-1"), check.out());
        assertTrue(check.out().contains("Source io: door_closed"), check.out());
    }

    @Test
    void checkAnswersProgramsWithOneObject() throws Exception {
        Terminal check = Terminal.run("check", "--json", "--config", config(SOUND));
        assertEquals(1, check.out().lines().count());
        assertEquals("hz-1", JsonText.read(check.out()).get("lift"));
    }

    @Test
    void checkOfAFileThatIsNotInOrderEndsWithOneAndNamesEveryPlaceOnStandardError() throws Exception {
        Terminal check = Terminal.run(
                "check",
                "--config",
                config(SOUND.replace("\"io\"\n", "\"oi\"\n").replace("hz-1", "hz 1")));
        assertEquals(1, check.exit());
        assertEquals("", check.out());
        assertEquals(
                2,
                check.err()
                        .lines()
                        .filter(line -> line.contains("device.toml:"))
                        .count(),
                check.err());
    }

    @Test
    void aConfigThatIsMissingOrAFolderEndsWithTwo() {
        for (String command : List.of("check", "replay")) {
            for (Path wrong : List.of(folder, folder.resolve("missing.toml"))) {
                Terminal refused =
                        Terminal.run(command, "--config", wrong, "trace.csv".repeat(command.equals("replay") ? 1 : 0));
                assertEquals(2, refused.exit());
                assertEquals("", refused.out());
            }
        }
    }

    @Test
    void statusWhereNoAgentRunsEndsWithThree() throws Exception {
        for (Object[] more :
                List.of(new Object[] {}, new Object[] {"--lift", "hz-1"}, new Object[] {"--config", config(SOUND)})) {
            Object[] arguments = java.util.stream.Stream.concat(
                            java.util.stream.Stream.of("status", "--runtime-dir", folder),
                            java.util.Arrays.stream(more))
                    .toArray();
            Terminal status = Terminal.run(arguments);
            assertEquals(3, status.exit());
            assertEquals("", status.out());
            assertTrue(status.err().contains(folder.toString()), status.err());
        }
    }

    @Test
    void signalsOfSeveralAgentsAskWhichAndStatusWithABrokenConfigSaysSo() throws Exception {
        Files.createFile(folder.resolve("a.sock"));
        Files.createFile(folder.resolve("b.sock"));
        Terminal signals = Terminal.runIn(Locale.ENGLISH, "signals", "--runtime-dir", folder);
        assertEquals(2, signals.exit());
        assertTrue(signals.err().contains("choose one with --lift: a, b"), signals.err());
        assertEquals(2, Terminal.run("status", "--config", config("[lift]")).exit());
    }

    @Test
    void statusShowsWhatTheAgentAnswersForPeopleAndForPrograms() throws Exception {
        String answer = Files.readString(Path.of("src/test/resources/status-answer.json"))
                .strip();
        Path runtime = Files.createTempDirectory("lw");
        ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
        try (ControlServer server = ControlServer.open(runtime.resolve("hz-1.sock"), question -> answer, deadlines)) {
            Thread thread = new Thread(server, "control-test");
            thread.setDaemon(true);
            thread.start();
            assertEquals(
                    answer + "\n",
                    Terminal.run("status", "--json", "--runtime-dir", runtime).out());
            Terminal screen = Terminal.runIn(Locale.ENGLISH, "status", "--runtime-dir", runtime);
            assertEquals("", screen.err());
            assertTrue(screen.out().contains("Line io: GARBLED"), screen.out());
            assertTrue(screen.out().contains("doors closed contact"), screen.out());
            assertEquals(CommandLineTool.DONE, screen.exit(), "an older agent tells no conditions");
        } finally {
            deadlines.shutdownNow();
            Files.delete(runtime);
        }
    }
}
