package dev.liftwatch.blackbox;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads a trace row by row: CSV in UTF-8, plain or gzipped. Nothing is guessed; the first bad row ends it. */
public final class TraceReader {
    static final String HEADER = "t_ms,signal,value";
    private static final String BEGAN = "# began=";

    /** A line longer than this is no row of a trace. */
    private static final int LONGEST_LINE = 1000;

    /** Past this no trace can reach: three hundred years in milliseconds. */
    private static final long LATEST_MS = 10_000_000_000_000L;

    /** What the decoder puts for bytes that are no text; an error of its own would come before the line is known. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private final Path file;
    private final RowSink sink;
    private long line;
    private boolean headerSeen;
    private long lastMs;
    private Signal lastSignal;
    private Optional<Instant> began = Optional.empty();

    /** Takes the rows as they come. */
    @FunctionalInterface
    public interface RowSink {
        void row(long tMs, Reading reading);
    }

    private TraceReader(Path file, RowSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /**
     * Reads {@code file} to its end.
     *
     * @return the wall time at its beginning, where it says so
     * @throws TraceException for a malformed row, header or anchor
     * @throws IOException where the file cannot be read
     */
    public static Optional<Instant> read(Path file, RowSink sink) throws TraceException, IOException {
        return new TraceReader(file, sink).read();
    }

    private Optional<Instant> read() throws TraceException, IOException {
        try (BufferedReader lines = open()) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                take(text);
            }
        } catch (java.io.EOFException | java.util.zip.ZipException damaged) {
            throw new TraceException(file, line + 1, "the file is damaged here: " + damaged.getMessage());
        }
        if (!headerSeen) {
            throw new TraceException(file, line + 1, "the header \"" + HEADER + "\" is missing");
        }
        return began;
    }

    private BufferedReader open() throws IOException {
        InputStream bytes = Files.newInputStream(file);
        if (file.getFileName().toString().endsWith(".gz")) {
            bytes = new GZIPInputStream(bytes, 1 << 16);
        }
        return new BufferedReader(
                new InputStreamReader(
                        bytes, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)),
                1 << 16);
    }

    private void take(String text) throws TraceException {
        if (text.length() > LONGEST_LINE) {
            throw bad("a line of " + text.length() + " characters, allowed are " + LONGEST_LINE);
        }
        if (text.indexOf(NOT_UTF_8) >= 0) {
            throw bad("the line is not UTF-8");
        }
        if (text.startsWith("#")) {
            anchor(text);
        } else if (!headerSeen) {
            if (!text.equals(HEADER)) {
                throw bad("found \"" + text + "\", the header must be \"" + HEADER + "\"");
            }
            headerSeen = true;
        } else {
            row(text);
        }
    }

    private void anchor(String text) throws TraceException {
        if (text.startsWith(BEGAN)) {
            try {
                began = Optional.of(Instant.parse(text.substring(BEGAN.length()).strip()));
            } catch (DateTimeParseException notATime) {
                throw bad("found \"" + text + "\", the anchor is written like # began=2026-11-23T08:15:02.114Z");
            }
        }
    }

    private void row(String text) throws TraceException {
        int first = text.indexOf(',');
        int second = text.indexOf(',', first + 1);
        if (first < 0 || second < 0 || text.indexOf(',', second + 1) >= 0) {
            throw bad("found \"" + text + "\", a row has three fields: " + HEADER);
        }
        long atMs = time(text, first);
        if (atMs < lastMs) {
            throw bad("time goes back from " + lastMs + " to " + atMs + " ms");
        }
        lastMs = atMs;
        sink.row(atMs, reading(signal(text, first + 1, second), text, second + 1));
    }

    /** The signal named there. Rows of one signal mostly follow each other, so the last one is tried first. */
    private Signal signal(String text, int from, int to) throws TraceException {
        if (lastSignal != null && lastSignal.code().length() == to - from && text.startsWith(lastSignal.code(), from)) {
            return lastSignal;
        }
        String name = text.substring(from, to);
        lastSignal = Signal.of(name).orElse(null);
        if (lastSignal == null) {
            throw bad("no signal is called \"" + name + "\"");
        }
        return lastSignal;
    }

    private long time(String text, int end) throws TraceException {
        long value = 0;
        for (int i = 0; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > LATEST_MS) {
                throw badTime(text, end);
            }
            value = value * 10 + digit;
        }
        if (end == 0 || value > LATEST_MS) {
            throw badTime(text, end);
        }
        return value;
    }

    private TraceException badTime(String text, int end) {
        return bad("t_ms is \"" + text.substring(0, end) + "\", allowed are whole milliseconds from 0 to " + LATEST_MS);
    }

    private Reading reading(Signal signal, String text, int from) throws TraceException {
        if (signal.type() == Signal.Type.INTEGER) {
            long whole = shortWhole(text, from);
            if (whole >= 0) {
                return Reading.of(signal, whole);
            }
        }
        String value = text.substring(from);
        if (value.equals("-")) {
            return Reading.lost(signal);
        }
        try {
            return Reading.of(signal, signal.parse(value));
        } catch (IllegalArgumentException badValue) {
            throw bad(badValue.getMessage());
        }
    }

    /** The number that up to nine digits write, or -1 where there is anything else: that is read with more care. */
    private static long shortWhole(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > 9) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private TraceException bad(String problem) {
        return new TraceException(file, line, problem);
    }
}
