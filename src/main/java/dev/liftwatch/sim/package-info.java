/**
 * A simulated lift with its truth: shaft, drive, doors, riders who come and behave as riders do, what goes wrong, those who help, and what
 * the sensors of an installation say of it all.
 *
 * <p>Time and chance are handed in; no clock, no thread, and no knowledge of the judgement it may be shown to. Called by {@code demo},
 * {@code trial} and {@code campaign}.
 */
package dev.liftwatch.sim;
