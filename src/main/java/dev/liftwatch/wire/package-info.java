/**
 * From bytes to values: one decoder a protocol, fed with whatever a line delivers, in any portions; also what every source of signals
 * answers to.
 *
 * <p>It opens nothing. Pure, and never fatal: bytes that form no frame are skipped and counted. Called by {@code serial} and {@code gpio}, which
 * own lines and chips.
 */
package dev.liftwatch.wire;
