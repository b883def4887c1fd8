package dev.liftwatch.cli;

import dev.liftwatch.health.ConditionKind;
import java.util.Locale;

/** The parts of a box and its lift that {@code doctor} looks at, in the order in which it tells of them. */
enum Section {
    CONFIG,
    AGENT,
    LIFT,
    WIRES,
    LINES,
    PLATFORMS,
    CLOCK,
    DISK;

    /** The word in JSON. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where a condition of that kind is told. */
    static Section of(ConditionKind kind) {
        return switch (kind) {
            case CONFIG_WRONG, CONFIG_MISSING, CONFIG_NOTE -> CONFIG;
            case CLOCK_UNSET -> CLOCK;
            case DISK_FULL, DISK_LOW, DISK_UNWRITABLE, STORE_LOST, STORE_VOLATILE -> DISK;
            case NEVER_PROVEN, REQUESTS_REFUSED, IN_CLEAR -> PLATFORMS;
            case VISIT, ADVISORY -> LIFT;
            default ->
                switch (kind.severity()) {
                    case DANGER, TRAPPED, FAULT -> LIFT;
                    case WIRE -> WIRES;
                    case LINE -> LINES;
                    case PLATFORM -> PLATFORMS;
                    case BOX, NOTE -> AGENT;
                };
        };
    }
}
