/**
 * Serial lines, the only importer of jSSC: a reader that opens, polls and re-opens one line for ever, and hands readings
 * on. Its thread is handed in by {@code agent}. It never writes to a line.
 */
package dev.liftwatch.serial;
