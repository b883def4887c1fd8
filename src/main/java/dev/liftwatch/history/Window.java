package dev.liftwatch.history;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a drawing shows, cut into columns.
 *
 * @param from its beginning
 * @param to its end, later
 */
record Window(Instant from, Instant to) {
    /** Columns of a drawing: finer than a phone shows and a printer needs. */
    static final int COLUMNS = 800;

    /** How long it lasts, ms; at least 1. */
    long lengthMs() {
        return Math.max(1, Duration.between(from, to).toMillis());
    }

    /** The column that a time falls into; one outside falls into the first or last. */
    int column(Instant at) {
        return Math.clamp(Duration.between(from, at).toMillis() * COLUMNS / lengthMs(), 0, COLUMNS - 1);
    }

    /** Where a time stands, per cent from the left. */
    double percent(Instant at) {
        return Math.clamp(Duration.between(from, at).toMillis() * 100.0 / lengthMs(), 0, 100);
    }
}
