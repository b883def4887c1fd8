/**
 * Whether people are trapped: the table of causes with their times, the life of an incident from suspicion to close, and the explanation
 * in words.
 *
 * <p>Whether anybody is in the car is asked of {@code evidence}, which wire lies of {@code doubt}. No message, no platform, no file. Pure:
 * time is an argument, and the live agent and replay run this same code. Called by {@code agent}, {@code blackbox} (replay), {@code
 * resume} and {@code trial}.
 */
package dev.liftwatch.entrapment;
