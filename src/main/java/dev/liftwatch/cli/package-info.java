/**
 * The commands that people type, the only importer of picocli, which the daemon never loads. Results go to standard output,
 * everything else to standard error. What needs threads is asked of {@code agent} through {@link dev.liftwatch.cli.Roles}.
 */
package dev.liftwatch.cli;
