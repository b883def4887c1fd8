/**
 * What only the machine can tell: its clocks, and the foreign-function calls into the C library. Called by {@code agent};
 * it knows nothing of lifts.
 */
package dev.liftwatch.linux;
