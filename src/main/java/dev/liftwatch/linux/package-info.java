/**
 * What only the machine can tell: its clocks, its GPIO lines, and the foreign-function calls into the C library. Called by
 * {@code agent}, and by {@code gpio} for lines; it knows nothing of lifts, and nothing in it can drive a line.
 */
package dev.liftwatch.linux;
