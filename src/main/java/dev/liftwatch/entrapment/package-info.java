/**
 * Whether people are trapped: the table of causes with their times, the step from one state of an incident to the next, and what else an
 * alarm may be.
 *
 * <p>Whether anybody is in the car is asked of {@code evidence}, which wire lies of {@code doubt}; what comes of it stands in {@code
 * incident}. No message, no platform, no file. Pure: time is an argument, and the live agent and replay run this same code. Called by
 * {@code agent}, {@code blackbox} (replay), {@code resume} and {@code trial}.
 */
package dev.liftwatch.entrapment;
