/**
 * How log lines look, the only importer of tinylog, which finds the writer here by its name in the configuration. Nothing calls it.
 */
package dev.liftwatch.log;
