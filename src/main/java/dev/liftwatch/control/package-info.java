/**
 * The Unix socket by which commands on the same machine ask the running agent, one line of text each way, and which part answers which
 * question.
 *
 * <p>It hands out what it is given and changes nothing. Called by {@code agent} (server) and {@code cli} (client).
 */
package dev.liftwatch.control;
