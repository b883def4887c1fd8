/**
 * From bytes to values: one decoder a protocol, fed with whatever a line delivers, in any portions. Pure, and never fatal:
 * what is no frame is skipped and counted. Called by {@code serial}, which owns the line.
 */
package dev.liftwatch.wire;
