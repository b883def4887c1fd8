package dev.liftwatch.report;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a message asks of whoever reads it, as its field {@code severity}: the same over all kinds, so that a desk can sort by it. */
public enum Urgency {
    /** People are trapped: send somebody. */
    RESCUE,
    /** Somebody may get hurt: stop the lift. */
    DANGER,
    /** Something is broken: mend it. */
    FAULT,
    /** Somebody is to know it. */
    NOTICE,
    /** It is on record; nobody has to do anything. */
    RECORD;

    private static final String TRAP = "trap";
    private static final Set<String> RECORDS = Set.of("gap", "time-correction", "store-recovered", "selftest");
    private static final Set<String> BREAKS = Set.of("store-lost", "store-full", "state-discarded");
    private static final Set<String> OVER = Set.of("closed", "dismissed");

    /** That of a message with these fields, of which {@code kind} is one. */
    static Urgency of(Map<String, Object> message) {
        String kind = String.valueOf(message.get("kind"));
        String phase = String.valueOf(message.get("phase"));
        if (OVER.contains(phase) || RECORDS.contains(kind)) {
            return RECORD;
        }
        if (kind.equals(TRAP)) {
            return phase.equals("suspected") ? NOTICE : RESCUE;
        }
        if (Boolean.TRUE.equals(message.get("danger"))) {
            return DANGER;
        }
        return message.containsKey("cause") || message.containsKey("reason") || BREAKS.contains(kind) ? FAULT : NOTICE;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
