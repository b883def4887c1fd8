/**
 * What an installation can tell about a lift: the names of the signals, three-valued readings, how fresh they are, and debounce.
 *
 * <p>It knows no car. Pure: time is an argument. The decoders in {@code wire} and the trace reader in {@code blackbox} produce readings;
 * {@code car}, {@code doubt} and {@code entrapment} use the panel they settle on.
 */
package dev.liftwatch.signal;
