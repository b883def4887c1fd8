/**
 * From bytes to values: one decoder a protocol, fed with whatever a line delivers, in any portions; also what every source of signals
 * answers to.
 *
 * <p>It opens nothing. Pure, and never fatal: what is no frame is skipped and counted. Called by {@code serial} and {@code gpio}, which
 * own lines and chips.
 */
package dev.liftwatch.wire;
