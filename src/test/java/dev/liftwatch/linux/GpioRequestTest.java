package dev.liftwatch.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is asked of the kernel, byte by byte where it matters. */
class GpioRequestTest {
    private static final long INPUT_BOTH_EDGES = 0b110100;

    /** {@code GPIO_V2_LINE_FLAG_OUTPUT}, and those that only an output can have. */
    private static final long DRIVES = 1 << 3 | 1 << 6 | 1 << 7;

    /** {@code GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES}. */
    private static final int DRIVEN_LEVELS = 2;

    private static final int CONFIG = 64 * 4 + 32;
    private static final int ATTRIBUTES = CONFIG + 32;

    private static GpioRequest.Line line(int offset, GpioBias bias) {
        return new GpioRequest.Line(offset, bias);
    }

    private static long at(MemorySegment request, long offset) {
        return request.get(ValueLayout.JAVA_LONG, offset);
    }

    @Test
    void linesAreAskedForAsInputsWithBothEdgesTheirBiasAndTheirDebounce() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = new GpioRequest(
                            List.of(line(17, GpioBias.PULL_UP), line(4, GpioBias.AS_IS), line(27, GpioBias.PULL_UP)),
                            5000)
                    .written(arena);
            assertEquals(17, request.getAtIndex(ValueLayout.JAVA_INT, 0));
            assertEquals(4, request.getAtIndex(ValueLayout.JAVA_INT, 1));
            assertEquals(27, request.getAtIndex(ValueLayout.JAVA_INT, 2));
            assertEquals("liftwatch", request.getString(64 * 4));
            assertEquals(INPUT_BOTH_EDGES, at(request, CONFIG));
            assertEquals(2, GpioLayout.number(request.asSlice(CONFIG), GpioLayout.LINE_CONFIG, "num_attrs"));
            assertEquals(INPUT_BOTH_EDGES | 1 << 8, at(request, ATTRIBUTES + 8));
            assertEquals(0b101, at(request, ATTRIBUTES + 16));
            assertEquals(3, request.get(ValueLayout.JAVA_INT, ATTRIBUTES + 24));
            assertEquals(5000, at(request, ATTRIBUTES + 24 + 8));
            assertEquals(0b111, at(request, ATTRIBUTES + 24 + 16));
            assertEquals(3, GpioLayout.number(request, GpioLayout.LINE_REQUEST, "num_lines"));
            assertEquals(1024, GpioLayout.number(request, GpioLayout.LINE_REQUEST, "event_buffer_size"));
        }
    }

    @Test
    void whateverIsAskedForNoLineIsEverDriven() {
        Random random = new Random(17);
        List<GpioBias> biases = List.of(GpioBias.values());
        for (int trial = 0; trial < 2000; trial++) {
            List<GpioRequest.Line> lines = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(GpioRequest.MOST_LINES); i++) {
                lines.add(line(random.nextInt(200), biases.get(random.nextInt(biases.size()))));
            }
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment request = new GpioRequest(lines, random.nextInt(3) * 1000).written(arena);
                assertEquals(INPUT_BOTH_EDGES, at(request, CONFIG));
                int attributes = GpioLayout.number(request.asSlice(CONFIG), GpioLayout.LINE_CONFIG, "num_attrs");
                for (int i = 0; i < attributes; i++) {
                    int id = request.get(ValueLayout.JAVA_INT, ATTRIBUTES + i * 24L);
                    long flags = id == GpioLayout.ATTRIBUTE_FLAGS ? at(request, ATTRIBUTES + i * 24L + 8) : 0;
                    assertEquals(0, flags & DRIVES, "attribute " + i + " of " + lines);
                    assertEquals(id == DRIVEN_LEVELS, false, "attribute " + i + " of " + lines);
                }
            }
        }
    }

    @Test
    void allSixtyFourLinesOfARequestAreMeant() {
        List<GpioRequest.Line> lines = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            lines.add(line(i, GpioBias.PULL_DOWN));
        }
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(-1L, at(new GpioRequest(lines, 0).written(arena), ATTRIBUTES + 16));
        }
        lines.add(line(64, GpioBias.PULL_DOWN));
        assertThrows(IllegalArgumentException.class, () -> new GpioRequest(lines, 0));
        assertThrows(IllegalArgumentException.class, () -> new GpioRequest(List.of(), 0));
    }
}
