package dev.liftwatch.setup;

import java.util.List;

/** Something that signals can be read from. */
public sealed interface Found {
    /** As {@code device.toml} names it: the port or the label of the chip. */
    String device();

    /**
     * A serial port.
     *
     * @param device its stable name
     * @param protocol what talks on it: {@code sentence}, {@code limax}, {@code emal}, {@code slcan}, {@code modbus}; {@code unknown} where
     *     bytes come that nobody understands; {@code silent} where none come; {@code closed} where it cannot be opened
     * @param baud the rate at which it was understood, bits per second; 0 where it was not
     * @param channels the signals that were heard by name
     * @param trouble why it could not be opened, in English; empty where it could
     */
    record Line(String device, String protocol, int baud, List<String> channels, String trouble) implements Found {
        public Line {
            channels = List.copyOf(channels);
        }

        /** Whether the product knows what talks there. */
        public boolean isUnderstood() {
            return baud > 0;
        }
    }

    /**
     * A GPIO chip.
     *
     * @param device its label
     * @param lines how many it has
     */
    record Chip(String device, int lines) implements Found {}
}
