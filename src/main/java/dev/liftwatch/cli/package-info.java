/**
 * The commands that people type, and the only importer of picocli, which the daemon never loads. Results go to standard output, everything
 * else to standard error.
 *
 * <p>No thread is made here and no text worded; {@code console} has the words. What needs threads is asked of {@code agent} through {@link
 * dev.liftwatch.cli.Roles}. Called by {@code agent} alone.
 */
package dev.liftwatch.cli;
