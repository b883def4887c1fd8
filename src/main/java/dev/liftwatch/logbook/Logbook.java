package dev.liftwatch.logbook;

import dev.liftwatch.file.PlainFile;
import dev.liftwatch.file.RefusedFileKindException;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The logbook, for looking back: while an agent writes, after it was killed, and where none runs. Lines that are none, torn or written
 * by somebody else, are left out. Not for the data path.
 */
public final class Logbook {
    /** No entry is longer, characters; an installation of sixty landings and twenty-five wires fits. */
    static final int LONGEST_LINE = 12 << 10;

    /** A file has half of this. */
    private static final int MOST_BYTES = 2 * LogbookWriter.MOST_BYTES;

    private final Path folder;

    private Logbook(Path folder) {
        this.folder = folder;
    }

    /** The logbook in {@code folder}; an empty one where there is none. */
    public static Logbook open(Path folder) {
        return new Logbook(folder);
    }

    /**
     * What is looked for.
     *
     * @param shelves where
     * @param most at most so many of the newest
     * @param since nothing before this
     * @param incident what the id of its incident begins with, empty for everything
     * @param after nothing up to this number
     */
    public record Search(Set<Shelf> shelves, int most, Instant since, String incident, long after) {
        /** Whether an entry is meant, wherever it comes from. */
        public boolean admits(Entry entry) {
            return entry.number() > after
                    && entry.incident().startsWith(incident)
                    && !entry.at().isBefore(since)
                    && shelves.contains(Shelf.of(entry.kind(), entry.phase()));
        }

        /** The newest of everything. */
        public static Search newest(int most) {
            return new Search(Set.of(Shelf.values()), most, Instant.MIN, "", -1);
        }

        /** Everything of one incident. */
        public static Search ofIncident(String incident) {
            return new Search(Set.of(Shelf.values()), Integer.MAX_VALUE, Instant.MIN, incident, -1);
        }

        /** The newest of some shelves. */
        public static Search on(Set<Shelf> shelves, int most, Instant since) {
            return new Search(shelves, most, since, "", -1);
        }
    }

    /**
     * What is found, newest first.
     *
     * @throws AccessDeniedException where this user may not read it
     */
    public List<Entry> find(Search search) throws IOException {
        List<Entry> found = new ArrayList<>();
        for (Shelf shelf : search.shelves()) {
            found.addAll(newest(shelf, search));
        }
        return sorted(found, search.most());
    }

    /** Entries newest first, each once, at the times that are right. */
    static List<Entry> sorted(List<Entry> entries, int most) {
        Map<Long, Entry> byNumber = new LinkedHashMap<>();
        entries.forEach(entry -> byNumber.putIfAbsent(entry.number(), entry));
        return byNumber.values().stream()
                .sorted(Comparator.comparingLong(Entry::number).reversed())
                .limit(most)
                .toList();
    }

    /** The same entries at the times that are right, where the box has learnt that its clock was wrong. */
    public List<Entry> corrected(List<Entry> entries) throws IOException {
        boolean any = entries.stream().anyMatch(entry -> !entry.synced());
        if (!any) {
            return entries;
        }
        List<Entry> corrections = find(Search.on(Set.of(Shelf.BOX), Integer.MAX_VALUE, Instant.MIN)).stream()
                .filter(entry -> entry.kind().equals("time-correction"))
                .toList();
        return entries.stream()
                .map(entry -> entry.synced() ? entry : corrected(entry, corrections))
                .toList();
    }

    private static Entry corrected(Entry entry, List<Entry> corrections) {
        return corrections.stream()
                .filter(one -> one.text("boot").equals(entry.text("boot"))
                        && !one.text("boot").isEmpty()
                        && entry.whole("uptime_ms").orElse(-1L)
                                >= one.whole("from_uptime_ms").orElse(Long.MAX_VALUE))
                .findFirst()
                .map(one -> entry.correctedBy(one.whole("offset_ms").orElse(0L)))
                .orElse(entry);
    }

    /** Entries that an agent tells, as they are written; what is none is left out. */
    public static List<Entry> told(List<?> trees) {
        List<Entry> entries = new ArrayList<>();
        for (Object one : trees) {
            if (one instanceof Map<?, ?> tree) {
                Map<String, Object> fields = new LinkedHashMap<>();
                tree.forEach((key, value) -> fields.put(String.valueOf(key), value));
                Entry.of(fields).ifPresent(entries::add);
            }
        }
        return entries;
    }

    /** The greatest number that was given, 0 where there is none or it cannot be read. */
    long lastNumber() {
        long last = 0;
        for (Shelf shelf : Shelf.values()) {
            try {
                List<Entry> newest = newest(shelf, Search.newest(1));
                last = newest.isEmpty()
                        ? last
                        : Math.max(last, newest.getFirst().number());
            } catch (IOException unreadable) {
                // What cannot be read is not followed either.
            }
        }
        return last;
    }

    private List<Entry> newest(Shelf shelf, Search search) throws IOException {
        List<Entry> found = new ArrayList<>();
        for (String name : List.of(current(shelf), before(shelf))) {
            List<String> lines = lines(folder.resolve(name));
            for (int i = lines.size() - 1; i >= 0 && found.size() < search.most(); i--) {
                String line = lines.get(i);
                if (line.length() > LONGEST_LINE || !line.contains(search.incident())) {
                    continue;
                }
                Optional<Entry> entry = read(line);
                if (entry.isPresent()) {
                    if (entry.get().number() <= search.after()) {
                        return found;
                    }
                    boolean meant = entry.get().incident().startsWith(search.incident())
                            && !entry.get().at().isBefore(search.since());
                    if (meant) {
                        found.add(entry.get());
                    }
                }
            }
        }
        return found;
    }

    private static Optional<Entry> read(String line) {
        try {
            return Entry.of(JsonText.read(line));
        } catch (JsonException torn) {
            return Optional.empty();
        }
    }

    /** The complete lines of a file; none where there is no such file. */
    private static List<String> lines(Path file) throws IOException {
        try {
            String text = new String(PlainFile.bytes(file, MOST_BYTES), StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (RefusedFileKindException noFile) {
            // Nobody has written it who writes a logbook.
            return List.of();
        }
    }

    /** Whether there is one. */
    public boolean isThere() {
        return Files.isDirectory(folder);
    }

    /** The file that is written now. */
    static String current(Shelf shelf) {
        return shelf.code() + ".jsonl";
    }

    /** The one before it. */
    static String before(Shelf shelf) {
        return shelf.code() + ".1.jsonl";
    }
}
