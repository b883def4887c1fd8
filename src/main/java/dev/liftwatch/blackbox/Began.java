package dev.liftwatch.blackbox;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The wall time at the beginning of a trace, as its comment {@code # began=} says it. */
final class Began {
    static final String LINE = "# began=";

    /** A time outside these bounds cannot belong to a lift; calendars and differences of times need not cope with it. */
    static final Instant EARLIEST = Instant.EPOCH;

    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Began() {}

    /** The time that the comment says; nothing where it is none, or none of a calendar. */
    static Optional<Instant> of(String line) {
        try {
            return Optional.of(Instant.parse(line.substring(LINE.length()).strip()))
                    .filter(at -> !at.isBefore(EARLIEST) && !at.isAfter(LATEST));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
