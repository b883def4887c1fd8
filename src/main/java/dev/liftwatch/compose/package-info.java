/**
 * What is stored of decisions and notices: which message, on which topic, for which platforms, and in which words for the log.
 *
 * <p>No file, no thread, no log: time and ids are handed in, and a message is returned as a draft. It knows the values of {@code outbox}
 * and stores nothing. Called by {@code commit}.
 */
package dev.liftwatch.compose;
