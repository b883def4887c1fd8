package dev.liftwatch.endtoend;

import static dev.liftwatch.endtoend.Patience.DUE;
import static dev.liftwatch.endtoend.Patience.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.endtoend.Installation.Finished;
import dev.liftwatch.endtoend.Platform.Message;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.mqtt.Mosquitto;
import dev.liftwatch.serial.PtyPair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trapping is recorded by the installed agent, which is killed; what is exported afterwards replays to the same trapping. */
class BlackBoxIT {

    @TempDir
    Path folder;

    @Test
    void aTrappingIsExportedAfterAKillAndReplaysToTheSame() throws Exception {
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
            board.travel(1500, 3000);
            board.say("door_closed", 0, "door_open", 1, "occupied", 0);
            Message closed = platform.await("alarm", SOON, m -> m.is("closed"));
            agent.destroyForcibly().waitFor();

            Finished list = command("list", "--json");
            assertEquals(0, list.exit(), list.err());
            Map<?, ?> incident = incidents(list).stream()
                    .filter(known -> "trap".equals(known.get("kind")))
                    .findFirst()
                    .orElseThrow();
            assertEquals(raised.text("incident"), incident.get("incident"));
            assertEquals("stopped-outside-door-zone", incident.get("about"));
            List<?> decided = (List<?>) incident.get("decided");
            assertEquals(
                    List.of("suspected", "raised", "closed"),
                    decided.stream()
                            .map(mark -> ((Map<?, ?>) mark).get("phase"))
                            .toList());
            assertAt(raised, (Map<?, ?>) decided.get(1));
            assertAt(closed, (Map<?, ?>) decided.get(2));

            Path trace = folder.resolve("trapping.csv");
            Finished export = command("export", raised.text("incident"), "--out", trace.toString());
            assertEquals(0, export.exit(), export.err());
            assertReplaysTo(installation, trace, decided);
            Path state = folder.resolve("state.json");
            Path exact = folder.resolve("exact.csv");
            Finished withState =
                    command("export", raised.text("incident"), "--out", exact.toString(), "--state", state.toString());
            assertEquals(0, withState.exit(), withState.err());
            assertReplaysTo(installation, exact, decided, "--state-in", state.toString());
        }
    }

    @Test
    void whatWasReadTwoSecondsBeforeAKillIsInTheRecordHoweverOftenItIsKilled() throws Exception {
        try (RecorderKills recorder = new RecorderKills(folder, 7)) {
            for (int i = 0; i < 4; i++) {
                assertTrue(recorder.kill() <= 2000, "kill " + i);
            }
        }
    }

    /** The wall clock of the box may have been corrected by a little since the record began. */
    private static void assertAt(Message message, Map<?, ?> mark) {
        Duration apart = Duration.between(Instant.parse(message.text("at")), Instant.parse((String) mark.get("at")));
        assertTrue(apart.abs().compareTo(Duration.ofMillis(10)) <= 0, apart + " apart");
    }

    private Finished command(String what, String... more) throws Exception {
        String[] command = new String[more.length + 4];
        command[0] = "blackbox";
        command[1] = what;
        command[2] = "--state-dir";
        command[3] = folder.resolve("state").toString();
        System.arraycopy(more, 0, command, 4, more.length);
        return Installation.command(command);
    }

    private static List<Map<?, ?>> incidents(Finished list) throws Exception {
        return ((List<?>) JsonText.read(list.out()).get("incidents"))
                .stream().<Map<?, ?>>map(incident -> (Map<?, ?>) incident).toList();
    }

    private static void assertReplaysTo(Installation installation, Path trace, List<?> decided, String... more)
            throws Exception {
        List<String> command = new ArrayList<>(
                List.of("replay", "--config", installation.device().toString(), trace.toString()));
        command.addAll(List.of(more));
        Finished replay = Installation.command(command.toArray(String[]::new));
        assertEquals(0, replay.exit(), replay.err());
        List<Map<String, Object>> traps = replay.out()
                .lines()
                .map(BlackBoxIT::read)
                .filter(decision -> "trap".equals(decision.get("kind")))
                .toList();
        assertEquals(
                List.of("suspected", "raised", "closed"),
                traps.stream().map(decision -> decision.get("phase")).toList(),
                Files.readString(trace));
        long suspectedMs = tick((Map<?, ?>) decided.getFirst());
        long replayedMs = tick(traps.getFirst());
        for (int i = 1; i < 3; i++) {
            assertEquals(
                    tick((Map<?, ?>) decided.get(i)) - suspectedMs, tick(traps.get(i)) - replayedMs, "decision " + i);
        }
    }

    private static long tick(Map<?, ?> decision) {
        return ((Number) decision.get("t_ms")).longValue();
    }

    private static Map<String, Object> read(String line) {
        try {
            return JsonText.read(line);
        } catch (dev.liftwatch.json.JsonException strange) {
            throw new AssertionError(line, strange);
        }
    }
}
