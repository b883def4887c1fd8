package dev.liftwatch.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.serial.PtyPair;
import dev.liftwatch.signal.Signal;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installer at a terminal: the built launcher, a pseudo-terminal, and a board that talks on another one. */
class SetupIT {
    @TempDir
    private Path folder;

    /** Somebody who reads what the command writes and types answers. */
    private static final class Installer implements AutoCloseable {
        private final Process command;
        private final InputStream screen;
        private final OutputStream keys;
        private final StringBuilder seen = new StringBuilder();

        private Installer(PtyPair terminal, List<String> arguments) throws IOException {
            screen = new FileInputStream(terminal.boardEnd().toFile());
            keys = Files.newOutputStream(terminal.boardEnd());
            ProcessBuilder builder = new ProcessBuilder(arguments);
            builder.environment().put("LANG", "C.UTF-8");
            builder.environment().put("TERM", "dumb");
            command = builder.redirectInput(terminal.agentEnd().toFile())
                    .redirectOutput(terminal.agentEnd().toFile())
                    .redirectErrorStream(true)
                    .start();
        }

        private String read() throws IOException {
            int waiting = screen.available();
            if (waiting > 0) {
                seen.append(new String(screen.readNBytes(waiting), StandardCharsets.UTF_8));
            }
            return seen.toString();
        }

        private void answers(String question, String answer) throws IOException {
            await(question).atMost(Patience.DUE).until(() -> read().contains(question) && read().endsWith("> "));
            seen.setLength(0);
            keys.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            keys.flush();
        }

        private int ends() throws InterruptedException {
            assertTrue(command.waitFor(Patience.DUE.toSeconds(), TimeUnit.SECONDS), "ends");
            return command.exitValue();
        }

        @Override
        public void close() throws IOException {
            command.destroyForcibly();
            screen.close();
            keys.close();
        }
    }

    private List<String> setup(Path port) {
        return List.of(
                Installation.LAUNCHER.toString(), "setup", "--config", file().toString(), "--port", port.toString());
    }

    private Path file() {
        return folder.resolve("device.toml");
    }

    @Test
    void anInstallerAnswersAtATerminalAndTheFileIsInOrder() throws Exception {
        try (PtyPair line = new PtyPair(Files.createDirectory(folder.resolve("line")));
                PtyPair terminal = new PtyPair(Files.createDirectory(folder.resolve("terminal")));
                SensorBoard board = new SensorBoard(line.boardEnd())) {
            board.say("door_closed", 0, "door_open", 1, "position_mm", 0, "alarm_button", 0);
            try (Installer installer = new Installer(terminal, setup(line.agentEnd()))) {
                installer.answers("sensors connected", "");
                installer.answers("Id of the lift", "it 1");
                installer.answers("is not an id", "it-1");
                installer.answers("Name of the lift", "North");
                installer.answers("Landings", "B1,1-3");
                installer.answers("Speed", "1,75");
                installer.answers("platform", "tcp://127.0.0.1:1");
                installer.answers("certificates", "");
                assertFalse(Files.exists(file()), "nothing is written before the end");
                installer.answers("Write", "");
                assertEquals(0, installer.ends(), installer.read());
                assertTrue(installer.read().contains("Written"), installer.read());
                assertTrue(installer.read().contains("does not accept"), installer.read());
            }
        }
        DeviceConfig device = DeviceConfig.load(file());
        assertEquals(
                Set.of(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.POSITION_MM, Signal.ALARM_BUTTON),
                device.signals().keySet());
        assertEquals(1750, device.lift().ratedSpeedMmS());
        assertEquals(
                0,
                Installation.command("check", "--offline", "--config", file().toString())
                        .exit());
    }

    @Test
    void ctrlCInTheMiddleLeavesNothing() throws Exception {
        try (PtyPair line = new PtyPair(Files.createDirectory(folder.resolve("line")));
                PtyPair terminal = new PtyPair(Files.createDirectory(folder.resolve("terminal")));
                SensorBoard board = new SensorBoard(line.boardEnd())) {
            board.say("door_closed", 1);
            try (Installer installer = new Installer(terminal, setup(line.agentEnd()))) {
                installer.answers("sensors connected", "1");
                await("the next question")
                        .atMost(Patience.SOON)
                        .until(() -> installer.read().endsWith("> "));
                // What Ctrl-C sends: SIGINT, which ends the process as SIGTERM does.
                installer.command.destroy();
                installer.ends();
                String said = installer.read().replaceAll("\\s+", " ");
                assertTrue(said.contains("is as it was"), said);
            }
        }
        try (var left = Files.list(folder)) {
            assertEquals(
                    List.of("line", "terminal"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }
}
