/**
 * From bytes to values: one decoder a protocol, fed with whatever a line delivers, in any portions. Pure, and never fatal:
 * other bytes are skipped and counted. Also the interface of every source of signals. Called by {@code serial} and
 * {@code gpio}, which own lines and chips.
 */
package dev.liftwatch.wire;
