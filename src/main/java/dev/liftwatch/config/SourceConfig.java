package dev.liftwatch.config;

/** Something that signals are read from, {@code [sources.NAME]}. */
public sealed interface SourceConfig {
    /** The name by which signals refer to it. */
    String name();

    /** Whether it repeats every signal it has all the time, so that silence means loss, for flags as well. */
    boolean repeatsFlags();

    /**
     * A serial line.
     *
     * @param name the name by which signals refer to it
     * @param port the device file
     * @param protocol what is spoken on it
     * @param baud bits per second
     * @param parity the check bit of every byte
     * @param stopBits 1 or 2
     * @param dedicatedBus whether the line is the agent's own; on one shared with the lift's devices it only listens
     */
    record Serial(
            String name, String port, Protocol protocol, int baud, Parity parity, int stopBits, boolean dedicatedBus)
            implements SourceConfig {
        @Override
        public boolean repeatsFlags() {
            return protocol.repeatsFlags();
        }
    }

    /** The check bit of every byte on a serial line. */
    enum Parity {
        NONE,
        EVEN,
        ODD
    }

    /**
     * A chip with GPIO lines.
     *
     * @param name the name by which signals refer to it
     * @param chip its label or its name, such as pinctrl-bcm2711 or gpiochip0
     * @param kernelDebounceMs for how long a line must be steady before the kernel tells of it, ms; 0 for none
     */
    record Gpio(String name, String chip, int kernelDebounceMs) implements SourceConfig {
        /** All lines are read again and again, so that silence means loss. */
        @Override
        public boolean repeatsFlags() {
            return true;
        }
    }

    /** What holds a GPIO line where nobody drives it. */
    enum Pull {
        /** As the chip has it. */
        AS_IS,
        NONE,
        UP,
        DOWN
    }
}
