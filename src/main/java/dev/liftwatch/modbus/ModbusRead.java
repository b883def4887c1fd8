package dev.liftwatch.modbus;

import dev.liftwatch.wire.ChannelValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * One question that a unit is asked again and again, and what its answer means.
 *
 * @param unit the unit's address, 1 to 247
 * @param table what is read
 * @param address the first input or register, 0 to 65535, as it stands in the frame
 * @param count how many of them
 * @param channel of inputs the beginning of the channels' names, which a number from 0 follows; of registers the one name
 * @param number how registers make a number; null for inputs
 */
public record ModbusRead(int unit, Table table, int address, int count, String channel, NumberLayout number) {
    /** Number of bits of a register. */
    private static final int REGISTER_BITS = 16;

    /** What can be read, and by which function code. */
    public enum Table {
        COILS(1, "coils"),
        DISCRETE_INPUTS(2, "discrete inputs"),
        HOLDING_REGISTERS(3, "holding registers"),
        INPUT_REGISTERS(4, "input registers");

        private final int function;
        private final String words;

        Table(int function, String words) {
            this.function = function;
            this.words = words;
        }

        /** The function code. */
        public int function() {
            return function;
        }

        /** Whether it consists of single bits. */
        public boolean isBits() {
            return this == COILS || this == DISCRETE_INPUTS;
        }
    }

    /**
     * How registers make a number.
     *
     * @param signed whether the highest bit is a sign
     * @param lowWordFirst whether the first register is the less significant one
     * @param mask the bits that count, shifted down to the lowest of them; 0 for all
     */
    public record NumberLayout(boolean signed, boolean lowWordFirst, long mask) {}

    /** The names of everything that comes of it. */
    public List<String> channels() {
        if (!table.isBits()) {
            return List.of(channel);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(channel + i);
        }
        return names;
    }

    /** All of it unknown. */
    List<ChannelValue> lost() {
        return channels().stream().map(name -> new ChannelValue(name, null)).toList();
    }

    /** How many bytes of data an answer has. */
    int dataBytes() {
        return table.isBits() ? (count + Byte.SIZE - 1) / Byte.SIZE : 2 * count;
    }

    /** What these bytes of data say; as many as {@link #dataBytes}. */
    List<ChannelValue> values(byte[] data) {
        List<ChannelValue> values = new ArrayList<>();
        if (table.isBits()) {
            for (int i = 0; i < count; i++) {
                int bit = data[i / Byte.SIZE] >> i % Byte.SIZE & 1;
                values.add(new ChannelValue(channel + i, BigDecimal.valueOf(bit)));
            }
        } else {
            values.add(new ChannelValue(channel, number(data)));
        }
        return values;
    }

    private BigDecimal number(byte[] data) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
            int register = number.lowWordFirst ? count - 1 - i : i;
            int word = Byte.toUnsignedInt(data[2 * register]) << Byte.SIZE | Byte.toUnsignedInt(data[2 * register + 1]);
            value = value.shiftLeft(REGISTER_BITS).or(BigInteger.valueOf(word));
        }
        if (number.mask != 0) {
            return new BigDecimal(
                    value.and(BigInteger.valueOf(number.mask)).shiftRight(Long.numberOfTrailingZeros(number.mask)));
        }
        int bits = REGISTER_BITS * count;
        boolean negative = number.signed && value.testBit(bits - 1);
        return new BigDecimal(negative ? value.subtract(BigInteger.ONE.shiftLeft(bits)) : value);
    }

    /** What is read, for a technician. */
    String what() {
        return table.words + " " + address + (count > 1 ? " to " + (address + count - 1) : "");
    }
}
