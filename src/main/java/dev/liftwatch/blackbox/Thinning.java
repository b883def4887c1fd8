package dev.liftwatch.blackbox;

import dev.liftwatch.signal.Signal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is left of a trace for a look back: every change of a flag, and a number once a second. */
final class Thinning {
    private static final long NUMBER_EVERY_MS = 1000;

    private final Map<Signal, Row> kept = new EnumMap<>(Signal.class);

    /** Whether the line stays. Every line that is not a row stays. */
    boolean keeps(String line) {
        Optional<Row> read = Row.of(line);
        if (read.isEmpty()) {
            return true;
        }
        Row row = read.get();
        Row last = kept.get(row.signal());
        boolean flag = row.signal().isFlag();
        boolean edge = last == null || (flag ? !row.value().equals(last.value()) : row.isLost() != last.isLost());
        if (edge || (!flag && row.tickMs() - last.tickMs() >= NUMBER_EVERY_MS)) {
            kept.put(row.signal(), row);
            return true;
        }
        return false;
    }
}
