package dev.liftwatch.walktest;

import dev.liftwatch.signal.Signal;

/**
 * A wired signal, as the walk test knows it.
 *
 * @param signal what the file says it is
 * @param source the source that it is read from, by name
 * @param channel its name there
 * @param activeLow whether the file reads it the other way round
 * @param debounceMs for how long a flag must hold a value before it counts, ms
 */
public record WalkInput(Signal signal, String source, String channel, boolean activeLow, long debounceMs) {}
