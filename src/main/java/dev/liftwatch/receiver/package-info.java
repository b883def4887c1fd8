/**
 * The least that a platform does: it receives what agents send and answers every alarm. A worked example for platform builders, the
 * command {@code listen}, and the rescue centre of the demo.
 *
 * <p>It stores nothing and knows nothing of the agent but the messages. Threads, clock and ids are handed in. Called by {@code agent} and
 * {@code demo}.
 */
package dev.liftwatch.receiver;
