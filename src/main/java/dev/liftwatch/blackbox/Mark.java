package dev.liftwatch.blackbox;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A decision about one incident, as it is recorded between the readings.
 *
 * @param atMs when it was decided, tick
 * @param sinceMs since when what it is about holds, tick
 * @param kind {@code trap}, or the kind of another incident
 * @param phase what was decided, e.g. {@code raised}
 * @param incident the incident's id
 * @param particulars the cause or the signal, empty where there is none
 */
public record Mark(long atMs, long sinceMs, String kind, String phase, String incident, String particulars) {
    private static final String BEGIN = "# decided=";
    private static final int FEWEST_FIELDS = 5;

    /** Codes, ids and numbers, all of them ours; anything else was written by somebody else, or is torn. */
    private static final Pattern WORD = Pattern.compile("[!-~]{1,200}");

    /** The kind of an incident with people in a car they cannot leave. */
    static final String TRAP = "trap";

    boolean isTrap() {
        return kind.equals(TRAP);
    }

    Mark movedBy(long ms) {
        return new Mark(atMs + ms, sinceMs + ms, kind, phase, incident, particulars);
    }

    /** As a comment of a trace. */
    String line() {
        String about = particulars.isEmpty() ? "" : " " + particulars;
        return BEGIN + atMs + " " + sinceMs + " " + kind + " " + phase + " " + incident + about;
    }

    /** The mark that a line of a trace is, if it is one. */
    static Optional<Mark> of(String line) {
        if (!line.startsWith(BEGIN)) {
            return Optional.empty();
        }
        String[] fields = line.substring(BEGIN.length()).split(" ", -1);
        if (fields.length < FEWEST_FIELDS
                || fields.length > FEWEST_FIELDS + 1
                || !Arrays.stream(fields).allMatch(field -> WORD.matcher(field).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mark(
                    Long.parseLong(fields[0]),
                    Long.parseLong(fields[1]),
                    fields[2],
                    fields[3],
                    fields[4],
                    fields.length > FEWEST_FIELDS ? fields[5] : ""));
        } catch (NumberFormatException torn) {
            return Optional.empty();
        }
    }
}
