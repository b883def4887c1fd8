package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.control.ControlServer;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.logbook.LogbookWriter;
import dev.liftwatch.logbook.Note;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bug report holds what the maker needs and no secret, wherever one was planted. */
class BugReportCommandTest {
    private static final String INCIDENT = "01a219bb-77aa-7000-8000-000000000001";

    @TempDir
    Path home;

    private final Random random = new Random();
    private final List<String> planted = new ArrayList<>();

    private String secret() {
        StringBuilder secret = new StringBuilder("Zq");
        for (int i = 0; i < 14; i++) {
            secret.append((char) ('a' + random.nextInt(26)));
        }
        planted.add(secret.append(random.nextInt(10)).toString());
        return secret.toString();
    }

    private Path installation() throws Exception {
        Files.writeString(
                home.resolve("city.toml"),
                "username = \"agent\"\npassword = \"" + secret() + "\" # was " + secret() + "\n");
        Files.writeString(
                home.resolve("city.key"), "-----BEGIN PRIVATE KEY-----\n" + secret() + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(home.resolve("city.pass"), secret() + "\n");
        return Files.writeString(home.resolve("device.toml"), """
                # the password of the broker is %s
                [lift]
                id = "hz-1"
                rated_speed_mps = 1.75
                floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 4200 } ]
                [signals.door_closed]
                source = "board"
                [[uplink]]
                name = "city"
                servers = ["ssl://agent:%s@mq.example:8883"] # token %s
                credentials_file = "city.toml"
                key_file = "city.key"
                key_password_file = "city.pass"
                password = "%s"
                """.formatted(secret(), secret(), secret(), secret()));
    }

    /** Everything that an agent and its record say is full of secrets, those of the installation and others. */
    private String told(String secret) {
        return "login failed for agent:" + secret + " at tcp://agent:" + secret + "@mq.example:1883, password="
                + secret;
    }

    private void record() throws Exception {
        String known = planted.getFirst();
        LogbookWriter writer = new LogbookWriter(BlackBox.logbook(BlackBox.folder(home.resolve("state/hz-1"))));
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("at", Instant.ofEpochMilli(System.currentTimeMillis()).toString());
        note.put("clock", "synced");
        note.put("kind", "trap");
        note.put("phase", "raised");
        note.put("incident", INCIDENT);
        note.put("cause", "stalled");
        writer.add(Note.of(note));
        note.put("kind", "link");
        note.put("phase", "offline");
        note.put("uplink", "city");
        note.put("reason", told(known) + ", Authorization: Bearer " + secret());
        writer.add(Note.of(note));
        writer.write();
    }

    private String answer(String question) {
        String known = planted.getFirst();
        if (question.contains("\"raw\"")) {
            return question.contains("\"from\":0")
                    ? "{\"v\":1,\"source\":\"board\",\"next\":2,\"chunks\":[{\"number\":1,\"at\":\"2026-11-24T08:00:00Z\",\"hex\":\"244C57\"}]}"
                    : "{\"v\":1,\"source\":\"board\",\"next\":2,\"chunks\":[]}";
        }
        if (question.contains("\"events\"")) {
            return "{\"v\":1,\"events\":[]}";
        }
        return JsonText.write(Map.of(
                "v",
                1,
                "lift",
                "hz-1",
                "version",
                "0.1.0",
                "at",
                "2026-11-24T08:00:00Z",
                "clock",
                "synced",
                "signals",
                List.of(),
                "conditions",
                List.of(),
                "sources",
                List.of(Map.of("name", "board")),
                "uplinks",
                List.of(Map.of("name", "city", "online", false, "reason", told(known), "token", planted.getLast()))));
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

    private Map<String, String> report(Path device, Path out) throws Exception {
        Terminal screen = Terminal.runIn(
                Locale.ENGLISH,
                "bugreport",
                "--offline",
                "--config",
                device,
                "--state-dir",
                home.resolve("state"),
                "--runtime-dir",
                home.resolve("run"),
                "--out",
                out);
        assertEquals(0, screen.exit(), screen.err());
        planted.forEach(secret -> assertFalse((screen.out() + screen.err()).contains(secret), secret));
        return unpacked(out);
    }

    @Test
    void noSecretThatWasPlantedAnywhereIsInIt() throws Exception {
        Path device = installation();
        record();
        ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
        try (ControlServer server = ControlServer.open(home.resolve("run/hz-1.sock"), this::answer, deadlines)) {
            Thread thread = new Thread(server, "control-test");
            thread.setDaemon(true);
            thread.start();
            Map<String, String> files = report(device, home.resolve("report.zip"));
            assertTrue(planted.size() >= 8, "planted " + planted.size());
            files.forEach((name, text) -> planted.forEach(
                    secret -> assertFalse(text.contains(secret), () -> name + " holds " + secret + "\n" + text)));
            assertTrue(
                    files.keySet()
                            .containsAll(List.of(
                                    "CONTENTS.txt",
                                    "doctor.json",
                                    "status.json",
                                    "signals.json",
                                    "events.json",
                                    "device.toml",
                                    "versions.txt",
                                    "raw.txt",
                                    "incident-1.html")),
                    () -> files.keySet() + "\n" + files.get("CONTENTS.txt"));
            assertTrue(files.get("device.toml").contains("id = \"hz-1\""), files.get("device.toml"));
            assertTrue(files.get("device.toml").contains("mq.example:8883"), files.get("device.toml"));
            assertTrue(files.get("raw.txt").contains("24 4C 57"), files.get("raw.txt"));
            assertTrue(files.get("events.json").contains(INCIDENT), files.get("events.json"));
        } finally {
            deadlines.shutdownNow();
        }
    }

    @Test
    void withoutAnAgentAndWithoutARecordItStillTellsWhatItCan() throws Exception {
        Map<String, String> files = report(installation(), home.resolve("report.zip"));
        assertTrue(files.containsKey("versions.txt"), () -> files.keySet().toString());
        String contents = files.get("CONTENTS.txt");
        assertTrue(contents.contains("MISSING status.json"), contents);
        assertTrue(contents.contains("MISSING incident-1.html"), contents);
        assertTrue(files.get("doctor.json").contains("config-wrong"), files.get("doctor.json"));
    }
}
