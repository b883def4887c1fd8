package dev.liftwatch.doubt;

import dev.liftwatch.signal.Signal;

/**
 * A signal that is left out of the judgement, or turned where it is inverted, until it behaves.
 *
 * @param signal which
 * @param fault what is the matter
 * @param sinceMs since when it is left out, tick
 */
public record Doubt(Signal signal, SignalFault fault, long sinceMs) {}
