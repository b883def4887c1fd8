/**
 * Modbus RTU input modules and registers, polled on a line of the agent's own; the only importer of the Modbus library.
 *
 * <p>It asks by the function codes 01 to 04, which read, and can ask nothing else. Pure but for the library: bytes and ticks in, values
 * out. {@code agent} makes the poller for {@code serial}; {@code config} checks what may be asked.
 */
package dev.liftwatch.modbus;
