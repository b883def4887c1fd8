package dev.liftwatch.linux;

import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The structures of {@code <linux/gpio.h>}, version 2, under the names that they and their fields have there. A test compares every
 * size, offset and number with the header of the machine that builds.
 */
final class GpioLayout {
    /** {@code GPIO_MAX_NAME_SIZE}, the closing zero included. */
    static final int NAME_BYTES = 32;

    /** {@code GPIO_V2_LINES_MAX}: most lines of one request. */
    static final int MOST_LINES = 64;

    /** {@code GPIO_V2_LINE_NUM_ATTRS_MAX}. */
    static final int MOST_ATTRIBUTES = 10;

    static final long FLAG_USED = 1;
    static final long FLAG_INPUT = 1 << 2;
    static final long FLAG_EDGE_RISING = 1 << 4;
    static final long FLAG_EDGE_FALLING = 1 << 5;
    static final long FLAG_BIAS_PULL_UP = 1 << 8;
    static final long FLAG_BIAS_PULL_DOWN = 1 << 9;
    static final long FLAG_BIAS_DISABLED = 1 << 10;

    static final int ATTRIBUTE_FLAGS = 1;
    static final int ATTRIBUTE_DEBOUNCE = 3;

    static final int EVENT_RISING = 1;

    static final StructLayout CHIP_INFO =
            struct("gpiochip_info", text("name"), text("label"), JAVA_INT.withName("lines"));

    static final StructLayout LINE_VALUES =
            struct("gpio_v2_line_values", JAVA_LONG.withName("bits"), JAVA_LONG.withName("mask"));

    /** {@code flags} stands for the whole union; the debounce period begins where it does. */
    static final StructLayout LINE_ATTRIBUTE = struct(
            "gpio_v2_line_attribute",
            JAVA_INT.withName("id"),
            JAVA_INT.withName("padding"),
            JAVA_LONG.withName("flags"));

    static final StructLayout CONFIG_ATTRIBUTE =
            struct("gpio_v2_line_config_attribute", LINE_ATTRIBUTE.withName("attr"), JAVA_LONG.withName("mask"));

    static final StructLayout LINE_CONFIG = struct(
            "gpio_v2_line_config",
            JAVA_LONG.withName("flags"),
            JAVA_INT.withName("num_attrs"),
            sequenceLayout(5, JAVA_INT).withName("padding"),
            sequenceLayout(MOST_ATTRIBUTES, CONFIG_ATTRIBUTE).withName("attrs"));

    static final StructLayout LINE_REQUEST = struct(
            "gpio_v2_line_request",
            sequenceLayout(MOST_LINES, JAVA_INT).withName("offsets"),
            text("consumer"),
            LINE_CONFIG.withName("config"),
            JAVA_INT.withName("num_lines"),
            JAVA_INT.withName("event_buffer_size"),
            sequenceLayout(5, JAVA_INT).withName("padding"),
            JAVA_INT.withName("fd"));

    static final StructLayout LINE_INFO = struct(
            "gpio_v2_line_info",
            text("name"),
            text("consumer"),
            JAVA_INT.withName("offset"),
            JAVA_INT.withName("num_attrs"),
            JAVA_LONG.withName("flags"),
            sequenceLayout(MOST_ATTRIBUTES, LINE_ATTRIBUTE).withName("attrs"),
            sequenceLayout(4, JAVA_INT).withName("padding"));

    static final StructLayout LINE_EVENT = struct(
            "gpio_v2_line_event",
            JAVA_LONG.withName("timestamp_ns"),
            JAVA_INT.withName("id"),
            JAVA_INT.withName("offset"),
            JAVA_INT.withName("seqno"),
            JAVA_INT.withName("line_seqno"),
            sequenceLayout(6, JAVA_INT).withName("padding"));

    /** All of them, for the test. */
    static final List<StructLayout> ALL = List.of(
            CHIP_INFO, LINE_VALUES, LINE_ATTRIBUTE, CONFIG_ATTRIBUTE, LINE_CONFIG, LINE_REQUEST, LINE_INFO, LINE_EVENT);

    private GpioLayout() {}

    private static StructLayout struct(String name, MemoryLayout... fields) {
        return MemoryLayout.structLayout(fields).withName(name);
    }

    private static MemoryLayout text(String name) {
        return sequenceLayout(NAME_BYTES, JAVA_BYTE).withName(name);
    }

    static long offset(StructLayout of, String field) {
        return of.byteOffset(MemoryLayout.PathElement.groupElement(field));
    }

    /** Text of at most {@link #NAME_BYTES}, ended by a zero or by the field's end. */
    static String text(MemorySegment in, StructLayout of, String field) {
        byte[] bytes = in.asSlice(offset(of, field), NAME_BYTES).toArray(JAVA_BYTE);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    static int number(MemorySegment in, StructLayout of, String field) {
        return in.get(JAVA_INT, offset(of, field));
    }

    static long wide(MemorySegment in, StructLayout of, String field) {
        return in.get(JAVA_LONG, offset(of, field));
    }
}
