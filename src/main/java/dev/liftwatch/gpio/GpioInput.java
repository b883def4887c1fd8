package dev.liftwatch.gpio;

/**
 * One line that is read.
 *
 * @param channel its number on the chip, "17", or its name by the board's description, "GPIO17"
 * @param pull the resistor that holds it
 */
public record GpioInput(String channel, Pull pull) {}
