/**
 * GPIO chips, the only importer of Pi4J: a source that reads the lines of one chip, through Pi4J's {@code DigitalInput}
 * and a provider of our own over the kernel's character device, whose calls are in {@code linux}. Its thread is handed in by
 * {@code agent}, and no other is made. There are inputs alone: nothing here can drive a line.
 */
package dev.liftwatch.gpio;
