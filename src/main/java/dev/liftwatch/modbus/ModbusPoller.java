package dev.liftwatch.modbus;

import com.digitalpetri.modbus.Crc16;
import com.digitalpetri.modbus.ExceptionCode;
import com.digitalpetri.modbus.ModbusRtuFrame;
import com.digitalpetri.modbus.ModbusRtuResponseFrameParser;
import com.digitalpetri.modbus.ModbusRtuResponseFrameParser.Accumulated;
import com.digitalpetri.modbus.ModbusRtuResponseFrameParser.ParseError;
import com.digitalpetri.modbus.ModbusRtuResponseFrameParser.ParserState;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import dev.liftwatch.wire.ChannelValue;
import dev.liftwatch.wire.Decoder;
import dev.liftwatch.wire.LineCounters;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asks the units on a line in turn and takes their answers. One that does not answer is asked less often, so that it does not
 * hold up the others, and everything it should have said is lost until it does. Owned by the line's reader.
 */
public final class ModbusPoller implements Decoder {
    /** A read that failed so often in a row is tried more seldom. */
    static final int FEW_FAILURES = 3;

    /** Then it is tried this often, ms. */
    static final long SELDOM_MS = 2000;

    /** After an answer that did not come, or was none, the line rests this long, so that a late one is not the next one's, ms. */
    static final long SETTLE_MS = 150;

    private static final long LOOKS_FOR_ANSWERS_EVERY_MS = 20;
    /** The unit before and the check sum behind what is said. */
    private static final int ENVELOPE_BYTES = 3;

    private static final byte[] NOTHING = {};
    private static final String LINE_HINT = "check the baud rate, the wiring, and that nobody else asks on this line";
    private static final int LONGEST_REQUEST = 8;
    private static final int EXCEPTION_BIT = 0x80;

    private final List<Asked> reads = new ArrayList<>();
    private final long pollMs;
    private final long timeoutMs;
    private final ModbusRtuResponseFrameParser parser = new ModbusRtuResponseFrameParser();
    private final List<ChannelValue> lost = new ArrayList<>();
    private Asked awaited;
    private long sentMs;
    private long quietUntilMs;
    private boolean failed;
    private int frameBytes;
    private long frames;
    private long badChecks;
    private long malformed;
    private long gaps;
    private long noiseBytes;

    /** A read and how it does. */
    private static final class Asked {
        private final ModbusRead read;
        private long dueMs;
        private int failures;
        private String trouble = "";

        Asked(ModbusRead read) {
            this.read = read;
        }
    }

    /**
     * @param pollMs how often every read is repeated, ms
     * @param timeoutMs how long an answer may take, ms
     */
    public ModbusPoller(List<ModbusRead> reads, long pollMs, long timeoutMs) {
        reads.forEach(read -> this.reads.add(new Asked(read)));
        this.pollMs = pollMs;
        this.timeoutMs = timeoutMs;
    }

    @Override
    public void reset() {
        parser.reset();
        awaited = null;
        failed = false;
        quietUntilMs = 0;
        reads.forEach(asked -> asked.dueMs = 0);
    }

    @Override
    public long pollMs() {
        return LOOKS_FOR_ANSWERS_EVERY_MS;
    }

    @Override
    public byte[] toSend(long nowMs) {
        if (failed) {
            failed = false;
            fail(nowMs);
        } else if (awaited != null && nowMs - sentMs >= timeoutMs) {
            gaps++;
            awaited.trouble =
                    "unit " + awaited.read.unit() + " does not answer: is it powered, is this its address, are A and B"
                            + " the right way round, is the baud rate its own, is timeout_ms long enough?";
            fail(nowMs);
        }
        if (awaited != null || nowMs < quietUntilMs) {
            return NOTHING;
        }
        Optional<Asked> next = reads.stream()
                .filter(asked -> asked.dueMs <= nowMs)
                .min(Comparator.comparingLong(asked -> asked.dueMs));
        if (next.isEmpty()) {
            return NOTHING;
        }
        awaited = next.get();
        sentMs = nowMs;
        awaited.dueMs = nowMs + pollMs;
        parser.reset();
        return request(awaited.read);
    }

    private void fail(long nowMs) {
        awaited.failures++;
        if (awaited.failures >= FEW_FAILURES) {
            awaited.dueMs = nowMs + SELDOM_MS;
        }
        lost.addAll(awaited.read.lost());
        awaited = null;
        quietUntilMs = nowMs + SETTLE_MS;
    }

    private static byte[] request(ModbusRead read) {
        ByteBuffer frame = ByteBuffer.allocate(LONGEST_REQUEST);
        frame.put((byte) read.unit());
        switch (read.table()) {
            case COILS -> ReadCoilsRequest.Serializer.encode(new ReadCoilsRequest(read.address(), read.count()), frame);
            case DISCRETE_INPUTS ->
                ReadDiscreteInputsRequest.Serializer.encode(
                        new ReadDiscreteInputsRequest(read.address(), read.count()), frame);
            case HOLDING_REGISTERS ->
                ReadHoldingRegistersRequest.Serializer.encode(
                        new ReadHoldingRegistersRequest(read.address(), read.count()), frame);
            case INPUT_REGISTERS ->
                ReadInputRegistersRequest.Serializer.encode(
                        new ReadInputRegistersRequest(read.address(), read.count()), frame);
        }
        int check = check(frame.array(), frame.position());
        frame.put((byte) check).put((byte) (check >> Byte.SIZE));
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private static int check(byte[] bytes, int length) {
        Crc16 crc = new Crc16();
        crc.update(ByteBuffer.wrap(bytes, 0, length));
        return crc.getValue();
    }

    @Override
    public List<ChannelValue> feed(byte[] bytes, int length) {
        List<ChannelValue> values = new ArrayList<>(lost);
        lost.clear();
        if (length == 0) {
            return values;
        }
        if (awaited == null || failed) {
            noiseBytes += length;
            return values;
        }
        ParserState state = parser.parse(Arrays.copyOf(bytes, length));
        if (state instanceof Accumulated(ModbusRtuFrame frame)) {
            take(frame, values);
            parser.reset();
        } else if (state instanceof ParseError) {
            malformed++;
            refuse("what comes from unit " + awaited.read.unit() + " is no answer: " + LINE_HINT);
            parser.reset();
        }
        return values;
    }

    private void take(ModbusRtuFrame frame, List<ChannelValue> values) {
        byte[] pdu = bytes(frame.pdu());
        frameBytes = pdu.length + ENVELOPE_BYTES;
        if (!checks(frame, pdu)) {
            badChecks++;
            refuse("answers of unit " + awaited.read.unit() + " arrive damaged: " + LINE_HINT);
            return;
        }
        ModbusRead read = awaited.read;
        int function = Byte.toUnsignedInt(pdu[0]);
        if (frame.unitId() != read.unit()
                || (function & ~EXCEPTION_BIT) != read.table().function()) {
            // The answer to an earlier question, or to somebody else's: the awaited one may still come.
            malformed++;
            return;
        }
        if ((function & EXCEPTION_BIT) != 0) {
            frames++;
            refuse("unit " + read.unit() + " refuses " + read.what() + ": " + reason(pdu));
            return;
        }
        boolean fits = pdu.length == 2 + read.dataBytes() && Byte.toUnsignedInt(pdu[1]) == read.dataBytes();
        if (!fits) {
            malformed++;
            refuse("unit " + read.unit() + " answers " + read.what() + " with another number of bytes");
            return;
        }
        frames++;
        awaited.failures = 0;
        awaited.trouble = "";
        awaited = null;
        values.addAll(read.values(Arrays.copyOfRange(pdu, 2, pdu.length)));
    }

    private static boolean checks(ModbusRtuFrame frame, byte[] pdu) {
        byte[] checked = new byte[pdu.length + 1];
        checked[0] = (byte) frame.unitId();
        System.arraycopy(pdu, 0, checked, 1, pdu.length);
        byte[] crc = bytes(frame.crc());
        int check = check(checked, checked.length);
        return pdu.length > 1 && crc.length == 2 && crc[0] == (byte) check && crc[1] == (byte) (check >> Byte.SIZE);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static String reason(byte[] pdu) {
        int code = Byte.toUnsignedInt(pdu[1]);
        String words = ExceptionCode.from(code)
                .map(known -> switch (known) {
                    case ILLEGAL_FUNCTION -> "it has no such table";
                    case ILLEGAL_DATA_ADDRESS -> "it has no such address; see address and count";
                    case ILLEGAL_DATA_VALUE -> "it does not give so many at once; see count";
                    default -> known.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
                })
                .orElse("for a reason of its own");
        return words + " (exception " + code + ")";
    }

    /** The answer is none; what follows from it waits for the next tick. */
    private void refuse(String trouble) {
        awaited.trouble = trouble;
        failed = true;
    }

    @Override
    public int frameBytes() {
        return frameBytes;
    }

    @Override
    public LineCounters counters() {
        return new LineCounters(frames, badChecks, malformed, gaps, 0, noiseBytes);
    }

    @Override
    public String trouble() {
        return reads.stream()
                .filter(asked -> asked.failures >= FEW_FAILURES)
                .map(asked -> asked.trouble)
                .distinct()
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }
}
