package dev.liftwatch.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.serial.ByteLine;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.WallTime;
import dev.liftwatch.wire.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class LineSearchTest {
    private long nowMs;
    private final List<Integer> opened = new ArrayList<>();
    private long written;

    private final Clock clock = new Clock() {
        @Override
        public long tickMs() {
            return nowMs;
        }

        @Override
        public WallTime wall() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long realNanos(long tickDurationMs) {
            return 0;
        }

        @Override
        public void pause(long tickDurationMs) {
            nowMs += tickDurationMs;
        }
    };

    /** A port on which {@code said} comes at that rate, and noise at others. */
    private LineSearch search(int baud, LongFunction<byte[]> said) {
        Random noise = new Random(3);
        return new LineSearch(clock, settings -> {
            opened.add(settings.baud());
            return new ByteLine() {
                @Override
                public byte[] poll() {
                    byte[] bytes = said.apply(nowMs);
                    if (settings.baud() != baud) {
                        noise.nextBytes(bytes);
                    }
                    return bytes;
                }

                @Override
                public void write(byte[] bytes) {
                    written += bytes.length;
                }

                @Override
                public double byteMs() {
                    return 0;
                }

                @Override
                public void close() {}
            };
        });
    }

    @Test
    void aBoardIsFoundWithTheSignalsThatItSays() throws Exception {
        int[] sequence = {0};
        Found.Line found = search(115_200, ms -> sentence(sequence[0]++)).look("/dev/ttyUSB0", false);
        assertEquals("sentence", found.protocol());
        assertEquals(List.of("door_closed", "position_mm"), found.channels());
        assertEquals(List.of(115_200), opened);
        assertEquals(0, written);
    }

    private static byte[] sentence(int sequence) {
        String body = String.format("LW,%03d,door_closed=%d,position_mm=%d", sequence % 1000, sequence % 2, sequence);
        int check = 0;
        for (int i = 0; i < body.length(); i++) {
            check ^= body.charAt(i);
        }
        return String.format("$%s*%02X\r\n", body, check).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aBoardAtAnotherRateIsFoundThere() throws Exception {
        int[] sequence = {0};
        Found.Line found = search(9600, ms -> sentence(sequence[0]++)).look("/dev/ttyUSB0", false);
        assertEquals("sentence", found.protocol());
        assertEquals(9600, found.baud());
    }

    @Test
    void aSilentPortIsLeftSoonAndNothingIsSentToIt() throws Exception {
        Found.Line found = search(115_200, ms -> new byte[0]).look("/dev/ttyUSB0", false);
        assertEquals("silent", found.protocol());
        assertFalse(found.isUnderstood());
        assertEquals(1, opened.size());
        assertEquals(0, written);
        assertTrue(nowMs <= 3000, "after " + nowMs);
    }

    @Test
    void aBusOfTheAgentsOwnMayBeAsked() throws Exception {
        search(115_200, ms -> new byte[0]).look("/dev/ttyUSB0", true);
        assertTrue(written > 0);
    }

    @Test
    void noiseIsNoDeviceAndTheSearchIsBounded() throws Exception {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            nowMs = 0;
            Found.Line found = search(1, ms -> {
                        byte[] bytes = new byte[random.nextInt(40)];
                        random.nextBytes(bytes);
                        return bytes;
                    })
                    .look("/dev/ttyUSB0", false);
            assertEquals("unknown", found.protocol(), "seed " + seed);
            assertTrue(nowMs <= 15_000, "after " + nowMs);
        }
    }

    @Test
    void aPortThatVanishesIsSaidToBeClosed() throws Exception {
        LineSearch search = new LineSearch(clock, settings -> {
            throw new ByteLine.LineException(Trouble.of("port.missing", settings.port()));
        });
        Found.Line found = search.look("/dev/ttyUSB9", false);
        assertEquals("closed", found.protocol());
        assertTrue(found.trouble().contains("/dev/ttyUSB9"));
    }
}
