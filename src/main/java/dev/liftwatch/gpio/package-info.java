/**
 * GPIO chips, the only importer of Pi4J: a source that reads the lines of one chip for ever, through Pi4J's {@code DigitalInput} and a
 * provider of our own over the kernel's character device, whose calls are in {@code linux}.
 *
 * <p>There are inputs alone: nothing here can drive a line. It makes no thread; {@code agent} makes the source and hands it one.
 */
package dev.liftwatch.gpio;
