/**
 * A simulated lift: shaft, drive, doors, riders and what its sensors say. Stepped by the time that is handed in; no clock,
 * thread or random number of its own, and no knowledge of the judgement it may be shown to. Called by {@code demo}.
 */
package dev.liftwatch.sim;
