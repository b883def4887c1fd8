/**
 * Many trials on all cores: those that are finished are kept in a file, counted, and shown as a table, a picture or JSON.
 *
 * <p>What a single trial is and whether it went well is decided in {@code trial}. Threads are handed in. Called by {@code agent} for the
 * command {@code simulate}.
 */
package dev.liftwatch.campaign;
