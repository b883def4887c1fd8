package dev.liftwatch.signal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every signal that an installation may wire, by the name it has in device.toml, in traces and in messages. Flags are 1
 * as named; polarity belongs to the source and has been applied before a value gets here.
 */
public enum Signal {
    DOOR_CLOSED(Type.FLAG),
    DOOR2_CLOSED(Type.FLAG),
    DOOR_OPEN(Type.FLAG),
    DOOR2_OPEN(Type.FLAG),
    DOOR_ZONE(Type.FLAG),
    LEVEL_UPPER(Type.FLAG),
    LEVEL_LOWER(Type.FLAG),
    /** Height of the car floor above the reference, mm. */
    POSITION_MM(Type.INTEGER),
    /** Signed car speed in mm/s, up positive. */
    SPEED_MM_S(Type.INTEGER),
    /** Index into the floor table, the lowest landing is 0. */
    FLOOR(Type.INTEGER),
    RUNNING(Type.FLAG),
    /** Commanded direction: -1 down, 0 none, 1 up. */
    DIRECTION(Type.DIRECTION),
    STALL(Type.FLAG),
    OCCUPIED(Type.FLAG),
    /** Car load, kg. */
    LOAD_KG(Type.INTEGER),
    ALARM_BUTTON(Type.FLAG),
    INSPECTION(Type.FLAG),
    FIRE_SERVICE(Type.FLAG),
    EARTHQUAKE(Type.FLAG),
    SAFETY_CHAIN(Type.FLAG),
    MAINS_OK(Type.FLAG),
    LIMIT_TOP(Type.FLAG),
    LIMIT_BOTTOM(Type.FLAG),
    UPS_ON_BATTERY(Type.FLAG),
    UPS_BATTERY_LOW(Type.FLAG),
    /** Machine-room temperature; its value is kept in thousandths of a degree Celsius. */
    MACHINE_ROOM_TEMP_C(Type.DECIMAL);

    /** What values a signal takes. */
    public enum Type {
        /** 0 or 1. */
        FLAG,
        /** A whole number within plus or minus {@link Signal#LARGEST_INTEGER}. */
        INTEGER,
        /** -1, 0 or 1. */
        DIRECTION,
        /** A number with up to three decimals, kept in thousandths. */
        DECIMAL
    }

    /** The largest magnitude an integer signal may have: a thousand kilometres in millimetres. */
    public static final long LARGEST_INTEGER = 1_000_000_000L;

    private static final Map<String, Signal> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Signal::code, Function.identity()));

    private final Type type;
    private final String code;

    Signal(Type type) {
        this.type = type;
        this.code = name().toLowerCase(Locale.ROOT);
    }

    /** The name in files and messages, e.g. {@code door_closed}. */
    public String code() {
        return code;
    }

    public Type type() {
        return type;
    }

    /** Whether this signal is 0 or 1. */
    public boolean isFlag() {
        return type == Type.FLAG;
    }

    /** Whether a value ages by itself: numbers do, flags and the direction hold until their source says otherwise. */
    public boolean ages() {
        return type == Type.INTEGER || type == Type.DECIMAL;
    }

    /** The signal of that name, if there is one. */
    public static Optional<Signal> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The unit of its values, empty where they have none. */
    public Optional<String> unit() {
        return Optional.ofNullable(
                switch (this) {
                    case POSITION_MM -> "mm";
                    case SPEED_MM_S -> "mm/s";
                    case LOAD_KG -> "kg";
                    case MACHINE_ROOM_TEMP_C -> "Cel";
                    default -> null;
                });
    }

    /**
     * The value that {@code text} writes, in this signal's unit (thousandths for decimals).
     *
     * @throws IllegalArgumentException with what was found and what is allowed
     */
    public long parse(String text) {
        return switch (type) {
            case FLAG -> oneOf(text, "0", "1");
            case DIRECTION -> oneOf(text, "-1", "0", "1");
            case INTEGER -> integer(text);
            case DECIMAL -> decimal(text);
        };
    }

    /** The inverse of {@link #parse}. */
    public String format(long value) {
        return type == Type.DECIMAL
                ? BigDecimal.valueOf(value, 3).stripTrailingZeros().toPlainString()
                : Long.toString(value);
    }

    private long oneOf(String text, String... allowed) {
        if (!Arrays.asList(allowed).contains(text)) {
            throw new IllegalArgumentException(
                    code + " is \"" + text + "\", allowed are " + String.join(", ", allowed) + " and - (lost)");
        }
        return Long.parseLong(text);
    }

    private long integer(String text) {
        try {
            long value = Long.parseLong(text);
            if (Math.abs(value) <= LARGEST_INTEGER) {
                return value;
            }
        } catch (NumberFormatException notAnInteger) {
            // Answered below, together with numbers out of range.
        }
        throw new IllegalArgumentException(code + " is \"" + text
                + "\", allowed are whole numbers within plus or minus " + LARGEST_INTEGER + " and - (lost)");
    }

    private long decimal(String text) {
        try {
            BigDecimal value = new BigDecimal(text);
            if (value.abs().compareTo(BigDecimal.valueOf(LARGEST_INTEGER)) <= 0) {
                return value.movePointRight(3).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException notADecimal) {
            // Answered below, together with numbers out of range.
        }
        throw new IllegalArgumentException(
                code + " is \"" + text + "\", allowed are numbers with up to three decimals and - (lost)");
    }
}
