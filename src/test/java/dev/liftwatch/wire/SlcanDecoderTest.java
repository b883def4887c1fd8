package dev.liftwatch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CANopen encoders behind an adapter that must not say a word on the lift's bus. */
class SlcanDecoderTest {
    private static final CanProfile LIFT = new CanProfile(0x18C, CanProfile.Layout.CIA417, new BigDecimal("0.5"));
    private static final CanProfile ENCODER = new CanProfile(0x184, CanProfile.Layout.DS406, BigDecimal.ONE);

    private final SlcanDecoder decoder = new SlcanDecoder(LIFT, 250);
    private long nowMs;

    private static List<String> feed(SlcanDecoder decoder, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return decoder.feed(bytes, bytes.length).stream()
                .map(value -> value.channel() + "=" + value.value().toPlainString())
                .toList();
    }

    /** What is said to an adapter that answers every command so, up to the time. */
    private List<String> told(SlcanDecoder to, long untilMs, java.util.function.UnaryOperator<String> answer) {
        List<String> said = new ArrayList<>();
        for (; nowMs < untilMs; nowMs += 20) {
            String command = new String(to.toSend(nowMs), StandardCharsets.ISO_8859_1);
            if (!command.isEmpty()) {
                said.add(command);
                feed(to, answer.apply(command));
            }
        }
        return said;
    }

    @Test
    void readsThePositionOfTheLiftProfile() {
        assertEquals(List.of("position_mm=12345.000"), feed(decoder, "t18C472600000\r"));
    }

    @Test
    void readsPositionAndSpeedOfTheEncoderProfile() {
        SlcanDecoder encoder = new SlcanDecoder(ENCODER, 250);
        assertEquals(List.of("position_mm=12345.000", "speed_mm_s=-500"), feed(encoder, "t18463930000" + "00CFE\r"));
    }

    @Test
    void aTimeStampBehindTheFrameIsNoPartOfIt() {
        assertEquals(List.of("position_mm=12345.000"), feed(decoder, "t18C4726000001A2B\r"));
    }

    @Test
    void readsTheSameFromEveryPartitionOfTheBytes() {
        String whole = "t18C472600000\rt18C473600000\r";
        for (int first = 0; first <= whole.length(); first++) {
            SlcanDecoder split = new SlcanDecoder(LIFT, 250);
            List<String> parts = new ArrayList<>(feed(split, whole.substring(0, first)));
            parts.addAll(feed(split, whole.substring(first)));
            assertEquals(List.of("position_mm=12345.000", "position_mm=12345.500"), parts);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t18C47260000\r",
                "t18C4726000000\r",
                "t18C97260000000000000\r",
                "t18Cx72600000\r",
                "t18C4726000Q0\r",
                "t18\r",
                "t18C472600000t18C\r",
                "x18C472600000\r",
                "t18C472600000t18C472600000t18C472600000\r"
            })
    void whatIsNoFrameIsNoiseAndTheNextOneIsRead(String noise) {
        assertEquals(List.of(), feed(decoder, noise));
        assertEquals(List.of("position_mm=12345.000"), feed(decoder, "t18C472600000\r"));
        assertEquals(1, decoder.counters().frames());
        assertTrue(decoder.counters().noiseBytes() > 0);
    }

    @Test
    void aFrameOfTheEncoderThatIsTooShortIsMalformed() {
        assertEquals(List.of(), feed(decoder, "t18C27260\r"));
        assertEquals(1, decoder.counters().malformed());
    }

    @Test
    void framesOfOthersAreNamedWhereTheEncoderIsNotHeard() {
        feed(decoder, "t701105\rT00000184472600000\rr18C4\rt184472600000\r");
        assertEquals(
                "frames come on the bus, but none of the encoder's 18Ch: seen are 184h, 18Ch, 701h; see can_id",
                decoder.trouble().text());
        feed(decoder, "t18C472600000\r");
        assertEquals("", decoder.trouble().text());
    }

    @Test
    void theAdapterIsToldItsBitRateAndToListenAndNothingElse() {
        decoder.reset();
        assertEquals(List.of("\rC\r", "S5\r", "L\r"), told(decoder, 3000, command -> "\r"));
        assertEquals(List.of(), told(decoder, 600_000, command -> "\r"));
    }

    @Test
    void anAdapterThatIsClosedAlreadyAndSaysSoIsToldAllTheSame() {
        decoder.reset();
        assertEquals(List.of("\rC\r", "S5\r", "L\r"), told(decoder, 3000, c -> c.equals("\rC\r") ? "\u0007" : "\r"));
    }

    @Test
    void theAnswerToTheReturnBeforeTheCloseIsNotTakenForThatToTheClose() {
        decoder.reset();
        decoder.toSend(0);
        feed(decoder, "\r");
        assertEquals(0, decoder.toSend(20).length);
        feed(decoder, "\u0007");
        nowMs = 40;
        assertEquals(List.of("S5\r", "L\r"), told(decoder, 3000, command -> "\r"));
    }

    @Test
    void anAdapterThatAnswersNothingIsToldAllTheSame() {
        decoder.reset();
        assertEquals(List.of("\rC\r", "S5\r", "L\r"), told(decoder, 2000, command -> ""));
        feed(decoder, "t18C472600000\r");
        assertEquals(List.of(), told(decoder, 60_000, command -> ""));
        assertEquals("", decoder.trouble().text());
    }

    @Test
    void anAdapterThatAnswersNothingAndHandsOnNothingIsNamedAndNeverOpenedOtherwise() {
        decoder.reset();
        assertEquals(List.of("\rC\r", "S5\r", "L\r", "V\r"), told(decoder, 600_000, command -> ""));
        assertTrue(
                decoder.trouble().text().contains("may not know L"),
                decoder.trouble().text());
    }

    @Test
    void anAdapterWithTheFirmwareOfCanableIsOpenedInItsSilentMode() {
        decoder.reset();
        List<String> said =
                told(decoder, 10_000, c -> c.equals("V\r") ? "b158aa7 github.com/normaldotcom/canable2-fw.git\r" : "");
        assertEquals(List.of("\rC\r", "S5\r", "L\r", "V\r", "\rC\r", "S5\r", "M1\r", "O\r"), said);
        assertEquals(List.of("position_mm=12345.000"), feed(decoder, "t18C472600000\r"));
        assertEquals("", decoder.trouble().text());
    }

    /** The same hardware with firmware of others, whose M is an acceptance filter and whose O joins the bus. */
    @Test
    void anotherFirmwareOfTheSameHardwareIsNeverOpened() {
        decoder.reset();
        List<String> said = told(decoder, 60_000, c -> c.equals("V\r") ? "1 github.com/other/canable2-fw.git\r" : "");
        assertEquals(List.of("\rC\r", "S5\r", "L\r", "V\r"), said);
        assertTrue(
                decoder.trouble().text().contains("may not know L"),
                decoder.trouble().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0007", "\r"})
    void anAdapterThatAnswersTheOrderToBeSilentIsNotTheStockFirmwareAndIsNotOpened(String answer) {
        decoder.reset();
        List<String> said = told(
                decoder, 10_000, c -> c.equals("V\r") ? "1 normaldotcom/canable-fw\r" : c.equals("M1\r") ? answer : "");
        assertTrue(said.contains("M1\r"));
        assertTrue(said.stream().noneMatch(command -> command.startsWith("O")));
    }

    @Test
    void linesThatEndWithALineFeedAsWellAreRead() {
        decoder.reset();
        assertEquals(List.of("\rC\r", "S5\r", "L\r"), told(decoder, 3000, command -> "\r\n"));
        assertEquals(
                List.of("position_mm=12345.000", "position_mm=12345.500"),
                feed(decoder, "t18C472600000\r\nt18C473600000\r\n"));
        assertEquals(List.of("position_mm=12345.000"), feed(decoder, "t18C472600000\n"));
        assertEquals(0, decoder.counters().noiseBytes());
    }

    @Test
    void anAdapterThatHandsOutOldFramesAgainAndAgainSaysNothingNew() {
        for (int ms = 0; ms < 20_000; ms += 10) {
            nowMs = ms;
            decoder.toSend(nowMs);
            assertEquals(
                    1, feed(decoder, String.format("t18C472600000%04X\r", ms)).size());
        }
        int news = 0;
        for (int ms = 0; ms < 20_000; ms += 10) {
            nowMs += 10;
            decoder.toSend(nowMs);
            news += feed(decoder, String.format("t18C472600000%04X\r", 15_000 + ms % 400))
                    .size();
        }
        assertEquals(0, news);
        assertTrue(
                decoder.trouble().text().contains("again and again"),
                decoder.trouble().text());
    }

    @Test
    void aParkedCarIsNoRepetition() {
        for (int ms = 0; ms < 600_000; ms += 10) {
            nowMs = ms;
            decoder.toSend(nowMs);
            assertEquals(
                    1,
                    feed(decoder, String.format("t18C472600000%04X\r", ms % 60_000))
                            .size());
            assertEquals(1, feed(decoder, "t18C472600000\r").size());
        }
    }

    @Test
    void aTimeStampThatNeverGoesOnSaysNothingOfRepetition() {
        for (int i = 0; i < 1000; i++) {
            assertEquals(1, feed(decoder, "t18C4726000000000\r").size());
        }
    }

    @Test
    void anAdapterThatRefusesToKeepSilentIsNeverOpenedOtherwiseAndIsTriedAgain() {
        decoder.reset();
        List<String> said = told(decoder, 12_000, c -> c.equals("L\r") ? "\u0007" : "\r");
        assertEquals(List.of("\rC\r", "S5\r", "L\r", "\rC\r", "S5\r", "L\r"), said.subList(0, 6));
        assertTrue(said.stream().noneMatch(command -> command.startsWith("O")));
        assertTrue(decoder.trouble().text().contains("refuses"));
    }

    @Test
    void bytesOfAnyKindAreNeverFatal() {
        Random random = new Random(11);
        byte[] bytes = new byte[1_000_000];
        random.nextBytes(bytes);
        decoder.feed(bytes, bytes.length);
        assertEquals(0, decoder.counters().frames());
    }
}
