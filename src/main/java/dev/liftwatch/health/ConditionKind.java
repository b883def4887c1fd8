package dev.liftwatch.health;

import static dev.liftwatch.health.ConditionKind.Level.FAULT;
import static dev.liftwatch.health.ConditionKind.Level.NOTE;
import static dev.liftwatch.health.ConditionKind.Level.WARNING;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The registry of everything that {@code status} and {@code doctor} may find, in the order in which it is shown: worst first. A new
 * condition is a new row here and its texts in {@code conditions.properties}, {@code KEY.what} and {@code KEY.do}. What hides what
 * says {@link Folding}.
 */
public enum ConditionKind {
    /** People are in the car, and it is not safe to leave it. */
    TRAPPED_IN_DANGER(Severity.DANGER, FAULT),
    UNINTENDED_MOVEMENT(Severity.DANGER, FAULT),
    MOVING_WITH_DOOR_OPEN(Severity.DANGER, FAULT),
    OVERTRAVEL_TOP(Severity.DANGER, FAULT),
    OVERTRAVEL_BOTTOM(Severity.DANGER, FAULT),
    OVERSPEED(Severity.DANGER, FAULT),

    /** An alarm is open. */
    TRAPPED(Severity.TRAPPED, FAULT),
    /** A suspicion is open; nobody was sent. */
    SUSPECTED(Severity.TRAPPED, FAULT),

    STALL(Severity.FAULT, FAULT),
    RUN_TIME_EXCEEDED(Severity.FAULT, FAULT),
    EMERGENCY_STOP(Severity.FAULT, FAULT),
    STOPPED_OUTSIDE_DOOR_ZONE(Severity.FAULT, FAULT),
    DOOR_OPEN_FAILURE(Severity.FAULT, FAULT),
    DOOR_CLOSE_FAILURE(Severity.FAULT, FAULT),
    DOOR_CYCLING(Severity.FAULT, FAULT),
    DOOR_HELD_OPEN(Severity.FAULT, FAULT),
    POWER_LOST(Severity.FAULT, FAULT),
    POOR_LEVELLING(Severity.FAULT, FAULT),
    INSPECTION_TOO_LONG(Severity.FAULT, WARNING),

    /** Nothing comes from any wire. */
    WIRES_LOST(Severity.WIRE, FAULT),
    WIRE_INVERTED(Severity.WIRE, FAULT),
    WIRE_SWAPPED(Severity.WIRE, FAULT),
    WIRE_STUCK(Severity.WIRE, FAULT),
    WIRE_DEAD(Severity.WIRE, FAULT),
    WIRE_CHATTERING(Severity.WIRE, FAULT),
    WIRE_CONTRADICTORY(Severity.WIRE, FAULT),
    WIRE_LOST(Severity.WIRE, FAULT),
    /** Heights come that no car can have come to. */
    PLACE_LOST(Severity.WIRE, FAULT),
    /** Nothing is read of the wire at this moment; it does not count as lost yet. */
    WIRE_UNREAD(Severity.WIRE, WARNING),

    LINE_MISSING(Severity.LINE, FAULT),
    LINE_SILENT(Severity.LINE, FAULT),
    LINE_GARBLED(Severity.LINE, FAULT),
    LINE_IMPAIRED(Severity.LINE, WARNING),
    LINE_STARTING(Severity.LINE, NOTE),

    /** None of several platforms is reached: it is the network of the box. */
    NETWORK_LOST(Severity.PLATFORM, FAULT),
    PLATFORM_OFFLINE(Severity.PLATFORM, FAULT),
    ALARM_UNANSWERED(Severity.PLATFORM, FAULT),
    SELFTEST_FAILED(Severity.PLATFORM, FAULT),
    REQUESTS_UNREADABLE(Severity.PLATFORM, FAULT),
    MESSAGES_REFUSED(Severity.PLATFORM, FAULT),
    CLIENT_ID_SHARED(Severity.PLATFORM, FAULT),
    UPLINK_QUARANTINED(Severity.PLATFORM, FAULT),
    CERTIFICATE_ENDED(Severity.PLATFORM, FAULT),
    CERTIFICATE_ENDING(Severity.PLATFORM, WARNING),
    REVOCATION_ENDED(Severity.PLATFORM, WARNING),
    REVOCATION_UNUSABLE(Severity.PLATFORM, WARNING),
    REVOCATION_FOREIGN(Severity.PLATFORM, WARNING),
    /** Events are dropped soon if the outage goes on. */
    STORE_FILLING(Severity.PLATFORM, WARNING),
    /** Doctor: the name of a broker cannot be looked up. */
    NAME_UNKNOWN(Severity.PLATFORM, FAULT),
    NAME_SILENT(Severity.PLATFORM, FAULT),
    /** Doctor: nothing accepts a connection at a broker's address. */
    BROKER_UNREACHABLE(Severity.PLATFORM, FAULT),

    /** Alarms of trapped people go to no platform until the wires are proven. */
    NOT_LIVE(Severity.PLATFORM, WARNING),

    AGENT_STOPPED(Severity.BOX, FAULT),
    AGENT_MUTE(Severity.BOX, FAULT),
    CONFIG_WRONG(Severity.BOX, FAULT),
    CONFIG_MISSING(Severity.BOX, FAULT),
    STATE_DISCARDED(Severity.BOX, FAULT),
    BOX_BATTERY_LOW(Severity.BOX, FAULT),
    BOX_ON_BATTERY(Severity.BOX, FAULT),
    DISK_FULL(Severity.BOX, FAULT),
    DISK_UNWRITABLE(Severity.BOX, FAULT),
    /** Messages are in memory alone. */
    STORE_LOST(Severity.BOX, FAULT),
    CLOCK_UNSET(Severity.BOX, WARNING),
    DISK_LOW(Severity.BOX, WARNING),
    STORE_VOLATILE(Severity.BOX, WARNING),
    CONFIG_NOTE(Severity.BOX, WARNING),

    VISIT(Severity.NOTE, NOTE),
    ADVISORY(Severity.NOTE, NOTE),
    NEVER_PROVEN(Severity.NOTE, NOTE),
    REQUESTS_REFUSED(Severity.NOTE, NOTE),
    IN_CLEAR(Severity.NOTE, NOTE);

    /** What a condition means for the exit code. */
    public enum Level {
        /** Something does not work. */
        FAULT,
        /** It works, and will not for ever, or not as well as it could. */
        WARNING,
        /** Nothing is wrong. */
        NOTE;

        /** The word in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Severity severity;
    private final Level level;

    ConditionKind(Severity severity, Level level) {
        this.severity = severity;
        this.level = level;
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }

    /** What it means for the exit code. */
    public Level level() {
        return level;
    }

    /** The word in JSON and the key of its texts, e.g. {@code wire-inverted}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that key; empty for a key of another version. */
    public static Optional<ConditionKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
