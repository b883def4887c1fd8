package dev.liftwatch.endtoend;

import static dev.liftwatch.endtoend.Patience.DUE;
import static dev.liftwatch.endtoend.Patience.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.endtoend.Installation.Finished;
import dev.liftwatch.endtoend.Platform.Message;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.mqtt.Mosquitto;
import dev.liftwatch.serial.PtyPair;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the installed program tells afterwards of a trapping: what happened, the report, and what goes to the maker. */
class PastIT {
    @TempDir
    Path folder;

    private Finished ask(String command, String... more) throws Exception {
        String[] all = new String[more.length + 5];
        all[0] = command;
        all[1] = "--state-dir";
        all[2] = folder.resolve("state").toString();
        all[3] = "--runtime-dir";
        all[4] = folder.resolve("run").toString();
        System.arraycopy(more, 0, all, 5, more.length);
        return Installation.command(all);
    }

    private List<Map<?, ?>> events(String... more) throws Exception {
        Finished events = ask("events", more);
        assertEquals(0, events.exit(), events.err());
        return ((List<?>) JsonText.read(events.out()).get("events"))
                .stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
    }

    private static Optional<Map<?, ?>> find(List<Map<?, ?>> events, String key, Object value, String phase) {
        return events.stream()
                .filter(event -> value.equals(event.get(key)) && (phase.isEmpty() || phase.equals(event.get("phase"))))
                .findFirst();
    }

    private static Map<String, String> unpacked(Path archive) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void aTrappingIsToldWhileTheAgentRunsAndAfterItWasKilled() throws Exception {
        try (Mosquitto broker = Mosquitto.anonymous().start();
                PtyPair line = new PtyPair(folder);
                SensorBoard board = new SensorBoard(line.boardEnd());
                Platform platform = new Platform(broker.port());
                Installation installation =
                        new Installation(folder, Installation.device(line.agentEnd(), broker.port(), ""))) {
            Process agent = installation.run();
            board.say("mains_ok", 1, "alarm_button", 0, "door_closed", 0, "door_open", 1, "position_mm", 0);
            board.say("occupied", 1);
            platform.await("state", SOON, m -> Boolean.TRUE.equals(m.fields().get("door_open")));
            board.say("door_closed", 1, "door_open", 0);
            platform.await("state", SOON, m -> Boolean.TRUE.equals(m.fields().get("doors_closed")));
            board.travel(0, 1500);
            Message raised = platform.await("alarm", DUE, m -> m.is("raised"));
            platform.answer(raised);
            board.travel(1500, 3000);
            board.say("door_closed", 0, "door_open", 1, "occupied", 0);
            Message closed = platform.await("alarm", SOON, m -> m.is("closed"));

            List<Map<?, ?>> running = events("--json");
            assertEquals(
                    raised.text("id"),
                    find(running, "phase", "raised", "").orElseThrow().get("id"));
            assertEquals(
                    "test", find(running, "kind", "answer", "").orElseThrow().get("by"));
            Finished signals = ask("signals");
            assertTrue(signals.out().contains("doors closed contact"), signals.out() + signals.err());
            assertFalse(signals.out().contains("\u001b"), "control codes in a pipe");
            Map<String, String> whileRunning = bugReport(installation, "running.zip");
            assertTrue(
                    whileRunning
                            .keySet()
                            .containsAll(List.of(
                                    "doctor.json",
                                    "status.json",
                                    "signals.json",
                                    "raw.txt",
                                    "incident-1.html",
                                    "incident-1.csv")),
                    whileRunning.get("CONTENTS.txt"));
            assertTrue(whileRunning.get("raw.txt").contains("24 4c 57"), "the sentences of the board");

            agent.destroyForcibly().waitFor();
            List<Map<?, ?>> afterwards = events("--json");
            assertEquals(
                    closed.text("id"),
                    find(afterwards, "phase", "closed", "").orElseThrow().get("id"));
            assertTrue(find(afterwards, "kind", "link", "online").isPresent(), afterwards.toString());
            assertTrue(
                    ask("events").out().contains("ALARM  People trapped"),
                    ask("events").out());
            assertReport(raised);
            Map<String, String> stopped = bugReport(installation, "stopped.zip");
            assertTrue(stopped.get("CONTENTS.txt").contains("MISSING status.json"), stopped.get("CONTENTS.txt"));
        }
    }

    private Map<String, String> bugReport(Installation installation, String name) throws Exception {
        Path archive = folder.resolve(name);
        Finished made = ask(
                "bugreport", "--offline", "--config", installation.device().toString(), "--out", archive.toString());
        assertEquals(0, made.exit(), made.err());
        assertTrue(Files.size(archive) < 5 << 20, Files.size(archive) + " bytes");
        return unpacked(archive);
    }

    private void assertReport(Message raised) throws Exception {
        Path page = folder.resolve("report.html");
        Finished report = ask("report", raised.text("incident").substring(0, 13), "--out", page.toString());
        assertEquals(0, report.exit(), report.err());
        String text = Files.readString(page);
        assertTrue(text.contains("has answered, test"), text);
        try (Browser browser = new Browser(folder)) {
            for (int width : new int[] {390, 1000}) {
                assertTrue(browser.widthNeeded(page, width) <= width, "scrolls sideways at " + width + " px");
            }
        }
    }
}
