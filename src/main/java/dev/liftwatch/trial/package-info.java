/**
 * The judgement held against a simulated lift whose truth is known: many lifts, many years, every trapping and every alarm
 * looked at. Knows the simulated lift and the judgement, which know nothing of each other. Called by {@code simulate}; makes
 * no thread of its own.
 */
package dev.liftwatch.trial;
