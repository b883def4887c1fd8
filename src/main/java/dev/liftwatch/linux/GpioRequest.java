package dev.liftwatch.linux;

import static dev.liftwatch.linux.GpioLayout.CONFIG_ATTRIBUTE;
import static dev.liftwatch.linux.GpioLayout.LINE_ATTRIBUTE;
import static dev.liftwatch.linux.GpioLayout.LINE_CONFIG;
import static dev.liftwatch.linux.GpioLayout.LINE_REQUEST;
import static dev.liftwatch.linux.GpioLayout.offset;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Lines to be read together, every one as an input that tells both edges.
 *
 * @param lines 1 to {@value #MOST_LINES} of them, none twice
 * @param debounceUs for how long a level must hold before the kernel tells of it, microseconds; 0 for at once
 */
public record GpioRequest(List<Line> lines, int debounceUs) {
    /** So many lines can be read together. */
    public static final int MOST_LINES = GpioLayout.MOST_LINES;

    /** So many edges the kernel keeps for a reader that is late: a tenth of a second of a contact that chatters at 10 kHz. */
    static final int KEPT_EDGES = 1024;

    static final String CONSUMER = "liftwatch";

    private static final long INPUT =
            GpioLayout.FLAG_INPUT | GpioLayout.FLAG_EDGE_RISING | GpioLayout.FLAG_EDGE_FALLING;

    /**
     * One of them.
     *
     * @param offset its number on the chip
     * @param bias the resistor that holds it
     */
    public record Line(int offset, GpioBias bias) {}

    /** A request that the kernel can take. */
    public GpioRequest {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("1 to " + MOST_LINES + " lines, not " + lines.size());
        }
        if (debounceUs < 0) {
            throw new IllegalArgumentException("a debounce of " + debounceUs + " µs");
        }
    }

    /** As {@code struct gpio_v2_line_request}. */
    MemorySegment written(Arena arena) {
        MemorySegment request = arena.allocate(LINE_REQUEST);
        for (int i = 0; i < lines.size(); i++) {
            request.setAtIndex(JAVA_INT, i, lines.get(i).offset());
        }
        request.setString(offset(LINE_REQUEST, "consumer"), CONSUMER);
        request.set(JAVA_INT, offset(LINE_REQUEST, "num_lines"), lines.size());
        request.set(JAVA_INT, offset(LINE_REQUEST, "event_buffer_size"), KEPT_EDGES);
        MemorySegment config = request.asSlice(offset(LINE_REQUEST, "config"), LINE_CONFIG);
        config.set(JAVA_LONG, offset(LINE_CONFIG, "flags"), INPUT);
        int attributes = 0;
        for (GpioBias bias : GpioBias.values()) {
            long mask = mask(bias);
            if (bias != GpioBias.AS_IS && mask != 0) {
                attribute(config, attributes++, GpioLayout.ATTRIBUTE_FLAGS, INPUT | bias.flag(), mask);
            }
        }
        if (debounceUs > 0) {
            attribute(config, attributes++, GpioLayout.ATTRIBUTE_DEBOUNCE, debounceUs, mask(null));
        }
        config.set(JAVA_INT, offset(LINE_CONFIG, "num_attrs"), attributes);
        return request;
    }

    /** The lines with that bias as bits, all of them for null. */
    private long mask(GpioBias bias) {
        long mask = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (bias == null || lines.get(i).bias() == bias) {
                mask |= 1L << i;
            }
        }
        return mask;
    }

    private static void attribute(MemorySegment config, int index, int id, long value, long mask) {
        MemorySegment attribute =
                config.asSlice(offset(LINE_CONFIG, "attrs") + index * CONFIG_ATTRIBUTE.byteSize(), CONFIG_ATTRIBUTE);
        attribute.set(JAVA_INT, offset(LINE_ATTRIBUTE, "id"), id);
        long union = offset(LINE_ATTRIBUTE, "flags");
        if (id == GpioLayout.ATTRIBUTE_DEBOUNCE) {
            attribute.set(JAVA_INT, union, Math.toIntExact(value));
        } else {
            attribute.set(JAVA_LONG, union, value);
        }
        attribute.set(JAVA_LONG, offset(CONFIG_ATTRIBUTE, "mask"), mask);
    }
}
