package dev.liftwatch.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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
        public static final int DEFAULT_BAUD = 115_200;

        @Override
        public boolean repeatsFlags() {
            return switch (protocol) {
                case SENTENCE -> true;
            };
        }
    }

    /** What is spoken on a serial line. */
    enum Protocol {
        /** Sensor sentences, {@code $LW,…}: every signal at least once a second under its own name. */
        SENTENCE;

        /** The name in device.toml. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Map<String, Protocol> byCode() {
            Map<String, Protocol> protocols = new LinkedHashMap<>();
            Arrays.stream(values()).forEach(protocol -> protocols.put(protocol.code(), protocol));
            return protocols;
        }
    }
}
