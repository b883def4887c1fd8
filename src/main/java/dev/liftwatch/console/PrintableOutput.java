package dev.liftwatch.console;

import dev.liftwatch.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Set;

/**
 * What commands print to, the last defence of a terminal: whatever a view has overlooked, no character but a line end does anything
 * there. What we write to steer the terminal goes another way, {@link #unfiltered} and {@link #frame}.
 */
public final class PrintableOutput extends PrintWriter {
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_ROW = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";
    private static final String INVERSE = "\u001b[7m";
    private static final String PLAIN = "\u001b[0m";

    /** No terminal has wider rows, characters. */
    private static final int LONGEST_ROW = 1000;

    private final PrintWriter unfiltered;

    /**
     * An output in front of another one.
     *
     * @param flushes whether it is flushed after each line
     */
    public PrintableOutput(Writer raw, boolean flushes) {
        super(new Filter(raw), flushes);
        unfiltered = new PrintWriter(raw, flushes);
    }

    /** The one that belongs to {@code out}. */
    public static PrintableOutput of(PrintWriter out) {
        return out instanceof PrintableOutput printable ? printable : new PrintableOutput(out, true);
    }

    /** Where texts of our own go, such as help with its emphasis; nothing from outside may be among them. */
    public PrintWriter unfiltered() {
        return unfiltered;
    }

    /**
     * Brings the terminal to show a frame from its first row on, over the frame before.
     *
     * @param lines none wider than the terminal
     * @param marked which of them stand out
     */
    public void frame(List<String> lines, Set<Integer> marked) {
        flush();
        StringBuilder frame = new StringBuilder(HOME);
        for (int i = 0; i < lines.size(); i++) {
            String line = Printable.line(lines.get(i), LONGEST_ROW);
            frame.append(marked.contains(i) ? INVERSE + line + PLAIN : line)
                    .append(REST_OF_ROW)
                    .append("\r\n");
        }
        unfiltered.print(frame.append(REST_OF_SCREEN));
        unfiltered.flush();
    }

    private static final class Filter extends Writer {
        private static final char NONE = 0;

        private final Writer raw;

        /** The first half of a character whose second half comes with the next piece. */
        private char half = NONE;

        Filter(Writer raw) {
            this.raw = raw;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            StringBuilder out = new StringBuilder(length + 16);
            for (int i = from; i < from + length; i++) {
                char c = text[i];
                if (half != NONE && Character.isLowSurrogate(c)) {
                    append(out, Character.toCodePoint(half, c));
                    half = NONE;
                    continue;
                }
                spillHalf(out);
                if (Character.isHighSurrogate(c)) {
                    half = c;
                } else {
                    append(out, c);
                }
            }
            raw.write(out.toString());
        }

        private void spillHalf(StringBuilder out) {
            if (half != NONE) {
                append(out, half);
                half = NONE;
            }
        }

        private static void append(StringBuilder out, int codePoint) {
            if (codePoint == '\n' || Printable.isPrintable(codePoint)) {
                out.appendCodePoint(codePoint);
            } else {
                out.append(Printable.number(codePoint));
            }
        }

        @Override
        public void flush() throws IOException {
            raw.flush();
        }

        @Override
        public void close() throws IOException {
            raw.close();
        }
    }
}
