package dev.liftwatch.serial;

/**
 * How a port is opened: always with eight data bits.
 *
 * @param port the device file
 * @param baud bits per second
 * @param parity the check bit of every byte
 * @param stopBits 1 or 2
 */
public record LineSettings(String port, int baud, Parity parity, int stopBits) {
    private static final int START_AND_DATA_BITS = 9;

    /** The check bit of every byte. */
    public enum Parity {
        NONE,
        EVEN,
        ODD
    }

    double byteMs() {
        int bits = START_AND_DATA_BITS + (parity == Parity.NONE ? 0 : 1) + stopBits;
        return bits * 1000.0 / baud;
    }
}
