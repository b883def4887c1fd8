package dev.liftwatch.linux;

/**
 * What the kernel knows of a line.
 *
 * @param offset its number on its chip
 * @param name its name by the board's description, often empty
 * @param used whether somebody holds it
 * @param consumer who holds it, empty where nobody does or the holder gave no name
 */
public record GpioLine(int offset, String name, boolean used, String consumer) {}
