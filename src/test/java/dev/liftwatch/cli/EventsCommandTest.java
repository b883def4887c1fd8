package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.control.ControlServer;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.logbook.LogbookWriter;
import dev.liftwatch.logbook.Note;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody at the box is told of what happened, with and without an agent. */
class EventsCommandTest {
    private static final String INCIDENT = "01a219bb-77aa-7000-8000-000000000001";

    @TempDir
    Path home;

    private final Instant now = Instant.ofEpochMilli(System.currentTimeMillis());

    @BeforeEach
    void anAgentHasRunHere() throws Exception {
        write("hz-1", note(now.minusSeconds(7200), "kind", "start", "version", "0.1.0"));
        write(
                "hz-1",
                note(
                        now.minusSeconds(600),
                        "kind",
                        "trap",
                        "phase",
                        "raised",
                        "incident",
                        INCIDENT,
                        "cause",
                        "stalled"));
        write(
                "hz-1",
                note(now.minusSeconds(540), "kind", "answer", "incident", INCIDENT, "uplink", "city", "by", "desk 2"));
    }

    private static Map<String, Object> note(Instant at, Object... fields) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("at", at.toString());
        note.put("clock", "synced");
        for (int i = 0; i < fields.length; i += 2) {
            note.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        return note;
    }

    private void write(String lift, Map<String, Object> note) throws Exception {
        LogbookWriter writer = new LogbookWriter(
                BlackBox.logbook(BlackBox.folder(home.resolve("state").resolve(lift))));
        writer.add(Note.of(note));
        writer.write();
    }

    private Terminal events(Object... more) {
        Object[] all = new Object[more.length + 5];
        System.arraycopy(
                new Object[] {"events", "--state-dir", home.resolve("state"), "--runtime-dir", home.resolve("run")},
                0,
                all,
                0,
                5);
        System.arraycopy(more, 0, all, 5, more.length);
        return Terminal.runIn(Locale.ENGLISH, all);
    }

    private static List<?> json(Terminal shown) throws Exception {
        return (List<?>) JsonText.read(shown.out()).get("events");
    }

    @Test
    void withoutAnAgentTheRecordTellsWhatHappenedTheNewestFirst() {
        Terminal shown = events();
        assertEquals("", shown.err());
        assertEquals(0, shown.exit());
        int answer = shown.out().indexOf("city has answered, desk 2");
        int alarm = shown.out().indexOf("ALARM");
        assertTrue(answer > 0 && answer < alarm && alarm < shown.out().indexOf("liftwatch 0.1.0 started"), shown.out());
        assertTrue(shown.out().contains("01a219bb"), shown.out());
    }

    @Test
    void aTimeACountAndAnIncidentNarrowIt() throws Exception {
        assertEquals(2, json(events("--json", "--since", "1h")).size());
        assertEquals(1, json(events("--json", "--count", "1")).size());
        assertEquals(2, json(events("--json", "01a219bb")).size());
        assertEquals(0, json(events("--json", "ffff")).size());
        assertTrue(events("ffff").out().contains("Nothing is on record"));
    }

    @Test
    void wrongTimesCountsAndLiftsAreNamedWithWhatIsAllowed() {
        assertEquals(2, events("--since", "yesterday").exit());
        assertTrue(events("--since", "yesterday").err().contains("found yesterday, allowed are 90m"));
        assertTrue(events("--count", "0").err().contains("--count is 0, allowed are 1 to 10000"));
        Terminal other = events("--lift", "hz-9");
        assertEquals(2, other.exit());
        assertTrue(other.err().contains("no record of lift hz-9"), other.err());
    }

    @Test
    void ofSeveralLiftsOneHasToBeNamed() throws Exception {
        write("hz-2", note(now, "kind", "stop"));
        assertEquals(2, events().exit());
        assertTrue(events("--lift", "hz-2").out().contains("stopped in good order"));
    }

    @Test
    void whatTheCardCouldNotTakeIsToldByTheAgentAndNothingTwice() throws Exception {
        ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
        Map<String, Object> known = note(
                now.minusSeconds(540),
                "n",
                3,
                "kind",
                "answer",
                "incident",
                INCIDENT,
                "uplink",
                "city",
                "by",
                "desk 2");
        Map<String, Object> unwritten = note(now, "n", 4, "kind", "store-lost", "phase", "raised");
        String answer = JsonText.write(Map.of("v", 1, "events", List.of(known, unwritten)));
        try (ControlServer server = ControlServer.open(home.resolve("run/hz-1.sock"), question -> answer, deadlines)) {
            Thread thread = new Thread(server, "control-test");
            thread.setDaemon(true);
            thread.start();
            List<?> all = json(events("--json"));
            assertEquals(4, all.size());
            assertEquals("store-lost", ((Map<?, ?>) all.getFirst()).get("kind"));
        } finally {
            deadlines.shutdownNow();
        }
    }

    @Test
    void theIncidentsOfAnAgentThatKeptNoLogbookYetAreToldFromItsBlackBox() throws Exception {
        Path box = Files.createDirectories(BlackBox.folder(home.resolve("state/hz-old")));
        Files.writeString(
                box.resolve("00000001.csv"),
                "# began=2026-11-24T08:00:00Z\nt_ms,signal,value\n0,door_closed,1\n# readings\n1000,door_closed,0\n"
                        + "# decided=2000 1000 trap raised abc-1 stalled\n");
        Terminal shown = events("--lift", "hz-old");
        assertTrue(shown.out().contains("ALARM"), shown.out() + shown.err());
        assertTrue(shown.out().contains("abc-1"), shown.out());
    }

    @Test
    void theReportOfAnIncidentIsWrittenAndNeverThroughALink() throws Exception {
        Path out = home.resolve("report.html");
        Object[] report = {
            "report", "--last", "--state-dir", home.resolve("state"), "--runtime-dir", home.resolve("run"), "--out", out
        };
        Terminal written = Terminal.runIn(Locale.ENGLISH, report);
        assertEquals("", written.err());
        assertTrue(Files.readString(out).contains("city has answered, desk 2"));
        Path precious = Files.writeString(home.resolve("precious"), "precious");
        Files.delete(out);
        Files.createSymbolicLink(out, precious);
        Terminal refused = Terminal.runIn(Locale.ENGLISH, report);
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("links are not written through"), refused.err());
        assertEquals("precious", Files.readString(precious));
    }

    @Test
    void aReportNeedsOneIncident() {
        Object[] place = {"--state-dir", home.resolve("state"), "--runtime-dir", home.resolve("run")};
        assertEquals(
                2, Terminal.runIn(Locale.ENGLISH, "report", place[0], place[1]).exit());
        Terminal unknown = Terminal.runIn(Locale.ENGLISH, "report", "ffff", place[0], place[1], place[2], place[3]);
        assertEquals(2, unknown.exit());
        assertFalse(unknown.err().isEmpty());
    }
}
