package dev.liftwatch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Signal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is wrong with a line is told from its bytes, taken apart by a receiver that is set as an installer has set it. */
class LineDiagnosisTest {
    private static final int[] BAUDS = {4800, 9600, 19_200, 38_400, 57_600, 115_200};
    private static final int FRAMES = 40;

    /** A device that talks by itself. */
    private record Talker(String name, int baud, Supplier<Decoder> decoder, List<byte[]> frames) {}

    private static List<Talker> talkers() {
        List<byte[]> encoder = new ArrayList<>();
        List<byte[]> longer = new ArrayList<>();
        List<byte[]> board = new ArrayList<>();
        SentenceEncoder sentences = new SentenceEncoder();
        for (int i = 0; i < FRAMES; i++) {
            int steps = 12_000 + 37 * i;
            byte[] position = {(byte) (steps >> 16), (byte) (steps >> 8), (byte) steps};
            encoder.add(new byte[] {2, position[0], position[1], position[2], 3, 0, 13});
            longer.add(new byte[] {2, position[0], position[1], position[2], 1, 44, 3, 0, 13});
            board.addAll(sentences.encode(
                    Map.of(Signal.DOOR_CLOSED, (long) (i % 2), Signal.RUNNING, 1L, Signal.MAINS_OK, 1L)));
        }
        return List.of(
                new Talker("short encoder frames", 9600, () -> new ElgoDecoder(BigDecimal.ONE), encoder),
                new Talker("long encoder frames", 19_200, () -> new ElgoDecoder(BigDecimal.ONE), longer),
                new Talker("a sensor board", 115_200, SentenceDecoder::new, board));
    }

    /** One portion a frame, as a line that rests between them is looked at. */
    private static String diagnosed(Talker talker, int receiverBaud, boolean swapped) {
        Receiver receiver = new Receiver(talker.baud, receiverBaud, swapped);
        Decoder decoder = talker.decoder.get();
        LineDiagnosis diagnosis = new LineDiagnosis();
        long nowMs = 0;
        for (byte[] frame : talker.frames) {
            byte[] bytes = receiver.receives(frame);
            decoder.feed(bytes, bytes.length);
            diagnosis.looked(bytes, decoder.counters(), nowMs);
            nowMs += 40;
        }
        assertEquals(0, decoder.counters().frames(), "no frame is good on a line that is set wrongly");
        return diagnosis.whyNoFrames().text();
    }

    @Test
    void aReceiverThatIsSetAsTheSenderIsReceivesWhatWasSent() {
        for (Talker talker : talkers()) {
            for (byte[] frame : talker.frames) {
                assertEquals(
                        new String(frame, StandardCharsets.ISO_8859_1),
                        new String(
                                new Receiver(talker.baud, talker.baud, false).receives(frame),
                                StandardCharsets.ISO_8859_1));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> swappedWiresAreToldFromTheWrongSpeed() {
        return talkers().stream()
                .map(talker -> DynamicTest.dynamicTest(talker.name, () -> {
                    String said = diagnosed(talker, talker.baud, true);
                    assertTrue(said.contains("swapped"), said);
                }));
    }

    @TestFactory
    Stream<DynamicTest> theWrongSpeedIsToldFromSwappedWires() {
        return talkers().stream()
                .flatMap(talker -> java.util.Arrays.stream(BAUDS)
                        .filter(baud -> baud != talker.baud)
                        .mapToObj(baud -> DynamicTest.dynamicTest(talker.name + " received at " + baud, () -> {
                            String said = diagnosed(talker, baud, false);
                            assertTrue(said.contains("baud rate"), said);
                        })));
    }

    @Test
    void aDeviceThatSpeaksAnotherLanguageIsToldFromAWrongSpeed() {
        LineDiagnosis diagnosis = new LineDiagnosis();
        byte[] gps = "$GPGGA,101500.00,,,,,0,00,99.99,,,,,,*66\r\n".getBytes(StandardCharsets.US_ASCII);
        diagnosis.looked(gps, LineCounters.ZERO, 0);
        assertTrue(
                diagnosis.whyNoFrames().text().contains("another protocol"),
                diagnosis.whyNoFrames().text());
    }

    /** Every fifth sentence meets another talker's in the middle. */
    @Test
    void twoTalkersOnOneLineAreNamed() {
        Talker board = talkers().getLast();
        SentenceDecoder decoder = new SentenceDecoder();
        LineDiagnosis diagnosis = new LineDiagnosis();
        int count = 0;
        for (byte[] frame : board.frames) {
            byte[] met = frame.clone();
            if (count++ % 5 == 0) {
                met[12] ^= 0x15;
            }
            decoder.feed(met, met.length);
            diagnosis.looked(met, decoder.counters(), 1000L * count);
        }
        String said = diagnosis.whyDamaged(decoder.counters()).text();
        assertTrue(said.contains("a second device talks on this line"), said);
    }

    @Test
    void aFrameDamagedNowAndThenIsNoSecondTalkerAndIsForgotten() {
        LineDiagnosis diagnosis = new LineDiagnosis();
        LineCounters now = LineCounters.ZERO;
        for (int second = 0; second < 600; second++) {
            now = new LineCounters(now.frames() + 10, second / 60, 0, 0, 0, 0);
            diagnosis.looked(new byte[] {1, 2, 3}, now, 1000L * second);
            assertEquals("", diagnosis.whyDamaged(now).text());
        }
    }

    /** One in eight, now a little more and now a little less: it is said once, not by turns. */
    @Test
    void aLineAboutTheLimitIsNotGoodAndBadByTurns() {
        LineDiagnosis diagnosis = new LineDiagnosis();
        LineCounters now = LineCounters.ZERO;
        int turns = 0;
        boolean said = false;
        for (int second = 0; second < 600; second++) {
            int bad = second % 40 < 20 ? 2 : 1;
            now = new LineCounters(now.frames() + 10, now.badChecks() + bad, 0, 0, 0, 0);
            diagnosis.looked(new byte[] {1, 2, 3}, now, 1000L * second);
            boolean says = !diagnosis.whyDamaged(now).isNone();
            turns += says == said ? 0 : 1;
            said = says;
        }
        assertEquals(1, turns);
    }

    @Test
    void aSecondTalkerThatIsGoneIsForgotten() {
        LineDiagnosis diagnosis = new LineDiagnosis();
        LineCounters now = LineCounters.ZERO;
        for (int second = 0; second < 30; second++) {
            now = new LineCounters(now.frames() + 2, now.badChecks() + 2, 0, 0, 0, 0);
            diagnosis.looked(new byte[] {1, 2, 3}, now, 1000L * second);
        }
        assertFalse(diagnosis.whyDamaged(now).text().isEmpty());
        for (int second = 30; second < 60; second++) {
            now = new LineCounters(now.frames() + 4, now.badChecks(), 0, 0, 0, 0);
            diagnosis.looked(new byte[] {1, 2, 3}, now, 1000L * second);
        }
        assertEquals("", diagnosis.whyDamaged(now).text());
    }
}
