package dev.liftwatch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.signal.Signal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceDecoderTest {
    private static final ChannelValue POSITION = new ChannelValue("position_mm", new BigDecimal("-1520"));
    private static final ChannelValue CLOSED = new ChannelValue("door_closed", new BigDecimal("1"));
    private static final ChannelValue LOST = new ChannelValue("occupied", null);

    private final SentenceDecoder decoder = new SentenceDecoder();

    private static byte[] sentence(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        return ("$" + body + "*" + SentenceDecoder.checksum(bytes, 0, bytes.length) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What is read of the same sentence again and again: each as the first one of a line. */
    private List<ChannelValue> feedAnew(byte[]... portions) {
        decoder.reset();
        decoder.feed(sentence("LW,500,x=1"), sentence("LW,500,x=1").length);
        return feed(portions);
    }

    private List<ChannelValue> feed(byte[]... portions) {
        List<ChannelValue> values = new ArrayList<>();
        for (byte[] portion : portions) {
            values.addAll(decoder.feed(portion, portion.length));
        }
        return values;
    }

    @Test
    void readsASentenceThatWasWrittenDownByHand() {
        byte[] written = "$LW,007,door_closed=1,occupied=-*45\r\n".getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                "$LW,007,door_closed=1,occupied=-*45\r\n",
                new String(sentence("LW,007,door_closed=1,occupied=-"), StandardCharsets.US_ASCII));
        assertEquals(List.of(CLOSED, LOST), feed(written));
    }

    @Test
    void readsTheSameFromEveryPartitionOfTheBytes() {
        byte[] whole = sentence("LW,001,position_mm=-1520,door_closed=1");
        for (int cut = 0; cut <= whole.length; cut++) {
            byte[] head = java.util.Arrays.copyOf(whole, cut);
            byte[] tail = java.util.Arrays.copyOfRange(whole, cut, whole.length);
            assertEquals(List.of(POSITION, CLOSED), feedAnew(head, tail), "cut after byte " + cut);
        }
        assertEquals(0, decoder.counters().noiseBytes());
    }

    @Test
    void aSentenceCutOffAnywhereSaysNothingAndTheNextIsReadWhole() {
        byte[] whole = sentence("LW,001,position_mm=-1520");
        for (int cut = 1; cut < whole.length; cut++) {
            assertEquals(List.of(POSITION), feedAnew(java.util.Arrays.copyOf(whole, cut), whole));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\r\r\n"})
    void aSentenceMayEndAsTheBoardLikes(String end) {
        for (int i = 0; i < 100; i++) {
            String written = new String(sentence(String.format("LW,%03d,door_closed=1", i)), StandardCharsets.US_ASCII);
            assertEquals(List.of(CLOSED), feed((written.strip() + end).getBytes(StandardCharsets.US_ASCII)));
        }
        assertEquals(100, decoder.counters().frames());
        assertEquals(0, decoder.counters().badChecks());
    }

    @Test
    void aCheckSumInLowerCaseIsRead() {
        for (int i = 0; i < 100; i++) {
            String written = new String(sentence(String.format("LW,%03d,door_closed=1", i)), StandardCharsets.US_ASCII);
            int star = written.indexOf('*');
            String lower = written.substring(0, star) + written.substring(star).toLowerCase(java.util.Locale.ROOT);
            assertEquals(List.of(CLOSED), feed(lower.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    @Test
    void aBoardWhoseSentencesAreTooLongIsToldSo() {
        for (int i = 0; i < 5; i++) {
            feed(sentence(String.format("LW,%03d", i) + ",position_mm=123456789012".repeat(8)));
        }
        assertTrue(decoder.trouble().text().contains("more than 200 bytes"));
        feed(sentence("LW,005,door_closed=1"));
        assertEquals("", decoder.trouble().text());
    }

    @Test
    void aSentenceOfExactlyTheLongestIsRead() {
        String body = "LW,001,door_closed=1" + ",aa=1111111111".repeat(12) + ",bb=11";
        assertEquals(SentenceDecoder.LONGEST, sentence(body).length);
        assertEquals(CLOSED, feed(sentence(body)).getFirst());
    }

    @Test
    void noiseBetweenSentencesIsSkippedAndCounted() {
        assertEquals(
                List.of(CLOSED, LOST),
                feed(
                        new byte[] {0, (byte) 255, 'x'},
                        sentence("LW,001,door_closed=1"),
                        new byte[] {'$', '$', 'q'},
                        sentence("LW,002,occupied=-")));
        assertEquals(6, decoder.counters().noiseBytes());
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] whole = sentence("LW,001,position_mm=-1520,door_closed=1");
        for (int bit = 0; bit < (whole.length - 2) * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertEquals(List.of(), feed(damaged), "bit " + bit);
        }
        assertEquals(0, decoder.counters().frames());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LW,01,door_closed=1",
                "LW,001",
                "LW,001,door_closed",
                "LW,001,door_closed=",
                "LW,001,door_closed=yes",
                "LW,001,door_closed=1,",
                "LW,001,Door=1",
                "XX,001,door_closed=1",
                "LW,001,position_mm=1e5",
                "LW,001,position_mm=0x10"
            })
    void aSentenceThatSaysSomethingNotAllowedIsDiscardedWholeAndCounted(String body) {
        assertEquals(List.of(), feed(sentence(body)));
        assertEquals(1, decoder.counters().malformed());
    }

    @Test
    void gapsInTheSequenceAreCountedAcrossItsEnd() {
        feed(sentence("LW,998,door_closed=1"), sentence("LW,999,door_closed=1"), sentence("LW,003,door_closed=1"));
        assertEquals(3, decoder.counters().gaps());
    }

    @Test
    void aSentenceLongerThanAllowedIsNoise() {
        String tooLong = "LW,001" + ",position_mm=123456789012".repeat(8);
        assertEquals(List.of(), feed(sentence(tooLong)));
        assertEquals(0, decoder.counters().frames());
        assertEquals(List.of(CLOSED), feed(sentence("LW,002,door_closed=1")));
    }

    @Test
    void aMegabyteOfRandomBytesNeverThrowsAndNeverPassesTheCheck() {
        Random random = new Random(7);
        byte[] alphabet = "$LW,0123456789=*\r\n-abcdef_".getBytes(StandardCharsets.US_ASCII);
        byte[] chunk = new byte[1024];
        for (int i = 0; i < 1024; i++) {
            for (int k = 0; k < chunk.length; k++) {
                chunk[k] = random.nextBoolean() ? alphabet[random.nextInt(alphabet.length)] : (byte) random.nextInt();
            }
            decoder.feed(chunk, chunk.length);
        }
        assertEquals(0, decoder.counters().frames());
        assertTrue(decoder.counters().noiseBytes() > 500_000);
    }

    @Test
    void readsWhatTheEncoderWritesHoweverManySignalsThereAre() {
        Map<Signal, Long> values = new LinkedHashMap<>();
        for (Signal signal : Signal.values()) {
            values.put(signal, signal.isFlag() ? 1L : 1000L);
        }
        values.put(Signal.DIRECTION, -1L);
        List<ChannelValue> read = new ArrayList<>();
        for (byte[] sentence : new SentenceEncoder().encode(values)) {
            assertTrue(sentence.length <= SentenceDecoder.LONGEST);
            read.addAll(feed(sentence));
        }
        assertEquals(
                List.of(Signal.values()).stream().map(Signal::code).toList(),
                read.stream().map(ChannelValue::channel).toList());
        assertEquals(0, decoder.counters().gaps());
    }
}
