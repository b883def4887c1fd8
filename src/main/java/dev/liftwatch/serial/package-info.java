/**
 * Serial lines, the only importer of jSSC: a reader that opens, polls and re-opens one line, and hands readings
 * on. Its thread is handed in by {@code agent}. It writes only what a decoder asks of its own device, an adapter or an input
 * module, and never to a bus of the lift.
 */
package dev.liftwatch.serial;
