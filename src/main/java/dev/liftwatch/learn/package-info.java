/**
 * Learns from rides what an installer would have to measure: the heights of the landings, the rated speed, how long doors and runs take.
 * Nothing is written here, and nothing of it reaches the judgement: a person is shown where the file disagrees, and decides.
 *
 * <p>Pure: readings in, proposals out. Called by the command {@code learn} with what the black box has recorded.
 */
package dev.liftwatch.learn;
