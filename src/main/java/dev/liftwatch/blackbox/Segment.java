package dev.liftwatch.blackbox;

import dev.liftwatch.file.PlainFile;
import dev.liftwatch.file.RefusedFileKindException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One file of the black box: some minutes of readings as a trace whose {@code t_ms} are ticks of the agent, so that files of one
 * agent follow each other without a seam. It begins with the picture as it stood, and what was decided stands between the rows.
 *
 * @param number its place among the others
 * @param packed whether it is complete and compressed
 * @param thinned whether it was thinned to what a look back needs
 * @param start whether the agent was started with it: nothing was read right before
 * @param beganMs wall time at tick 0 by the clock of the box, ms since 1970
 * @param synced whether that clock was known to be right
 * @param firstMs its first row, tick
 * @param lastMs its last row or mark, tick
 * @param marks what was decided
 * @param unsound the lines that are not rows
 */
record Segment(
        int number,
        boolean packed,
        boolean thinned,
        boolean start,
        long beganMs,
        boolean synced,
        long firstMs,
        long lastMs,
        List<Mark> marks,
        Unsound unsound) {
    static final String BEGAN = Began.LINE;
    static final String UNSYNCED = "# clock=unsynced";
    static final String START = "# start";
    static final String PICTURE_ENDS = "# readings";
    static final String THINNED = "# thinned";
    static final String PLAIN = ".csv";
    static final String PACKED = ".csv.gz";
    /** The most that all files together may take: a single one is far smaller. */
    private static final int MOST_BYTES = 64 << 20;

    /** More than this is never decided in some minutes. */
    private static final int MOST_MARKS = 10_000;

    private static final Pattern OURS = Pattern.compile("([0-9]{8})\\.csv(\\.gz)?");
    static final String STATE = ".state.json";

    /** Takes the lines of a segment. */
    interface Lines {
        void line(String text) throws IOException;
    }

    static String name(int number, String end) {
        return String.format(Locale.ROOT, "%08d%s", number, end);
    }

    /** The number that a file of the black box carries, if it is one. */
    static Optional<Integer> number(String fileName) {
        Matcher matcher = OURS.matcher(fileName);
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    /**
     * Reads what stands in it, but for the rows.
     *
     * @return nothing where it holds no row, or is gone
     */
    static Optional<Segment> read(Path folder, int number) throws IOException {
        Summary summary = new Summary(number);
        boolean packed;
        try {
            packed = lines(folder, number, summary::take);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (RefusedFileKindException none) {
            // Nobody has written it who writes a record.
            return Optional.empty();
        }
        return summary.rows == 0
                ? Optional.empty()
                : Optional.of(new Segment(
                        number,
                        packed,
                        summary.thinned,
                        summary.start,
                        summary.beganMs,
                        summary.synced,
                        summary.firstMs,
                        summary.lastMs,
                        List.copyOf(summary.marks),
                        summary.unsound));
    }

    /**
     * Hands on its complete lines; one that was being written when the power went is none.
     *
     * @return whether it is packed
     */
    static boolean lines(Path folder, int number, Lines lines) throws IOException {
        Path plain = folder.resolve(name(number, PLAIN));
        byte[] bytes;
        try {
            bytes = PlainFile.bytes(plain, MOST_BYTES);
        } catch (NoSuchFileException _) {
            // Packed, or packed just now.
            try (InputStream file = PlainFile.read(folder.resolve(name(number, PACKED)));
                    InputStream packed = new GZIPInputStream(file)) {
                handOn(packed, lines);
            } catch (EOFException | ZipException damaged) {
                // Not even its first bytes are those of a packed file: there is nothing to hand on.
                return true;
            }
            return true;
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        handOn(new ByteArrayInputStream(bytes, 0, end), lines);
        return false;
    }

    private static void handOn(InputStream bytes, Lines lines) throws IOException {
        BoundedLines reader = new BoundedLines(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        for (String line = next(reader); line != null; line = next(reader)) {
            lines.line(line);
        }
    }

    /** The next line; what follows where the card has damaged a packed file cannot be read. */
    private static String next(BoundedLines reader) throws IOException {
        try {
            return reader.next();
        } catch (EOFException | ZipException | BoundedLines.TooLongException damaged) {
            return null;
        }
    }

    private static final class Summary {
        private final List<Mark> marks = new ArrayList<>();
        private boolean thinned;
        private boolean start;
        private boolean synced = true;
        private long beganMs;
        private long firstMs;
        private long lastMs;
        private int rows;
        private long lines;
        private Unsound unsound = Unsound.NONE;
        private final int number;

        Summary(int number) {
            this.number = number;
        }

        void take(String line) {
            lines++;
            Optional<Row> row = Row.of(line);
            if (row.isPresent()) {
                firstMs = rows == 0 ? row.get().tickMs() : firstMs;
                lastMs = Math.max(lastMs, row.get().tickMs());
                rows++;
                return;
            }
            Optional<Mark> mark = Mark.of(line);
            if (mark.isPresent() && marks.size() < MOST_MARKS) {
                marks.add(mark.get());
                lastMs = Math.max(lastMs, mark.get().atMs());
            } else if (line.startsWith(BEGAN)) {
                beganMs = began(line);
            }
            if (!line.startsWith("#") && !line.equals(TraceReader.HEADER)) {
                unsound = unsound.andOneAt(name(number, "") + ":" + lines);
            }
            thinned |= line.equals(THINNED);
            start |= line.equals(START);
            synced &= !line.equals(UNSYNCED);
        }

        private static long began(String line) {
            return Began.of(line).map(Instant::toEpochMilli).orElse(0L);
        }
    }
}
