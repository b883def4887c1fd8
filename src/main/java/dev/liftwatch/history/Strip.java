package dev.liftwatch.history;

import dev.liftwatch.signal.Signal;
import java.time.Instant;
import java.util.Arrays;

/**
 * What one wire said within a window, a column at a time, however many readings there were: the least and the greatest of each column,
 * and whether it was unknown in it.
 */
final class Strip {
    private final Signal signal;
    private final Window window;
    private final long[] least = new long[Window.COLUMNS];
    private final long[] greatest = new long[Window.COLUMNS];
    private final boolean[] known = new boolean[Window.COLUMNS];
    private final boolean[] unknown = new boolean[Window.COLUMNS];
    private Long value;
    private int column;
    private int changes;

    Strip(Signal signal, Window window) {
        this.signal = signal;
        this.window = window;
        Arrays.fill(least, Long.MAX_VALUE);
        Arrays.fill(greatest, Long.MIN_VALUE);
    }

    Signal signal() {
        return signal;
    }

    /** A reading, null where the wire was lost. They come in the order of time. */
    void take(Instant at, Long read) {
        int to = window.column(at);
        fill(to);
        if (value != null && read != null && !value.equals(read)) {
            changes++;
        }
        value = read;
        mark(to);
    }

    /** Nothing was read after this. */
    void end(Instant at) {
        fill(window.column(at));
        mark(window.column(at));
    }

    private void fill(int to) {
        while (column < to) {
            mark(column);
            column++;
        }
    }

    private void mark(int at) {
        if (value == null) {
            unknown[at] = true;
        } else {
            known[at] = true;
            least[at] = Math.min(least[at], value);
            greatest[at] = Math.max(greatest[at], value);
        }
    }

    /** How often it said something else than before. */
    int changes() {
        return changes;
    }

    boolean isKnown(int at) {
        return known[at];
    }

    /** Whether nothing was known of it for some of a column, and nothing drawn would show it. */
    boolean isUnknown(int at) {
        return unknown[at] && !known[at];
    }

    long least(int at) {
        return least[at];
    }

    long greatest(int at) {
        return greatest[at];
    }

    /** The least of all; the greatest possible where nothing is known. */
    long least() {
        return Arrays.stream(least).min().orElse(Long.MAX_VALUE);
    }

    /** The greatest of all; the least possible where nothing is known. */
    long greatest() {
        return Arrays.stream(greatest).max().orElse(Long.MIN_VALUE);
    }

    /**
     * A line through the columns, as data of an SVG path, that leaves gaps where nothing is known.
     *
     * @param lowest what is drawn at the bottom
     * @param highest what is drawn at the top
     * @param height of the drawing
     */
    String path(long lowest, long highest, int height) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        long beforeLeast = 0;
        long beforeGreatest = 0;
        int from = 0;
        for (int x = 0; x < Window.COLUMNS; x++) {
            if (!known[x]) {
                if (drawing) {
                    path.append('H').append(x);
                }
                drawing = false;
                continue;
            }
            boolean same =
                    drawing && least[x] == beforeLeast && greatest[x] == beforeGreatest && least[x] == greatest[x];
            if (!same) {
                int low = y(least[x], lowest, highest, height);
                int high = y(greatest[x], lowest, highest, height);
                path.append(drawing ? (x > from ? "H" + x : "") + "V" + low : "M" + x + " " + low);
                if (high != low) {
                    path.append('V').append(high);
                }
                from = x;
            }
            beforeLeast = least[x];
            beforeGreatest = greatest[x];
            drawing = true;
        }
        return path.append(drawing ? "H" + Window.COLUMNS : "").toString();
    }

    private static int y(long value, long lowest, long highest, int height) {
        return (int) (height - Math.round((value - lowest) * (double) height / Math.max(1, highest - lowest)));
    }
}
