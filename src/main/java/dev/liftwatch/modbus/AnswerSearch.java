package dev.liftwatch.modbus;

import com.digitalpetri.modbus.Crc16;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks for answers in whatever comes on a line, wherever they begin: adapters give back what they send, drivers put a stray byte
 * before an answer when they turn round, and the end of one answer may be followed by the next. Unit, function, number of bytes and
 * check sum say where an answer is. Owned by the line's reader.
 */
final class AnswerSearch {
    /** A refusal has its function code with this bit. */
    static final int REFUSAL_BIT = 0x80;

    /** The unit before and the check sum behind what is said. */
    static final int ENVELOPE_BYTES = 3;

    private static final int CHECK_BYTES = 2;
    private static final int REFUSAL_BYTES = ENVELOPE_BYTES + 2;
    private static final int QUESTION_BYTES = 8;

    /** The longest answer to a question that can be asked, 64 inputs, and an echo before it, and some. */
    private static final int MOST_WAITING = 64;

    private final List<Known> known;
    private final byte[] waiting = new byte[MOST_WAITING];
    private int length;
    private long noiseBytes;

    /** A question that may be asked, with what answers it. */
    @SuppressWarnings("ArrayRecordComponent") // Read alone.
    private record Known(ModbusRead read, Shape shape, byte[] question) {}

    /** The result of a search in the line; {@code bytes} is how long it was. */
    sealed interface Found {
        /** Bytes of it. */
        int bytes();

        /** One of the agent's own questions, given back. */
        record Echo(int bytes) implements Found {}

        /** An answer that fits questions of this shape; {@code data} is what it says. */
        @SuppressWarnings("ArrayRecordComponent") // Taken apart at once, never compared.
        record Answer(int bytes, Shape shape, byte[] data) implements Found {}

        /** A refusal, with its code. */
        record Refusal(int bytes, int unit, int function, int code) implements Found {}
    }

    /** What an answer shows of its question: all questions of one shape have answers that cannot be told apart. */
    record Shape(int unit, int function, int dataBytes) {
        static Shape of(ModbusRead read) {
            return new Shape(read.unit(), read.table().function(), read.dataBytes());
        }

        int frameBytes() {
            return dataBytes + 2 + ENVELOPE_BYTES;
        }
    }

    /** @param reads what may be asked on the line */
    AnswerSearch(List<ModbusRead> reads) {
        known = reads.stream()
                .map(read -> new Known(read, Shape.of(read), ModbusQuestion.bytes(read)))
                .toList();
    }

    /** Takes a byte and answers what is complete with it. */
    Optional<Found> take(byte b) {
        if (length == MOST_WAITING) {
            System.arraycopy(waiting, 1, waiting, 0, --length);
            noiseBytes++;
        }
        waiting[length++] = b;
        Optional<Found> found = isEcho() ? Optional.of(new Found.Echo(QUESTION_BYTES)) : answer().or(this::refusal);
        if (found.isPresent()) {
            noiseBytes += length - found.get().bytes();
            length = 0;
        }
        return found;
    }

    /** The bytes so far do not belong to any later question. */
    void forget() {
        noiseBytes += length;
        length = 0;
    }

    /** How many bytes belonged to no answer and to no echo. */
    long noiseBytes() {
        return noiseBytes;
    }

    /**
     * Whether what has come has the beginning of an answer to the question and all its bytes, but not its check sum: it was an answer,
     * and the line has damaged it.
     */
    boolean holdsDamaged(ModbusRead read) {
        Shape shape = Shape.of(read);
        byte[] question = ModbusQuestion.bytes(read);
        for (int from = 0; from + shape.frameBytes() <= length; from++) {
            // The beginning of the question itself, cut or damaged, may look just like it.
            boolean ofQuestion = waiting[from + 2] == question[2];
            if (begins(from, shape) && !ofQuestion) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything has come that belongs to nothing. */
    boolean isEmpty() {
        return length == 0;
    }

    private boolean isEcho() {
        int from = length - QUESTION_BYTES;
        return from >= 0
                && known.stream()
                        .anyMatch(one -> Arrays.equals(waiting, from, length, one.question, 0, QUESTION_BYTES));
    }

    private Optional<Found> answer() {
        for (Known one : known) {
            Shape shape = one.shape;
            int from = length - shape.frameBytes();
            if (from >= 0 && begins(from, shape) && checks(from)) {
                byte[] data = Arrays.copyOfRange(waiting, from + ENVELOPE_BYTES, length - CHECK_BYTES);
                return Optional.of(new Found.Answer(shape.frameBytes(), shape, data));
            }
        }
        return Optional.empty();
    }

    private boolean begins(int from, Shape shape) {
        return unsigned(from) == shape.unit
                && unsigned(from + 1) == shape.function
                && unsigned(from + 2) == shape.dataBytes;
    }

    private Optional<Found> refusal() {
        int from = length - REFUSAL_BYTES;
        if (from < 0 || !checks(from)) {
            return Optional.empty();
        }
        return known.stream()
                .map(Known::shape)
                .filter(shape -> unsigned(from) == shape.unit && unsigned(from + 1) == (shape.function | REFUSAL_BIT))
                .findFirst()
                .map(shape -> new Found.Refusal(REFUSAL_BYTES, shape.unit, shape.function, unsigned(from + 2)));
    }

    /**
     * An answer of the unit with the function and the right check sum, but with another number of bytes than it was asked for, at the
     * end of what has come.
     */
    boolean holdsAnotherLength(ModbusRead read) {
        for (int from = 0; from + REFUSAL_BYTES <= length; from++) {
            boolean whole = unsigned(from) == read.unit()
                    && unsigned(from + 1) == read.table().function()
                    && unsigned(from + 2) == length - from - 2 - ENVELOPE_BYTES;
            if (whole && checks(from)) {
                return true;
            }
        }
        return false;
    }

    private boolean checks(int from) {
        int check = check(waiting, from, length - from - CHECK_BYTES);
        return waiting[length - 2] == (byte) check && waiting[length - 1] == (byte) (check >> Byte.SIZE);
    }

    /** The check sum of {@code count} bytes, its less significant byte first on the line. */
    static int check(byte[] bytes, int from, int count) {
        Crc16 crc = new Crc16();
        crc.update(ByteBuffer.wrap(bytes, from, count).slice());
        return crc.getValue();
    }

    private int unsigned(int at) {
        return Byte.toUnsignedInt(waiting[at]);
    }
}
