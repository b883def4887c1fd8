/**
 * What only the machine can tell: its clocks, its GPIO lines, its terminal with its keys, and the foreign-function calls into the C library.
 *
 * <p>It knows nothing of lifts, and nothing in it can drive a line. Called by {@code agent}, by {@code gpio} and {@code serial} for lines,
 * and by {@code cli}, {@code demo} and {@code campaign} for clock and terminal.
 */
package dev.liftwatch.linux;
