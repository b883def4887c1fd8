/**
 * What is said to others: the messages of the platform contract, replay lines and explanations, as ordered trees of plain values; also
 * what others may ask.
 *
 * <p>Pure: ids, times and sequence numbers are handed in, and {@code json} makes text of the trees. Called by {@code compose}, {@code
 * requests}, {@code health}, {@code trial} and {@code cli}.
 */
package dev.liftwatch.report;
