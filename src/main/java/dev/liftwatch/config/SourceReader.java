package dev.liftwatch.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final Rule<Long> BAUD = ProtocolReader.oneOf(BAUDS);

    private SourceReader() {}

    static Map<String, SourceConfig> read(Map<String, Section> sections) {
        Map<String, SourceConfig> sources = new LinkedHashMap<>();
        Map<String, String> nameByPort = new HashMap<>();
        sections.forEach((name, section) -> {
            section.requireName(name, NAME);
            if (!"serial".equals(kind(section))) {
                return;
            }
            SourceConfig.Serial serial = serial(name, section);
            String other = serial.port().isEmpty() ? null : nameByPort.putIfAbsent(serial.port(), name);
            if (other != null) {
                section.wrong("port", Phrase.of("allowed.port-once", other));
            }
            sources.put(name, serial);
        });
        return sources;
    }

    /** The kind as far as it is known; where it is missing, the rest is read as the only kind there is. */
    private static String kind(Section section) {
        Rule<String> kinds = Rule.oneOf(Map.of("serial", "serial"));
        if (!section.has("kind")) {
            return section.required("kind", kinds, "serial");
        }
        Rule<String> gpioToo = new Rule<>(kinds.allowed(), value -> Optional.of(value.toString()));
        String written = section.optional("kind", gpioToo).orElseThrow();
        if (written.equals("gpio")) {
            section.wrong("kind", Phrase.of("allowed.kind-not-gpio"));
        } else if (!written.equals("serial")) {
            section.wrong("kind", kinds.allowed());
        }
        return written;
    }

    private static SourceConfig.Serial serial(String name, Section section) {
        String port = section.required("port", PORT, "");
        Protocol protocol = ProtocolReader.read(section);
        long baud = section.optional("baud", BAUD).orElse((long) protocol.defaultBaud());
        boolean dedicatedBus = section.optional("dedicated_bus", Rule.yesOrNo()).orElse(true);
        if (protocol instanceof Protocol.Modbus && !dedicatedBus) {
            section.wrong("dedicated_bus", Phrase.of("allowed.dedicated-bus"));
        }
        section.refuseUnknownKeys();
        return new SourceConfig.Serial(name, port, protocol, (int) baud, dedicatedBus);
    }
}
