package dev.liftwatch.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.logbook.Logbook.Search;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happened stays on record, for months and whatever else happens. */
class LogbookTest {
    private static final Instant BEGAN = Instant.parse("2026-11-24T08:00:00Z");

    @TempDir
    Path home;

    private final long seed = new Random().nextLong();
    private Instant now = BEGAN;

    private Path folder() {
        return home.resolve("logbook");
    }

    private Note note(String kind, String phase, String incident) {
        now = now.plusSeconds(1);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("v", 1);
        message.put("at", now.toString());
        message.put("clock", "synced");
        message.put("boot", "boot-1");
        message.put("uptime_ms", now.toEpochMilli() - BEGAN.toEpochMilli());
        message.put("incident", incident);
        message.put("kind", kind);
        message.put("phase", phase);
        message.put("location", Map.of("floor_label", "B1", "address", "far away"));
        message.put("signals", Map.of("door_closed", 1));
        return Note.of(message);
    }

    private void write(LogbookWriter writer, Note... notes) throws IOException {
        for (Note note : notes) {
            writer.add(note);
        }
        writer.write();
    }

    private List<String> phases(Search search) throws IOException {
        return Logbook.open(folder()).find(search).stream().map(Entry::phase).toList();
    }

    @Test
    void theNewestComesFirstAcrossAllShelves() throws Exception {
        write(
                new LogbookWriter(folder()),
                note("trap", "suspected", "a"),
                note("trap", "raised", "a"),
                note("signal-stuck", "raised", "b"),
                note("trap", "closed", "a"));
        assertEquals(List.of("closed", "raised", "raised", "suspected"), phases(Search.newest(10)));
        assertEquals(List.of("closed", "raised"), phases(Search.newest(2)));
        assertEquals(List.of("closed", "raised", "suspected"), phases(Search.ofIncident("a")));
    }

    @Test
    void whatOnlyProgramsNeedIsLeftOutAndWhereTheCarStoodIsKept() throws Exception {
        write(new LogbookWriter(folder()), note("trap", "raised", "a"));
        Entry entry = Logbook.open(folder()).find(Search.newest(1)).getFirst();
        assertEquals("B1", entry.text("floor_label"));
        assertFalse(entry.fields().containsKey("signals"));
        assertFalse(entry.fields().containsKey("location"));
    }

    @Test
    void aConnectionThatFailsForMonthsCostsNoAlarmAndNoWire() throws Exception {
        LogbookWriter writer = new LogbookWriter(folder());
        write(writer, note("trap", "raised", "a"), note("signal-inverted", "raised", "b"));
        for (int i = 0; i < 200; i++) {
            Note[] flaps = Stream.generate(() -> note("link", "offline", ""))
                    .limit(100)
                    .toArray(Note[]::new);
            write(writer, flaps);
        }
        List<Entry> all = Logbook.open(folder()).find(Search.newest(Integer.MAX_VALUE));
        assertTrue(all.stream().anyMatch(entry -> entry.kind().equals("trap")));
        assertTrue(all.stream().anyMatch(entry -> entry.kind().equals("signal-inverted")));
        assertTrue(all.size() < 20_000, () -> all.size() + " entries");
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.toList()) {
                assertTrue(Files.size(file) <= LogbookWriter.MOST_BYTES, () -> file + " is too large");
            }
        }
    }

    @Test
    void afterARestartNumbersGoOnWhereTheyEnded() throws Exception {
        write(new LogbookWriter(folder()), note("start", "", ""), note("stop", "", ""));
        write(new LogbookWriter(folder()), note("start", "", ""));
        assertEquals(
                List.of(3L, 2L, 1L),
                Logbook.open(folder()).find(Search.newest(9)).stream()
                        .map(Entry::number)
                        .toList());
    }

    @Test
    void whereverThePowerCutsALineTheOthersAreReadAndTheNextIsWhole() throws Exception {
        Random random = new Random(seed);
        write(new LogbookWriter(folder()), note("trap", "raised", "a"), note("trap", "closed", "a"));
        Path file = folder().resolve("incidents.jsonl");
        byte[] whole = Files.readAllBytes(file);
        int first = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int i = 0; i < 50; i++) {
            int cut = first + random.nextInt(whole.length - first);
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            assertEquals(List.of("raised"), phases(Search.newest(9)), () -> "seed " + seed + ", cut at " + cut);
            write(new LogbookWriter(folder()), note("trap", "updated", "a"));
            assertEquals(
                    List.of("updated", "raised"), phases(Search.newest(9)), () -> "seed " + seed + ", cut at " + cut);
        }
    }

    @Test
    void linesOfStrangersAreLeftOut() throws Exception {
        write(new LogbookWriter(folder()), note("trap", "raised", "a"));
        Files.writeString(
                folder().resolve("incidents.jsonl"),
                "{\"n\":\"7\",\"at\":\"x\"}\nnothing\n{}\n{\"n\":9,\"at\":\"never\",\"kind\":\"trap\"}\n"
                        + "x".repeat(Logbook.LONGEST_LINE + 1) + "\n",
                StandardOpenOption.APPEND);
        assertEquals(List.of("raised"), phases(Search.newest(9)));
    }

    @Test
    void aLinkInThePlaceOfAFileIsNotWrittenThrough() throws Exception {
        Path other = Files.writeString(home.resolve("other"), "precious\n");
        Files.createDirectories(folder());
        Files.createSymbolicLink(folder().resolve("incidents.jsonl"), other);
        LogbookWriter writer = new LogbookWriter(folder());
        assertThrows(IOException.class, () -> write(writer, note("trap", "raised", "a")));
        assertEquals("precious\n", Files.readString(other));
    }

    @Test
    void whatTheCardDoesNotTakeIsKeptAndWrittenWhenItDoes() throws Exception {
        Files.writeString(home.resolve("logbook"), "a file in the place of the folder");
        LogbookWriter writer = new LogbookWriter(folder());
        for (String phase : List.of("raised", "closed")) {
            assertThrows(IOException.class, () -> write(writer, note("trap", phase, "a")));
        }
        assertEquals(2, writer.recent().size());
        Files.delete(folder());
        writer.write();
        assertEquals(List.of("closed", "raised"), phases(Search.newest(9)));
        writer.write();
        assertEquals(List.of("closed", "raised"), phases(Search.newest(9)));
    }

    @Test
    void timesOfAStartWhoseClockWasWrongAreCorrected() throws Exception {
        Map<String, Object> wrong =
                new LinkedHashMap<>(note("trap", "raised", "a").fields());
        wrong.put("clock", "unsynced");
        LogbookWriter writer = new LogbookWriter(folder());
        writer.add(new Note(Shelf.INCIDENTS, wrong));
        Map<String, Object> correction =
                new LinkedHashMap<>(note("time-correction", "", "").fields());
        correction.put("from_uptime_ms", 0);
        correction.put("offset_ms", 3_600_000);
        writer.add(new Note(Shelf.BOX, correction));
        writer.write();
        Logbook logbook = Logbook.open(folder());
        List<Entry> raised = logbook.corrected(logbook.find(Search.ofIncident("a")));
        assertEquals(BEGAN.plusSeconds(3601), raised.getFirst().at());
        assertTrue(raised.getFirst().synced());
    }

    @Test
    void onlyWhatIsAfterATimeOrANumberIsFound() throws Exception {
        write(
                new LogbookWriter(folder()),
                note("trap", "raised", "a"),
                note("trap", "updated", "a"),
                note("trap", "closed", "a"));
        assertEquals(List.of("closed"), phases(new Search(Set.of(Shelf.values()), 9, Instant.MIN, "", 2)));
        assertEquals(List.of("closed", "updated"), phases(Search.on(Set.of(Shelf.INCIDENTS), 9, BEGAN.plusSeconds(2))));
    }

    @Test
    void anEntryThatIsTooLongLosesItsListsAndStays() throws Exception {
        Map<String, Object> fields =
                new LinkedHashMap<>(note("trap", "raised", "a").fields());
        fields.put("explanation_data", List.of("x".repeat(Logbook.LONGEST_LINE)));
        LogbookWriter writer = new LogbookWriter(folder());
        writer.add(new Note(Shelf.INCIDENTS, fields));
        writer.write();
        assertEquals(List.of("raised"), phases(Search.newest(9)));
    }
}
