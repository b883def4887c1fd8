package dev.liftwatch.blackbox;

import dev.liftwatch.signal.Signal;
import java.util.Optional;

/**
 * A row of the black box as it is written. A power cut leaves lines that are none; they are passed over.
 *
 * @param tickMs when, tick
 * @param signal of which signal
 * @param value what was read, {@code -} where it was lost
 */
record Row(long tickMs, Signal signal, String value) {
    private static final String LOST = "-";
    private static final int LONGEST_TICK = 15;

    static Optional<Row> of(String line) {
        int first = line.indexOf(',');
        int second = line.indexOf(',', first + 1);
        boolean digits =
                first > 0 && first <= LONGEST_TICK && line.chars().limit(first).allMatch(c -> c >= '0' && c <= '9');
        if (!digits || second < 0) {
            return Optional.empty();
        }
        String value = line.substring(second + 1);
        if (!value.chars().allMatch(c -> c > ' ' && c <= '~')) {
            return Optional.empty();
        }
        return Signal.of(line.substring(first + 1, second))
                .filter(signal -> isValue(signal, value))
                .map(signal -> new Row(Long.parseLong(line, 0, first, 10), signal, value));
    }

    private static boolean isValue(Signal signal, String value) {
        if (value.equals(LOST)) {
            return true;
        }
        try {
            signal.parse(value);
            return true;
        } catch (IllegalArgumentException torn) {
            return false;
        }
    }

    boolean isLost() {
        return value.equals(LOST);
    }

    Row at(long otherMs) {
        return new Row(otherMs, signal, value);
    }

    Row lostAt(long otherMs) {
        return new Row(otherMs, signal, LOST);
    }

    String line() {
        return tickMs + "," + signal.code() + "," + value;
    }
}
