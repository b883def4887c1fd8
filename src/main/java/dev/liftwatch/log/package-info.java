/**
 * How log lines look, the only importer of tinylog.
 *
 * <p>What is logged is decided elsewhere. Nothing calls it: tinylog finds the writer here by its name in the configuration.
 */
package dev.liftwatch.log;
