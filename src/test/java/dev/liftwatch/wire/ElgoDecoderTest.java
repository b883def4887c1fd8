package dev.liftwatch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The stream of an absolute encoder without a check sum: only the shape of its frames says where they begin. */
class ElgoDecoderTest {
    private static final BigDecimal HUNDREDTHS = new BigDecimal("0.01");

    private final ElgoDecoder decoder = new ElgoDecoder(HUNDREDTHS);

    private static byte[] frame(int steps) {
        return new byte[] {2, (byte) (steps >> 16), (byte) (steps >> 8), (byte) steps, 3, 0, 13};
    }

    private static byte[] frame(int steps, int speed) {
        return new byte[] {
            2, (byte) (steps >> 16), (byte) (steps >> 8), (byte) steps, (byte) (speed >> 8), (byte) speed, 3, 0, 13
        };
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private List<String> feed(byte[]... portions) {
        List<String> said = new ArrayList<>();
        for (byte[] portion : portions) {
            decoder.feed(portion, portion.length)
                    .forEach(value ->
                            said.add(value.channel() + "=" + value.value().toPlainString()));
        }
        return said;
    }

    @Test
    void readsAPositionInHundredthsOfAMillimetre() {
        // As ELGO writes it down: 02h, three bytes of position, 03h 00h 0Dh.
        byte[] written = {0x02, 0x12, (byte) 0xD6, 0x44, 0x03, 0x00, 0x0D};
        assertEquals(List.of("position_mm=12345.000", "position_mm=12345.000"), feed(written, written));
        assertEquals(2, decoder.counters().frames());
    }

    @Test
    void readsSpeedOfBothDirectionsWhereItIsSentToo() {
        assertEquals(
                List.of("position_mm=10.000", "speed_mm_s=1500", "position_mm=9.990", "speed_mm_s=-1500"),
                feed(frame(1000, 1500), frame(999, -1500)));
    }

    @Test
    void oneFrameAloneMayBeAnything() {
        assertEquals(List.of(), feed(frame(1000)));
        assertEquals(List.of("position_mm=10.000", "position_mm=10.010"), feed(frame(1001)));
    }

    @Test
    void readsTheSameFromEveryPartitionOfTheBytes() {
        for (byte[] whole : List.of(
                joined(frame(0x020300), frame(0x03000D), frame(0x0D0203)),
                joined(frame(0x020300, 0x0200), frame(0x03000D, 0x0D02), frame(0x0D0203, 0x0300)))) {
            List<String> atOnce = new ArrayList<>();
            new ElgoDecoder(HUNDREDTHS).feed(whole, whole.length).forEach(v -> atOnce.add(v.toString()));
            for (int first = 0; first <= whole.length; first++) {
                for (int second = first; second <= whole.length; second++) {
                    List<String> parts = new ArrayList<>();
                    ElgoDecoder split = new ElgoDecoder(HUNDREDTHS);
                    split.feed(java.util.Arrays.copyOf(whole, first), first).forEach(v -> parts.add(v.toString()));
                    split.feed(java.util.Arrays.copyOfRange(whole, first, second), second - first)
                            .forEach(v -> parts.add(v.toString()));
                    split.feed(java.util.Arrays.copyOfRange(whole, second, whole.length), whole.length - second)
                            .forEach(v -> parts.add(v.toString()));
                    assertEquals(atOnce, parts);
                }
            }
            assertEquals(whole.length > 21 ? 6 : 3, atOnce.size());
        }
    }

    @Test
    void aTruncatedFrameCostsTheFramesUntilTwoFitTogetherAgainAndNothingIsMadeUp() {
        for (int kept = 0; kept < 7; kept++) {
            ElgoDecoder cut = new ElgoDecoder(HUNDREDTHS);
            byte[] stream = joined(
                    frame(100),
                    frame(101),
                    java.util.Arrays.copyOf(frame(102), kept),
                    frame(103),
                    frame(104),
                    frame(105));
            List<BigDecimal> positions = cut.feed(stream, stream.length).stream()
                    .map(ChannelValue::value)
                    .toList();
            assertEquals(
                    List.of("1.000", "1.010", "1.030", "1.040", "1.050"),
                    positions.stream().map(BigDecimal::toPlainString).toList(),
                    "cut after " + kept);
            assertEquals(kept == 0 ? 0 : 1, cut.counters().resyncs());
        }
    }

    @Test
    void noiseBetweenFramesIsSkippedAndCounted() {
        feed(frame(100), frame(101));
        byte[] noise = {2, 2, 3, 0, 13, 2, 99};
        assertEquals(List.of("position_mm=1.020", "position_mm=1.030"), feed(noise, frame(102), frame(103)));
        assertEquals(noise.length, decoder.counters().noiseBytes());
        assertEquals(1, decoder.counters().resyncs());
    }

    @Test
    void aLineThatWasOpenedAnewBeginsWithNoise() {
        feed(frame(100), frame(101), java.util.Arrays.copyOf(frame(102), 4));
        decoder.reset();
        assertEquals(List.of("position_mm=5.000", "position_mm=5.010"), feed(frame(500), frame(501)));
        assertEquals(4, decoder.counters().noiseBytes());
    }

    @Test
    void randomBytesAreAlmostNeverTwoFramesInARow() {
        Random random = new Random(7);
        byte[] bytes = new byte[2_000_000];
        random.nextBytes(bytes);
        assertEquals(List.of(), feed(bytes));
        decoder.reset();
        assertEquals(bytes.length, decoder.counters().noiseBytes());
    }
}
