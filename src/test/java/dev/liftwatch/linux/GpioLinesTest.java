package dev.liftwatch.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls of the C library on files that answer as a request for lines does. */
class GpioLinesTest {
    @TempDir
    Path folder;

    private static int[] pipe() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            assertEquals(0, LibC.pipe(ends));
            return ends.toArray(ValueLayout.JAVA_INT);
        }
    }

    private static void event(ByteBuffer file, long nanos, int id, int offset, int lineSequence) {
        file.putLong(nanos).putInt(id).putInt(offset).putInt(999).putInt(lineSequence);
        file.position(file.position() + 24);
    }

    @Test
    void edgesAreReadAsTheKernelWritesThem() throws Exception {
        long nowNanos = SystemClock.monotonicNanos();
        ByteBuffer bytes = ByteBuffer.allocate(3 * 48).order(ByteOrder.nativeOrder());
        event(bytes, nowNanos - 3_000_000_000L, 1, 27, 1);
        event(bytes, nowNanos - 2_000_000_000L, 2, 4, -1);
        event(bytes, nowNanos + 60_000_000_000L, 2, 27, 2);
        Path file = Files.write(folder.resolve("events"), bytes.array());
        try (GpioLines lines = new GpioLines("chip", LibC.open(file.toString()), new int[] {4, 27})) {
            List<GpioEdge> edges = lines.await(1000);
            assertEquals(3, edges.size());
            assertEquals(new GpioEdge(1, true, 1, edges.getFirst().ageNanos()), edges.getFirst());
            assertEquals(new GpioEdge(0, false, -1, edges.get(1).ageNanos()), edges.get(1));
            assertEquals(new GpioEdge(1, false, 2, 0), edges.get(2), "no edge is younger than now");
            long ageMs = edges.getFirst().ageNanos() / 1_000_000;
            assertTrue(ageMs >= 3000 && ageMs < 13_000, ageMs + " ms old");
            assertEquals(List.of(), lines.await(0));
        }
    }

    @Test
    void aReaderThatWaitsIsWokenAtOnceAndForEver() throws Exception {
        int[] never = pipe();
        AtomicReference<GpioLines> waiting = new AtomicReference<>();
        AtomicReference<List<GpioEdge>> came = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try (GpioLines lines = new GpioLines("chip", never[0], new int[] {0})) {
                waiting.set(lines);
                came.set(lines.await(60_000));
                came.set(lines.await(60_000));
            } catch (GpioException gone) {
                throw new IllegalStateException(gone);
            }
        });
        reader.start();
        Awaitility.await("it waits").atMost(Duration.ofSeconds(10)).until(() -> waiting.get() != null);
        reader.join(200);
        assertTrue(reader.isAlive(), "nothing has come");
        waiting.get().wake();
        reader.join(5000);
        assertFalse(reader.isAlive());
        assertEquals(List.of(), came.get());
        waiting.get().wake();
        LibC.close(never[1]);
    }

    @Test
    void aRequestWhoseOtherEndIsGoneHasVanished() {
        int[] ends = pipe();
        LibC.close(ends[1]);
        try (GpioLines lines = new GpioLines("pcf8574", ends[0], new int[] {0})) {
            assertEquals(
                    "pcf8574 is gone: was it unplugged, or its driver removed?",
                    assertThrows(GpioException.class, () -> lines.await(1000)).getMessage());
        }
    }

    @Test
    void whatIsNoRequestHasNoLevels() throws Exception {
        Path file = Files.createFile(folder.resolve("plain"));
        try (GpioLines lines = new GpioLines("chip", LibC.open(file.toString()), new int[] {0})) {
            assertEquals(
                    "lines of chip cannot be read: error " + LibC.ENOTTY,
                    assertThrows(GpioException.class, lines::levels).getMessage());
        }
    }

    @Test
    void nothingThatWasOpenedStaysOpen() throws Exception {
        long before = descriptors();
        for (int i = 0; i < 50; i++) {
            int[] ends = pipe();
            LibC.close(ends[1]);
            try (GpioLines lines = new GpioLines("chip", ends[0], new int[] {0})) {
                assertThrows(GpioException.class, () -> lines.await(0));
            }
            assertThrows(GpioException.class, () -> GpioChip.open("/dev/null"));
        }
        long after = descriptors();
        assertTrue(after < before + 20, before + " open files before, " + after + " after");
    }

    private static long descriptors() throws Exception {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
