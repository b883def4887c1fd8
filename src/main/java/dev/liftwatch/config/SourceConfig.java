package dev.liftwatch.config;

/** Something that signals are read from, {@code [sources.NAME]}. */
public sealed interface SourceConfig {
    /** The name by which signals refer to it. */
    String name();

    /** Whether it repeats every signal it has all the time, so that silence means loss, for flags as well. */
    boolean repeatsFlags();

    /**
     * A serial line.
     *
     * @param name the name by which signals refer to it
     * @param port the device file
     * @param protocol what is spoken on it
     * @param baud bits per second
     * @param dedicatedBus whether the line is the agent's own; on one shared with the lift's devices it only listens
     */
    record Serial(String name, String port, Protocol protocol, int baud, boolean dedicatedBus) implements SourceConfig {
        @Override
        public boolean repeatsFlags() {
            return protocol.repeatsFlags();
        }
    }
}
