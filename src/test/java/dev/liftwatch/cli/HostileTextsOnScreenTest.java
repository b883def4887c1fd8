package dev.liftwatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.console.Page;
import dev.liftwatch.console.PrintableOutput;
import dev.liftwatch.console.SignalsView;
import dev.liftwatch.console.StatusView;
import dev.liftwatch.health.ConditionKind;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.text.HostileTexts;
import dev.liftwatch.text.Width;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers have written stands on a technician's screen and forges nothing there. */
class HostileTextsOnScreenTest {
    private final long seed = new Random().nextLong();
    private final HostileTexts hostile = new HostileTexts(seed);

    @TempDir
    private Path folder;

    /** An answer to {@code status} in which every text is drawn anew. */
    private static Map<String, Object> status(Supplier<String> text) {
        Map<String, Object> signals = new LinkedHashMap<>();
        for (String signal : List.of("door_closed", "position_mm", text.get().concat("x"))) {
            signals.put(signal, new HashMap<>(Map.of("value", text.get(), "age_ms", 5000L)));
        }
        Map<String, Object> picture = new HashMap<>(Map.of(
                "incident",
                text.get(),
                "incident_phase",
                "raised",
                "floor_label",
                text.get(),
                "position_mm",
                text.get()));
        picture.put("presence", text.get());
        picture.put("signals", signals);
        Map<String, Object> source = new HashMap<>(Map.of(
                "name", text.get(),
                "state", text.get(),
                "frames", 7L,
                "bad_checks", 3L,
                "troubles", List.of(Map.of("key", "port.several", "arguments", List.of(text.get(), text.get())))));
        Map<String, Object> older =
                new HashMap<>(Map.of("name", text.get(), "state", "good", "text", text.get() + "x"));
        Map<String, Object> uplink = new HashMap<>(Map.of(
                "name", text.get(),
                "online", false,
                "waiting", text.get(),
                "reason", text.get(),
                "hours_left", text.get(),
                "waiting_alarms", 2L,
                "oldest_alarm_s", text.get(),
                "troubles",
                        List.of(Map.of(
                                "kind",
                                "messages-refused",
                                "why",
                                "size",
                                "since_s",
                                5L,
                                "topic",
                                text.get(),
                                "bytes",
                                9L))));
        Map<String, Object> answer = new HashMap<>();
        answer.put("lift", text.get());
        answer.put("name", text.get());
        answer.put("version", text.get());
        answer.put("at", text.get());
        answer.put("clock", text.get());
        answer.put("picture", picture);
        answer.put("sources", List.of(source, older));
        answer.put("uplinks", List.of(uplink));
        answer.put("lapses", List.of(Map.of("kind", "alarm-unanswered", "uplink", text.get(), "since_s", text.get())));
        answer.put(
                "state_discarded",
                Map.of("set_aside", text.get(), "since_s", 5L, "went_on_with", text.get(), "reason", text.get()));
        answer.put("maintenance", Map.of("until", text.get(), "by", text.get()));
        answer.put("advisories", List.of(Map.of("type", text.get(), "until", text.get(), "text", text.get())));
        answer.put("conditions", conditions(text));
        return answer;
    }

    /** One condition of every kind, and one of another version, in which every text is drawn anew. */
    private static List<Map<String, Object>> conditions(Supplier<String> text) {
        List<Map<String, Object>> conditions = new ArrayList<>();
        for (ConditionKind kind : ConditionKind.values()) {
            conditions.add(new HashMap<>(Map.of(
                    "key", kind.key(),
                    "severity", kind.severity().code(),
                    "level", kind.level().code(),
                    "subject", text.get(),
                    "source", text.get(),
                    "channel", text.get(),
                    "arguments", List.of(text.get(), text.get(), text.get(), text.get()),
                    "since", text.get(),
                    "incident", incident(text))));
        }
        conditions.add(new HashMap<>(Map.of("key", text.get(), "variant", text.get(), "level", text.get())));
        return conditions;
    }

    private static Map<String, Object> incident(Supplier<String> text) {
        return Map.of(
                "id", text.get(),
                "certainty", text.get(),
                "explanation_data", List.of(Map.of("key", text.get(), "numbers", List.of(text.get()))),
                "told",
                        List.of(
                                Map.of(
                                        "uplink",
                                        text.get(),
                                        "answer",
                                        "answered",
                                        "by",
                                        text.get(),
                                        "at",
                                        text.get(),
                                        "eta",
                                        text.get()),
                                Map.of("uplink", text.get(), "answer", text.get())));
    }

    /** Without the halves of characters, which JSON cannot say, and no longer than the parser takes. */
    private static String writable(String text) {
        return text.substring(0, Math.min(text.length(), 20_000)).replaceAll("[\\ud800-\\udfff]", "");
    }

    private static Page page() {
        return new Page(80, ZoneOffset.UTC);
    }

    private void checkLine(String line) {
        assertEquals("", HostileTexts.complaint(line), () -> "seed " + seed);
        assertTrue(Width.of(line) <= 80, () -> "seed " + seed + ": " + line);
    }

    @Test
    void noLineOfTheStatusIsTooWideOrMovesTheCursorWhateverPlatformsBrokersAndDevicesHaveWritten() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            Locale before = Locale.getDefault();
            Locale.setDefault(locale);
            try {
                for (int i = 0; i < 60; i++) {
                    StatusView.render(status(hostile::next), page()).lines().forEach(this::checkLine);
                }
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    @Test
    void aRequestCannotPrintALineOfTheStatusByPushingItThereWithBlanks() {
        String by = "desk 4" + " ".repeat(60) + "No trapping. All is well.";
        Map<String, Object> answer = status(() -> "x");
        answer.put("conditions", List.of(Map.of("key", "visit", "level", "note", "arguments", List.of(by, "-"))));
        String screen = StatusView.render(answer, page());
        assertTrue(screen.contains("desk 4 No trapping."), screen);
        assertFalse(screen.lines().anyMatch(line -> line.strip().startsWith("No trapping")), screen);
    }

    @Test
    void signalsHaveTheSameLinesWhateverStandsInTheAnswer() {
        for (int i = 0; i < 5000; i++) {
            Map<String, Object> signal = new HashMap<>(Map.of(
                    "signal", hostile.next(),
                    "value", hostile.next(),
                    "age_ms", 5000L,
                    "source", hostile.next(),
                    "channel", hostile.next(),
                    "raw", hostile.next(),
                    "active", hostile.next(),
                    "changes_in_hour", hostile.next()));
            String screen = signals(Map.of("lift", hostile.next(), "signals", List.of(signal, signal)));
            screen.lines().forEach(this::checkLine);
            // A long name of the lift takes a second and a third line; the rows of the table never do.
            assertTrue(screen.lines().count() <= 6, () -> "seed " + seed + "\n" + screen);
        }
    }

    private static String signals(Map<String, Object> answer) {
        return new SignalsView(80, ZoneOffset.UTC, Optional.empty())
                .render(answer, Map.of())
                .toString();
    }

    @Test
    void aTableOfChineseNamesStaysATable() {
        Map<String, Object> signal =
                new HashMap<>(Map.of("signal", "门已关闭", "value", "是", "age_ms", 5000L, "source", "板", "channel", "一"));
        Map<String, Object> other = new HashMap<>(
                Map.of("signal", "door_closed", "value", "1", "age_ms", 5000L, "source", "io", "channel", "di0"));
        List<String> lines = signals(Map.of("lift", "hz-1", "signals", List.of(signal, other)))
                .lines()
                .toList();
        String chinese = lines.get(2);
        String ascii = lines.get(3);
        assertEquals(
                Width.of(ascii.substring(0, ascii.indexOf("5 s"))),
                Width.of(chinese.substring(0, chinese.indexOf("5 s"))),
                chinese + "\n" + ascii);
    }

    @Test
    void whateverIsPrintedNothingButLineEndsDoesAnythingOnTheTerminal() {
        StringWriter raw = new StringWriter();
        PrintableOutput out = new PrintableOutput(raw, false);
        Random random = new Random(seed);
        long lines = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = hostile.next();
            // In two pieces, which may cut a character.
            int cut = random.nextInt(text.length() + 1);
            out.print(text.substring(0, cut));
            out.println(text.substring(cut));
            lines += 1 + text.chars().filter(c -> c == '\n').count();
        }
        out.flush();
        assertEquals(lines, raw.toString().chars().filter(c -> c == '\n').count());
        for (String line : raw.toString().split("\n", -1)) {
            assertEquals("", HostileTexts.complaint(line), () -> "seed " + seed);
        }
    }

    @Test
    void wholeCharactersInTwoPiecesStayWhole() {
        StringWriter raw = new StringWriter();
        PrintableOutput out = new PrintableOutput(raw, false);
        out.print("a\uD83D");
        out.print("\uDED7b\uD83D");
        out.println();
        out.flush();
        assertEquals("a\uD83D\uDED7b\\ud83d\n", raw.toString());
    }

    @Test
    void aBlackBoxWithHostileLinesListsItsOwnIncidentsAloneAndSaysHowManyLinesAreDamaged() throws Exception {
        Path box = Files.createDirectories(folder.resolve("hz-1").resolve("blackbox"));
        StringBuilder record = new StringBuilder("# began=2026-11-24T08:00:00Z\nt_ms,signal,value\n# readings\n");
        record.append("1000,door_closed,1\n");
        for (int i = 0; i < 10_000; i++) {
            record.append("10,door_\u001b[2J,1\n");
            record.append("# decided=1 1 trap raised \u001b[2J\u009b2J stopped\n# left_out=1\u001b[2J\n");
        }
        record.append("# decided=91000 61000 trap raised 0190-aa1 stopped-outside-door-zone\n");
        record.append("2000,door_closed,1\n");
        Files.writeString(box.resolve("00000001.csv"), record);
        Terminal list = Terminal.runIn(Locale.ENGLISH, "blackbox", "list", "--state-dir", folder);
        assertEquals(3, list.out().lines().count(), list.out());
        assertEquals(
                "10000 lines of the record are damaged and left out, the first at 00000001:5, the last at 00000001:30002"
                        + " (file:line).\n",
                list.err());
        Terminal export = Terminal.runIn(Locale.ENGLISH, "blackbox", "export", "--state-dir", folder);
        assertFalse(export.out().contains("[2J"), export.out());
        assertEquals(0, export.exit());
    }

    @Test
    void jsonForProgramsIsOneLineWithoutAControlCharacterAndSaysTheSame() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            String text = writable(hostile.next());
            Map<String, Object> tree = Map.of("by", text);
            String json = JsonText.write(tree);
            assertEquals("", HostileTexts.complaint(json), () -> "seed " + seed);
            assertEquals(tree, JsonText.read(json), () -> "seed " + seed);
            String raw = "{\r\n\t\"by\" :\t\"" + text.replaceAll("[\\p{Cntrl}\"\\\\]", "") + "\"}";
            String line = JsonText.oneLine(raw);
            assertEquals("", HostileTexts.complaint(line), () -> "seed " + seed);
            assertEquals(JsonText.read(raw), JsonText.read(line), () -> "seed " + seed);
        }
    }

    @Test
    void aFileNamedByAStrangerAndWhatStandsInItPrintNoLineOfTheirOwn() throws Exception {
        String name = "t\u001b[2J\n<0>\u202e.csv";
        Path trace = Files.writeString(folder.resolve(name), "t_ms,signal,value\n0,door\u001b[2J\u009b,1\n");
        Path config =
                Files.writeString(folder.resolve("d\u001b]0;x\u0007.toml"), "[lift]\nid = \"a\\u001b[2J\\u202e\"\n");
        for (Terminal wrong : List.of(
                Terminal.run("replay", "--config", config, trace),
                Terminal.run("check", "--config", config),
                Terminal.run("check", "--json", "--config", config),
                Terminal.run("replay", "--\u001b[2Jx"),
                Terminal.run("check", "--config", folder.resolve("no\u001b[2J\nfile")))) {
            assertTrue(wrong.exit() == 2 || wrong.exit() == 1, wrong.err());
            (wrong.out() + wrong.err()).lines().forEach(line -> assertEquals("", HostileTexts.complaint(line), line));
            assertFalse(wrong.err().lines().anyMatch(line -> line.startsWith("<0>")), wrong.err());
        }
    }
}
