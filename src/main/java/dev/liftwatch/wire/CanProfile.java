package dev.liftwatch.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What an encoder says on a CAN bus without being asked.
 *
 * @param id the identifier of its frames, 11 bits
 * @param layout what is in them
 * @param stepMm what one step of the position stands for, mm
 */
public record CanProfile(int id, Layout layout, BigDecimal stepMm) {
    private static final int DECIMALS = 3;

    /** What is in a frame. */
    public enum Layout {
        /** CANopen encoder profile DS406: four bytes of position, two of speed in mm/s, the least significant first. */
        DS406(6),
        /** CANopen lift profile CiA 417, object 6383h: four bytes of position, the least significant first. */
        CIA417(4);

        private final int least;

        Layout(int least) {
            this.least = least;
        }
    }

    /** What those bytes say; empty where there are too few of them. */
    Optional<List<ChannelValue>> read(byte[] data, int length) {
        if (length < layout.least) {
            return Optional.empty();
        }
        long steps = unsigned(data, 0) | unsigned(data, 1) << 8 | unsigned(data, 2) << 16 | unsigned(data, 3) << 24;
        ChannelValue position = new ChannelValue(
                ElgoDecoder.POSITION,
                stepMm.multiply(BigDecimal.valueOf(steps)).setScale(DECIMALS, RoundingMode.HALF_UP));
        return Optional.of(
                layout == Layout.DS406
                        ? List.of(position, new ChannelValue(ElgoDecoder.SPEED, BigDecimal.valueOf((short)
                                (unsigned(data, 4) | unsigned(data, 5) << 8))))
                        : List.of(position));
    }

    private static long unsigned(byte[] data, int at) {
        return Byte.toUnsignedLong(data[at]);
    }
}
