package dev.liftwatch.config;

import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code [signals.NAME]}. */
final class SignalReader {
    private static final Rule<String> SOURCE = Rule.text(64);
    private static final Rule<String> CHANNEL = Rule.text(64);
    private static final Rule<String> TERMINAL = Rule.text(16);
    private static final Rule<Boolean> ACTIVE = Rule.oneOf(ordered("high", false, "low", true));
    private static final Rule<SourceConfig.Pull> PULL = Rule.oneOf(pulls());

    /** A line by its number, or by the name that the kernel has for it. */
    private static final Rule<String> LINE =
            Rule.matching(Pattern.compile("\\d{1,3}|[A-Za-z][!-~]{0,30}"), Phrase.of("allowed.gpio-line"));

    private static final Rule<BigDecimal> STALE_AFTER = Rule.number("0.1", "3600");
    private static final Rule<BigDecimal> HOLD = Rule.number("0.1", "600");
    private static final Rule<BigDecimal> OFFSET = Rule.number("-1000000", "1000000");
    private static final Rule<PresenceSensor> SENSOR = Rule.oneOf(sensors());

    private final Purpose purpose;
    private final Map<String, SourceConfig> sources;
    private final Map<String, Section> sourceSections;
    private final Map<String, Signal> signalByWire = new HashMap<>();
    private final Set<String> usedSources = new HashSet<>();

    SignalReader(Purpose purpose, Map<String, SourceConfig> sources, Map<String, Section> sourceSections) {
        this.purpose = purpose;
        this.sources = sources;
        this.sourceSections = sourceSections;
    }

    Map<Signal, SignalConfig> read(Section table) {
        Map<Signal, SignalConfig> signals = new EnumMap<>(Signal.class);
        table.tables()
                .forEach((name, section) -> Signal.of(name)
                        .ifPresentOrElse(
                                signal -> signals.put(signal, signal(signal, section)),
                                () -> table.refuseUnknownKey(name, names(signal -> true))));
        if (table.size() == 0) {
            table.missing(Phrase.of("found.nothing"), Phrase.of("allowed.some-signal"));
        }
        if (purpose == Purpose.RUN) {
            sourceSections.forEach((name, section) -> {
                if (!usedSources.contains(name)) {
                    section.warn(Phrase.of("warning.unused-source", name));
                }
            });
        }
        return signals;
    }

    private SignalConfig signal(Signal signal, Section section) {
        String source = source(section);
        String channel = section.optional("channel", CHANNEL).orElse(signal.code());
        if (purpose == Purpose.RUN && !source.isEmpty()) {
            checkWire(signal, section, source, channel);
        }
        Optional<String> terminal = section.optional("terminal", TERMINAL);
        boolean activeLow = false;
        long debounceMs = 0;
        BigDecimal scale = BigDecimal.ONE;
        BigDecimal offset = BigDecimal.ZERO;
        if (signal.isFlag()) {
            activeLow = section.optional("active", ACTIVE).orElse(false);
            debounceMs =
                    section.optional("debounce_ms", Rule.whole(0, 5000)).orElse(SignalSettings.DEFAULT_DEBOUNCE_MS);
        } else {
            section.inapplicable("active", Phrase.of("allowed.flags-only"));
            section.inapplicable("debounce_ms", Phrase.of("allowed.flags-only"));
        }
        if (signal.ages()) {
            scale = section.optional("scale", scaleRule()).orElse(BigDecimal.ONE);
            offset = section.optional("offset", OFFSET).orElse(BigDecimal.ZERO);
        } else {
            section.inapplicable("scale", Phrase.of("allowed.numbers-only"));
            section.inapplicable("offset", Phrase.of("allowed.numbers-only"));
        }
        SourceConfig.Pull pull = pull(signal, section, source);
        long staleAfterMs = section.optional("stale_after_s", STALE_AFTER)
                .map(SignalReader::milliseconds)
                .orElse(SignalSettings.DEFAULT_STALE_AFTER_S * 1000L);
        Optional<PresenceSettings> presence = presence(signal, section);
        section.refuseUnknownKeys();
        return new SignalConfig(
                signal, source, channel, terminal, pull, activeLow, debounceMs, scale, offset, staleAfterMs, presence);
    }

    private String source(Section section) {
        return purpose == Purpose.RUN
                ? section.required("source", SOURCE, "")
                : section.optional("source", SOURCE).orElse("");
    }

    private void checkWire(Signal signal, Section section, String source, String channel) {
        usedSources.add(source);
        if (!sourceSections.containsKey(source)) {
            section.wrong("source", declaredSources(source));
            return;
        }
        Signal other = signalByWire.putIfAbsent(source + "\n" + channel, signal);
        if (other != null) {
            section.wrongOr("channel", channel, Phrase.of("allowed.channel-once", other.code(), source));
        }
        if (sources.get(source) instanceof SourceConfig.Serial serial) {
            checkChannel(signal, section, serial.protocol(), channel);
        } else if (sources.get(source) instanceof SourceConfig.Gpio) {
            checkLine(signal, section, channel);
        }
    }

    private static void checkChannel(Signal signal, Section section, Protocol protocol, String channel) {
        boolean alreadyWrong =
                protocol instanceof Protocol.Modbus && protocol.channels().isEmpty();
        if (alreadyWrong) {
            return;
        }
        if (!protocol.channels().isEmpty() && !protocol.channels().contains(channel)) {
            String channels = protocol.channels().stream().sorted().collect(Collectors.joining(", "));
            section.wrongOr("channel", channel, Phrase.of("allowed.protocol-channel", protocol.code(), channels));
        } else if (protocol.channels().isEmpty()
                && Signal.of(channel).filter(sent -> alike(sent, signal)).isEmpty()) {
            section.wrong(
                    "channel",
                    Phrase.of("allowed.sentence-channel", String.join(", ", names(sent -> alike(sent, signal)))));
        }
    }

    private static void checkLine(Signal signal, Section section, String channel) {
        if (!signal.isFlag()) {
            section.wrong("source", Phrase.of("allowed.gpio-flags", signal.code()));
        } else if (LINE.reading().apply(channel).isEmpty()) {
            section.wrongOr("channel", channel, LINE.allowed());
        }
    }

    private Phrase declaredSources(String source) {
        Set<String> declared = new TreeSet<>(sourceSections.keySet());
        if (declared.isEmpty()) {
            return Phrase.of("allowed.no-source-declared", source);
        }
        String list = String.join(", ", declared);
        return NearMiss.of(source, declared)
                .map(near -> Phrase.of("allowed.sources-near", list, near))
                .orElseGet(() -> Phrase.of("allowed.sources", list));
    }

    /** Whether one can be wired where the other is expected: both flags, or both numbers of one type. */
    private static boolean alike(Signal sent, Signal wanted) {
        return sent.type() == wanted.type();
    }

    private SourceConfig.Pull pull(Signal signal, Section section, String source) {
        if (!signal.isFlag()) {
            section.inapplicable("pull", Phrase.of("allowed.flags-only"));
        } else if (purpose == Purpose.RUN && sources.get(source) instanceof SourceConfig.Serial) {
            section.inapplicable("pull", Phrase.of("allowed.gpio-only"));
        } else {
            return section.optional("pull", PULL).orElse(SourceConfig.Pull.AS_IS);
        }
        return SourceConfig.Pull.AS_IS;
    }

    private static Optional<PresenceSettings> presence(Signal signal, Section section) {
        if (signal != Signal.OCCUPIED) {
            section.inapplicable("sensor", Phrase.of("allowed.occupied-only"));
            section.inapplicable("hold_s", Phrase.of("allowed.occupied-only"));
            return Optional.empty();
        }
        PresenceSensor sensor = section.required("sensor", SENSOR, PresenceSensor.PIR);
        long holdMs =
                section.optional("hold_s", HOLD).map(SignalReader::milliseconds).orElse(sensor.defaultHoldS() * 1000L);
        return Optional.of(new PresenceSettings(sensor, holdMs));
    }

    private static Rule<BigDecimal> scaleRule() {
        Rule<BigDecimal> range = Rule.number("-1000000", "1000000");
        return new Rule<>(
                Phrase.of("allowed.scale"),
                value -> range.reading().apply(value).filter(scale -> scale.signum() != 0));
    }

    private static long milliseconds(BigDecimal seconds) {
        return seconds.movePointRight(3).longValue();
    }

    private static Set<String> names(Predicate<Signal> which) {
        return Arrays.stream(Signal.values())
                .filter(which)
                .map(Signal::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, PresenceSensor> sensors() {
        Map<String, PresenceSensor> sensors = new LinkedHashMap<>();
        Arrays.stream(PresenceSensor.values()).forEach(sensor -> sensors.put(sensor.code(), sensor));
        return sensors;
    }

    private static Map<String, SourceConfig.Pull> pulls() {
        Map<String, SourceConfig.Pull> pulls = ordered("up", SourceConfig.Pull.UP, "down", SourceConfig.Pull.DOWN);
        pulls.put("none", SourceConfig.Pull.NONE);
        return pulls;
    }

    private static <T> Map<String, T> ordered(String first, T one, String second, T two) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }
}
