package dev.liftwatch.blackbox;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps the black box within its bounds: every reading around an incident, a day of the rest, and a bounded
 * number of bytes. A file is replaced only by another that is complete, so that a kill at any moment loses none.
 */
final class Retention {
    /** Every reading is kept for this long before and after a decision, ms. */
    static final long AROUND_MS = 600_000;

    /** A file this old is thinned or kept for good: no decision comes near it any more, ms. */
    static final long SETTLED_MS = AROUND_MS + 300_000;

    /** What is near no incident is kept for this long, ms. */
    static final long DAY_MS = 86_400_000;

    /** All files together, bytes: where they are more, the oldest that are near no trapping go first. */
    static final long MOST_BYTES = 64L << 20;

    /** The end of a file that is being written and replaces another when it is complete. */
    static final String UNFINISHED = ".unfinished";

    private final Path folder;
    private final long mostBytes;

    /** What stands in packed files, which do not change: a day of them is much to read every ten minutes. */
    private final Map<Integer, Segment> known = new HashMap<>();

    Retention(Path folder) {
        this(folder, MOST_BYTES);
    }

    Retention(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** The number of the newest file, 0 where there is none. */
    int newest() throws IOException {
        return numbers(folder).stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** The numbers of all files in order. */
    static List<Integer> numbers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .flatMap(name -> Segment.number(name).stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** Brings everything but the file that is being written into its bounds. */
    void tidy(int current, long nowMs) throws IOException {
        removeUnfinished();
        List<Segment> segments = new ArrayList<>();
        for (int number : numbers(folder)) {
            if (number != current) {
                Optional<Segment> read = read(number);
                if (read.isPresent()) {
                    segments.add(read.get());
                } else {
                    // Begun and never written to, or nothing of it can be read.
                    remove(number);
                }
            }
        }
        List<Mark> marks =
                segments.stream().flatMap(segment -> segment.marks().stream()).toList();
        for (Segment segment : List.copyOf(segments)) {
            boolean near = marks.stream().anyMatch(mark -> isNear(segment, mark));
            if (!near && nowMs - segment.lastMs() > DAY_MS) {
                remove(segment.number());
                segments.remove(segment);
            } else if (!segment.packed() && nowMs - segment.lastMs() >= SETTLED_MS) {
                pack(segment.number(), !near);
            }
        }
        makeRoom(segments, marks);
    }

    private Optional<Segment> read(int number) throws IOException {
        Segment before = known.get(number);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<Segment> read = Segment.read(folder, number);
        read.filter(Segment::packed).ifPresent(segment -> known.put(number, segment));
        return read;
    }

    private static boolean isNear(Segment segment, Mark mark) {
        return isNear(segment, mark.atMs()) || isNear(segment, mark.sinceMs());
    }

    private static boolean isNear(Segment segment, long tickMs) {
        return segment.firstMs() <= tickMs + AROUND_MS && segment.lastMs() >= tickMs - AROUND_MS;
    }

    private void makeRoom(List<Segment> segments, List<Mark> marks) throws IOException {
        long bytes = 0;
        for (Segment segment : segments) {
            bytes += bytes(segment.number());
        }
        List<Mark> trappings = marks.stream().filter(Mark::isTrap).toList();
        List<Segment> order = segments.stream()
                .sorted(Comparator.comparing(
                                (Segment segment) -> trappings.stream().anyMatch(mark -> isNear(segment, mark)))
                        .thenComparingInt(Segment::number))
                .toList();
        for (Segment segment : order) {
            if (bytes <= mostBytes) {
                return;
            }
            bytes -= bytes(segment.number());
            remove(segment.number());
        }
    }

    private long bytes(int number) throws IOException {
        long bytes = 0;
        for (String end : List.of(Segment.PLAIN, Segment.PACKED, Segment.STATE)) {
            Path file = folder.resolve(Segment.name(number, end));
            bytes += Files.exists(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    private void pack(int number, boolean thin) throws IOException {
        Path unfinished = folder.resolve(Segment.name(number, UNFINISHED));
        try (FileChannel channel =
                        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                GZIPOutputStream packed = new GZIPOutputStream(Channels.newOutputStream(channel));
                BufferedWriter out = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8))) {
            if (thin) {
                out.write(Segment.THINNED + "\n");
            }
            Thinning thinning = new Thinning();
            Segment.lines(folder, number, line -> {
                if (!thin || thinning.keeps(line)) {
                    out.write(line + "\n");
                }
            });
            out.flush();
            packed.finish();
            channel.force(true);
        }
        Files.move(unfinished, folder.resolve(Segment.name(number, Segment.PACKED)), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(folder.resolve(Segment.name(number, Segment.PLAIN)));
        if (thin) {
            Files.deleteIfExists(folder.resolve(Segment.name(number, Segment.STATE)));
        }
    }

    private void remove(int number) throws IOException {
        known.remove(number);
        for (String end : List.of(Segment.PLAIN, Segment.PACKED, Segment.STATE)) {
            Files.deleteIfExists(folder.resolve(Segment.name(number, end)));
        }
    }

    private void removeUnfinished() throws IOException {
        List<Path> unfinished;
        try (Stream<Path> files = Files.list(folder)) {
            unfinished = files.filter(file -> file.getFileName().toString().endsWith(UNFINISHED))
                    .toList();
        }
        for (Path file : unfinished) {
            Files.delete(file);
        }
    }
}
