package dev.liftwatch.blackbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/**
 * The lines of a text, each no longer than a row or a comment of a trace: three gigabytes without a line end, which a few kilobytes of gzip
 * unpack to, are never in memory. Lines end with LF, CR or both.
 */
final class BoundedLines implements Closeable {
    /** Longest line that can be a row of a trace, in characters. */
    static final int LONGEST = 1000;

    private static final int END = -1;

    private final Reader in;
    private final char[] buffer = new char[1 << 14];
    private final StringBuilder line = new StringBuilder();
    private int next;
    private int filled;
    private boolean afterReturn;

    /** A line longer than {@link #LONGEST}. What follows it is not read. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;

        TooLongException() {
            super("a line of more than " + LONGEST + " characters");
        }
    }

    BoundedLines(Reader in) {
        this.in = in;
    }

    /**
     * The next line without its end; null where there is none.
     *
     * @throws TooLongException where it is longer than any line of a trace
     */
    String next() throws IOException {
        line.setLength(0);
        boolean any = false;
        for (int c = read(); c != END; c = read()) {
            boolean secondOfEnd = afterReturn && c == '\n';
            afterReturn = false;
            if (secondOfEnd) {
                continue;
            }
            if (c == '\n' || c == '\r') {
                afterReturn = c == '\r';
                return line.toString();
            }
            any = true;
            if (line.length() == LONGEST) {
                throw new TooLongException();
            }
            line.append((char) c);
        }
        return any ? line.toString() : null;
    }

    private int read() throws IOException {
        if (next == filled) {
            filled = in.read(buffer, 0, buffer.length);
            next = 0;
            if (filled < 0) {
                filled = 0;
                return END;
            }
        }
        return buffer[next++];
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
