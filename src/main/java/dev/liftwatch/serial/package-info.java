/**
 * Serial lines, the only importer of jSSC: a reader that opens, polls and re-opens one line for ever, and hands readings on.
 *
 * <p>It writes only what a decoder asks of its own device, an adapter or an input module, and never to a bus of the lift. It makes no
 * thread; {@code agent} makes the source and hands it one.
 */
package dev.liftwatch.serial;
