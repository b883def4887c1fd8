package dev.liftwatch.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.digitalpetri.modbus.Crc16;
import dev.liftwatch.modbus.ModbusRead.NumberLayout;
import dev.liftwatch.modbus.ModbusRead.Table;
import dev.liftwatch.wire.ChannelValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input modules and registers, asked in turn; frames as they stand in the makers' manuals. */
class ModbusPollerTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final ModbusRead INPUTS = new ModbusRead(1, Table.DISCRETE_INPUTS, 0, 8, "di", null);
    private static final ModbusRead HEIGHT =
            new ModbusRead(2, Table.INPUT_REGISTERS, 100, 2, "position_mm", new NumberLayout(true, false, 0));

    private ModbusPoller poller = new ModbusPoller(List.of(INPUTS), 100, 500);

    private static byte[] withCheck(String hex) {
        byte[] bytes = HEX.parseHex(hex);
        Crc16 crc = new Crc16();
        crc.update(ByteBuffer.wrap(bytes));
        byte[] frame = Arrays.copyOf(bytes, bytes.length + 2);
        frame[bytes.length] = (byte) crc.getValue();
        frame[bytes.length + 1] = (byte) (crc.getValue() >> 8);
        return frame;
    }

    private String asks(long tickMs) {
        return HEX.formatHex(poller.toSend(tickMs));
    }

    private List<String> answer(byte[] bytes) {
        return poller.feed(bytes, bytes.length).stream()
                .map(v ->
                        v.channel() + "=" + (v.value() == null ? "-" : v.value().toPlainString()))
                .toList();
    }

    private List<String> answer(String hex) {
        return answer(HEX.parseHex(hex));
    }

    @Test
    void asksEightInputsAndReadsThemAsTheManualOfTheModuleHasIt() {
        assertEquals("01 02 00 00 00 08 79 CC", asks(1000));
        assertEquals(
                List.of("di0=1", "di1=0", "di2=1", "di3=0", "di4=0", "di5=0", "di6=0", "di7=0"),
                answer("01 02 01 05 61 8B"));
        assertEquals(1, poller.counters().frames());
        assertEquals("", asks(1040), "not before its time");
        assertEquals("01 02 00 00 00 08 79 CC", asks(1100));
    }

    @Test
    void readsTheSameFromEveryPartitionOfTheBytes() {
        byte[] whole = HEX.parseHex("01 02 01 05 61 8B");
        for (int first = 1; first < whole.length; first++) {
            poller = new ModbusPoller(List.of(INPUTS), 100, 500);
            asks(1000);
            assertEquals(List.of(), answer(Arrays.copyOf(whole, first)));
            assertEquals(
                    8, answer(Arrays.copyOfRange(whole, first, whole.length)).size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true,  false, 0,          00 01 00 02, 65538",
        "true,  false, 0,          FF FF FF FE, -2",
        "false, false, 0,          FF FF FF FE, 4294967294",
        "true,  true,  0,          00 02 00 01, 65538",
        "false, false, 0x0000F000, 00 00 A0 00, 10",
    })
    void registersMakeNumbersOfEitherSignAndWordOrder(
            boolean signed, boolean lowFirst, String mask, String data, String number) {
        ModbusRead read = new ModbusRead(
                2, Table.HOLDING_REGISTERS, 7, 2, "load_kg", new NumberLayout(signed, lowFirst, Long.decode(mask)));
        poller = new ModbusPoller(List.of(read), 100, 500);
        assertEquals("02 03 00 07 00 02", asks(1000).substring(0, 17));
        assertEquals(List.of("load_kg=" + number), answer(withCheck("02 03 04 " + data)));
    }

    @Test
    void severalUnitsAreAskedInTurn() {
        poller = new ModbusPoller(List.of(INPUTS, HEIGHT), 100, 500);
        assertTrue(asks(1000).startsWith("01 02"));
        answer("01 02 01 05 61 8B");
        assertTrue(asks(1020).startsWith("02 04 00 64 00 02"));
        answer(withCheck("02 04 04 00 00 30 39"));
        assertEquals("", asks(1040));
        assertTrue(asks(1100).startsWith("01 02"));
    }

    @Test
    void whatAUnitThatDoesNotAnswerShouldHaveSaidIsLostAndTheOthersGoOn() {
        poller = new ModbusPoller(List.of(INPUTS, HEIGHT), 100, 500);
        List<String> heard = new ArrayList<>();
        int answered = 0;
        for (long tickMs = 1000; tickMs < 11_000; tickMs += 20) {
            String asked = asks(tickMs);
            heard.addAll(answer(asked.startsWith("01") ? HEX.parseHex("01 02 01 05 61 8B") : new byte[0]));
            answered += asked.startsWith("01") ? 1 : 0;
        }
        assertTrue(heard.contains("position_mm=-"));
        assertTrue(answered > 40, "the unit that answers is asked " + answered + " times in ten seconds");
        assertTrue(
                poller.trouble().text().startsWith("unit 2 does not answer"),
                poller.trouble().text());
        assertTrue(poller.counters().gaps() >= 2);
    }

    @Test
    void aLateAnswerIsNotTakenForTheNextOne() {
        ModbusRead more = new ModbusRead(1, Table.DISCRETE_INPUTS, 8, 8, "more", null);
        poller = new ModbusPoller(List.of(INPUTS, more), 100, 500);
        assertEquals("", asks(1000), "the agent before may have asked");
        assertTrue(asks(4000).startsWith("01 02 00 00"));
        assertEquals("", asks(4500), "given up, and the line is left alone");
        assertEquals(8, answer(new byte[0]).size(), "lost");
        assertEquals("", asks(7000), "the other question would have the same answer");
        assertEquals(List.of(), answer("01 02 01 05 61 8B"));
        assertTrue(asks(7020).startsWith("01 02 00 08"));
        assertEquals("more0=1", answer(withCheck("01 02 01 FF")).getFirst());
        assertEquals(1, poller.counters().late());
    }

    @Test
    void anAnswerOfAnotherUnitIsPassedOverAndTheAwaitedOneStillTaken() {
        asks(1000);
        assertEquals(List.of(), answer(withCheck("03 02 01 FF")));
        assertEquals(8, answer("01 02 01 05 61 8B").size());
        assertEquals(6, poller.counters().noiseBytes());
    }

    @Test
    void aDamagedAnswerIsNone() {
        asks(1000);
        assertEquals(List.of(), answer("01 02 01 04 61 8B"));
        asks(1020);
        asks(1100);
        assertEquals(1, poller.counters().badChecks());
        assertEquals("di0=-", answer(new byte[0]).getFirst());
        assertTrue(asks(1300).startsWith("01 02"), "it has come, and need not be waited for");
    }

    @Test
    void aQuestionGivenBackByTheAdapterIsNoAnswer() {
        asks(1000);
        assertEquals(8, answer("01 02 00 00 00 08 79 CC 01 02 01 05 61 8B").size());
        asks(1100);
        assertEquals(List.of(), answer("01 02 00 00 00 08 79 CC"));
        assertEquals(8, answer("01 02 01 05 61 8B").size());
        assertEquals(0, poller.counters().noiseBytes());
    }

    @Test
    void aQuestionThatHasTheShapeOfItsAnswerIsNotReadWhenItIsGivenBack() {
        poller = new ModbusPoller(List.of(new ModbusRead(1, Table.COILS, 0x0300, 24, "c", null)), 100, 500);
        byte[] question = HEX.parseHex(asks(1000));
        assertEquals(List.of(), answer(question));
        assertEquals(24, answer(withCheck("01 01 03 01 02 03")).size());
    }

    @Test
    void anAnswerIsFoundWhereverItBegins() {
        Random random = new Random(3);
        byte[] answer = HEX.parseHex("01 02 01 05 61 8B");
        long tickMs = 1000;
        for (int i = 0; i < 2000; i++) {
            asks(tickMs);
            byte[] before = new byte[random.nextInt(40)];
            random.nextBytes(before);
            byte[] whole = Arrays.copyOf(before, before.length + answer.length);
            System.arraycopy(answer, 0, whole, before.length, answer.length);
            assertEquals(8, answer(whole).size(), () -> HEX.formatHex(before));
            tickMs += 100;
        }
    }

    @Test
    void aLineThatOnlyEchoesSaysSo() {
        String question = asks(1000);
        for (long tickMs = 1020; tickMs < 20_000; tickMs += 20) {
            if (!question.isEmpty()) {
                answer(question);
            }
            question = asks(tickMs);
        }
        assertTrue(
                poller.trouble().text().contains("the adapter echoes"),
                poller.trouble().text());
        assertTrue(poller.trouble().text(java.util.Locale.SIMPLIFIED_CHINESE).contains("回显"));
    }

    @Test
    void aLineOnWhichBytesComeButNoAnswerSaysSo() {
        for (long tickMs = 1000; tickMs < 20_000; tickMs += 20) {
            if (!asks(tickMs).isEmpty()) {
                answer("F0 0F 13");
            }
        }
        assertTrue(poller.trouble().text().startsWith("bytes come after the questions to unit 1"));
    }

    @Test
    void aUnitThatIsAlwaysTooLateIsToldApartFromADeadOne() {
        long askedMs = 0;
        for (long tickMs = 1000; tickMs < 20_000; tickMs += 20) {
            if (tickMs - askedMs == 800) {
                answer("01 02 01 05 61 8B");
            }
            askedMs = asks(tickMs).isEmpty() ? askedMs : tickMs;
        }
        assertEquals(0, poller.counters().frames());
        assertTrue(
                poller.trouble().text().contains("make timeout_ms longer"),
                poller.trouble().text());
    }

    @Test
    void aUnitThatHasNeverBeenLateIsAskedAgainSoonWhenAnAnswerIsLost() {
        long tickMs = 1000;
        for (int i = 0; i < Asked.PUNCTUAL_AFTER; i++) {
            assertTrue(asks(tickMs).startsWith("01 02"));
            answer("01 02 01 05 61 8B");
            tickMs += 100;
        }
        asks(tickMs);
        assertEquals("", asks(tickMs + 500));
        assertTrue(asks(tickMs + 500 + ModbusPoller.PUNCTUAL_MS).startsWith("01 02"));
    }

    @Test
    void anAnswerThatNobodyAwaitsTakesTheOnesBeforeItAway() {
        asks(1000);
        answer("01 02 01 05 61 8B");
        answer("01 02 01 05 61 8B");
        assertEquals("", asks(1100), "nothing is asked until no more can come");
        assertEquals("di0=-", answer(new byte[0]).getFirst());
        assertTrue(poller.trouble().text().contains("answers to no question"));
    }

    @Test
    void anExceptionIsSaidWithItsReason() {
        for (long tickMs = 1000; tickMs < 3000; tickMs += 20) {
            if (!asks(tickMs).isEmpty()) {
                answer(withCheck("01 82 02"));
            }
        }
        assertEquals(
                "unit 1 refuses discrete inputs 0 to 7: it has no such address; see address and count"
                        + " (exception 2)",
                poller.trouble().text());
        asks(10_000);
        answer("01 02 01 05 61 8B");
        assertEquals("", poller.trouble().text());
    }

    @Test
    void nothingButReadingIsEverAskedWhateverComes() {
        poller = new ModbusPoller(List.of(INPUTS, HEIGHT), 20, 60);
        Random random = new Random(5);
        byte[] noise = new byte[7];
        for (long tickMs = 0; tickMs < 2_000_000; tickMs += 20) {
            byte[] asked = poller.toSend(tickMs);
            assertTrue(asked.length == 0 || asked[1] == 2 || asked[1] == 4);
            random.nextBytes(noise);
            for (ChannelValue value : poller.feed(noise, random.nextInt(noise.length))) {
                assertEquals(null, value.value(), "noise says nothing");
            }
        }
    }
}
