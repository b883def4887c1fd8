/**
 * What is said to others: the messages of the platform contract, replay lines and explanations, as ordered trees of plain
 * values. Pure: ids, times and sequence numbers are handed in; {@code json} makes text of the trees.
 */
package dev.liftwatch.report;
