/**
 * What the commands print: their words in the language of the user, and the answers of an agent as screens for a narrow terminal.
 *
 * <p>It parses no command line, asks no agent and reads no clock. Whatever it prints of others is made harmless first. Called by {@code
 * cli}, and by {@code agent} for the outputs.
 */
package dev.liftwatch.console;
