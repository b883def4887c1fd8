package dev.liftwatch.blackbox;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a trace row by row: CSV in UTF-8, plain or gzipped. Nothing is guessed; the first bad row ends it. */
public final class TraceReader {
    static final String HEADER = "t_ms,signal,value";

    /** Past this no trace can reach: three hundred years in milliseconds. */
    private static final long LATEST_MS = 10_000_000_000_000L;

    /** The decoder's replacement for bytes that are not text; an error of its own would come before the line is known. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private static final int LAST_ASCII = 0x7F;
    private static final Pattern DECIMALS = Pattern.compile("-?[0-9]+\\.[0-9]+");
    private static final Pattern SCIENTIFIC = Pattern.compile("-?[0-9]+(\\.[0-9]+)?[eE][+-]?[0-9]+");

    private final Path file;
    private final RowSink sink;
    private long line;
    private boolean headerSeen;

    /** Where an empty line stands; only more of them may follow, as editors and spreadsheets leave them at the end. */
    private long blankLine;

    private long lastMs;
    private Signal lastSignal;
    private Optional<Instant> began = Optional.empty();

    /** Takes the rows as they come. */
    @FunctionalInterface
    public interface RowSink {
        /**
         * Takes a row.
         *
         * @throws SilenceException where what happens by itself since the row before is too much to be worked out
         */
        void row(long tMs, Reading reading) throws SilenceException;
    }

    /** More happens by itself between two rows than anybody waits for. */
    public static final class SilenceException extends Exception {
        private static final long serialVersionUID = 1;

        private final long fromMs;
        private final long most;

        /**
         * Too much since a row.
         *
         * @param fromMs the time of the row before
         * @param most how many timers fire at most between two rows
         */
        SilenceException(long fromMs, long most) {
            super("more than " + most + " timers");
            this.fromMs = fromMs;
            this.most = most;
        }
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
        try (BoundedLines lines = TraceBytes.open(file)) {
            for (String text = lines.next(); text != null; text = lines.next()) {
                line++;
                take(text);
            }
        } catch (BoundedLines.TooLongException tooLong) {
            throw new TraceException(file, line + 1, "long-line", BoundedLines.LONGEST);
        } catch (java.io.EOFException | java.util.zip.ZipException damaged) {
            throw new TraceException(
                    file, line + 1, "damaged", Objects.requireNonNullElse(damaged.getMessage(), "it ends"));
        }
        if (!headerSeen) {
            throw new TraceException(file, line + 1, "header-missing", HEADER);
        }
        return began;
    }

    private void take(String written) throws TraceException {
        if (written.indexOf(NOT_UTF_8) >= 0) {
            throw bad("not-utf8");
        }
        if (headerSeen && TraceLine.isBlank(written)) {
            blankLine = blankLine == 0 ? line : blankLine;
            return;
        }
        if (blankLine > 0) {
            throw new TraceException(file, blankLine, "blank");
        }
        String text = TraceLine.plain(written).orElseThrow(() -> bad("quote", written));
        if (text.startsWith("#")) {
            anchor(text);
        } else if (!headerSeen) {
            header(text);
        } else {
            row(text);
        }
    }

    private void header(String text) throws TraceException {
        // A line of Excel for Excel: which sign separates the fields.
        if (text.equals("sep=,")) {
            return;
        }
        if (!text.equals(HEADER)) {
            throw strange(text).orElseGet(() -> bad("header", text, HEADER));
        }
        headerSeen = true;
    }

    private void anchor(String text) throws TraceException {
        if (text.startsWith(Began.LINE)) {
            began = Began.of(text);
            if (began.isEmpty()) {
                throw bad("anchor", text, Began.EARLIEST, Began.LATEST);
            }
        }
    }

    private void row(String text) throws TraceException {
        int first = text.indexOf(',');
        int second = text.indexOf(',', first + 1);
        if (first < 0 || second < 0 || text.indexOf(',', second + 1) >= 0) {
            throw strange(text).orElseGet(() -> bad("fields", text, HEADER));
        }
        long atMs = time(text, first);
        if (atMs < lastMs) {
            throw bad("backward", lastMs, atMs);
        }
        lastMs = atMs;
        try {
            sink.row(atMs, reading(signal(text, first + 1, second), text, second + 1));
        } catch (SilenceException tooLong) {
            throw bad("silence", tooLong.fromMs, atMs, tooLong.most);
        }
    }

    /** What another program or an input method has made of the commas. */
    private Optional<TraceException> strange(String text) {
        for (String separator : List.of(";", "\t")) {
            if (text.contains(separator)) {
                return Optional.of(bad("semicolon", text, separator.isBlank() ? "TAB" : separator, HEADER));
            }
        }
        return text.codePoints()
                .filter(c -> c > LAST_ASCII)
                .boxed()
                .findFirst()
                .map(sign -> bad("sign", text, Character.toString(sign), "U+%04X".formatted(sign), HEADER));
    }

    /** The signal named there. Rows of one signal usually follow each other, so the last one is tried first. */
    private Signal signal(String text, int from, int to) throws TraceException {
        if (lastSignal != null && lastSignal.code().length() == to - from && text.startsWith(lastSignal.code(), from)) {
            return lastSignal;
        }
        String name = text.substring(from, to);
        lastSignal = Signal.of(name).orElse(null);
        if (lastSignal == null) {
            throw strange(name).orElseGet(() -> bad("signal", name));
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
        String found = text.substring(0, end);
        return strange(found).orElseGet(() -> bad("time" + shape(found), found, LATEST_MS));
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
            throw strange(value).orElseGet(() -> badValue(signal, value));
        }
    }

    private TraceException badValue(Signal signal, String value) {
        String shape = signal.type() == Signal.Type.DECIMAL ? "" : shape(value);
        return bad(
                "value" + shape,
                signal.code(),
                value,
                new TraceException.Words(
                        "values." + signal.type().name().toLowerCase(Locale.ROOT), Signal.LARGEST_INTEGER));
    }

    /** What a spreadsheet has made of a whole number, as the end of a key. */
    private static String shape(String found) {
        if (SCIENTIFIC.matcher(found).matches()) {
            return "-scientific";
        }
        return DECIMALS.matcher(found).matches() ? "-decimals" : "";
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

    private TraceException bad(String key, Object... arguments) {
        return new TraceException(file, line, key, arguments);
    }
}
