package dev.liftwatch.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code [sources.NAME]} for the live agent. */
final class SourceReader {
    private static final Rule<String> NAME = Rule.code(32);

    /** A device file: a path from the root, so that it does not depend on where the agent was started. */
    private static final Rule<String> PORT = Rule.path();

    /** The speeds serial adapters have in common. */
    private static final List<Long> BAUDS =
            List.of(1200L, 2400L, 4800L, 9600L, 19_200L, 38_400L, 57_600L, 115_200L, 230_400L, 460_800L, 921_600L);

    private static final String SERIAL = "serial";
    private static final String GPIO = "gpio";
    private static final Rule<String> KIND = Rule.oneOf(ordered(SERIAL, SERIAL, GPIO, GPIO));
    private static final Rule<SourceConfig.Parity> PARITY = Rule.oneOf(parities());

    /** The label of a chip is whatever its driver gives it, 31 characters at most. */
    private static final Rule<String> CHIP = Rule.name(64);

    /** A contact that takes longer than this to settle is broken. */
    private static final long MOST_DEBOUNCE_MS = 1000;

    private static final Rule<Long> BAUD = ProtocolReader.oneOf(BAUDS);

    private SourceReader() {}

    private static Map<String, String> ordered(String first, String one, String second, String two) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }

    private static Map<String, SourceConfig.Parity> parities() {
        Map<String, SourceConfig.Parity> parities = new LinkedHashMap<>();
        for (SourceConfig.Parity parity : SourceConfig.Parity.values()) {
            parities.put(parity.name().toLowerCase(Locale.ROOT), parity);
        }
        return parities;
    }

    static Map<String, SourceConfig> read(Map<String, Section> sections) {
        Map<String, SourceConfig> sources = new LinkedHashMap<>();
        Map<String, String> nameByPort = new HashMap<>();
        sections.forEach((name, section) -> {
            section.requireName(name, NAME);
            switch (kind(section)) {
                case SERIAL -> sources.put(name, serial(name, section, nameByPort));
                case GPIO -> sources.put(name, gpio(name, section, nameByPort));
                // The kind is named already, and what else is wrong depends on it.
                default -> {}
            }
        });
        return sources;
    }

    /** The kind; where it is missing, the one that the other keys look like, so that what else is wrong is said as well. */
    private static String kind(Section section) {
        String kind = section.required("kind", KIND, "");
        if (!section.has("kind")) {
            return section.has("chip") ? GPIO : SERIAL;
        }
        return kind;
    }

    private static SourceConfig.Serial serial(String name, Section section, Map<String, String> nameByPort) {
        String port = section.required("port", PORT, "");
        firstToUse(port, name, nameByPort)
                .ifPresent(other -> section.wrong("port", Phrase.of("allowed.port-once", other)));
        Protocol protocol = ProtocolReader.read(section);
        long baud = section.optional("baud", BAUD).orElse((long) protocol.defaultBaud());
        SourceConfig.Parity parity = section.optional("parity", PARITY).orElse(SourceConfig.Parity.NONE);
        long stopBits = section.optional("stop_bits", Rule.whole(1, 2)).orElse(1L);
        boolean dedicatedBus = section.optional("dedicated_bus", Rule.yesOrNo()).orElse(true);
        if (protocol instanceof Protocol.Modbus && !dedicatedBus) {
            section.wrong("dedicated_bus", Phrase.of("allowed.dedicated-bus"));
        }
        section.refuseUnknownKeys();
        return new SourceConfig.Serial(name, port, protocol, (int) baud, parity, (int) stopBits, dedicatedBus);
    }

    private static SourceConfig.Gpio gpio(String name, Section section, Map<String, String> nameByPort) {
        String chip = section.required("chip", CHIP, "");
        firstToUse(chip, name, nameByPort)
                .ifPresent(other -> section.wrong("chip", Phrase.of("allowed.chip-once", other)));
        long debounceMs = section.optional("kernel_debounce_ms", Rule.whole(0, MOST_DEBOUNCE_MS))
                .orElse(0L);
        section.refuseUnknownKeys();
        return new SourceConfig.Gpio(name, chip, (int) debounceMs);
    }

    /** The source that has this port or chip already, if any; what is missing is named elsewhere. */
    private static Optional<String> firstToUse(String port, String name, Map<String, String> nameByPort) {
        return port.isEmpty() ? Optional.empty() : Optional.ofNullable(nameByPort.putIfAbsent(port, name));
    }
}
