package dev.liftwatch.resume;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A state that some version has saved, with single fields removed, changed or added, under a configuration that has been edited: it opens,
 * judges a random life, and never fails. {@code ./dev states [SECONDS] [SEED]} tries for as long as it is told to.
 */
final class AnyState {
    private static final Path FORMS = Path.of("src/test/resources/states");
    private static final int ROWS = 400;
    private static final List<String> FORMS_OF_VERSION_1 = forms();

    private final Random random;

    private AnyState(long seed) {
        random = new Random(seed);
    }

    /** Tries until the time is up and prints how many were tried; the first that fails ends it with its seed. */
    public static void main(String[] arguments) {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 600;
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        long endNanos = System.nanoTime() + seconds * 1_000_000_000L;
        long seed = first;
        while (System.nanoTime() < endNanos) {
            tryOne(seed++);
        }
        System.out.printf("%d states opened and judged, none failed (seeds %d to %d)%n", seed - first, first, seed - 1);
    }

    /** One state by its seed. */
    static void tryOne(long seed) {
        try {
            new AnyState(seed).run();
        } catch (RuntimeException | StackOverflowError | AssertionError failed) {
            throw new AssertionError("the state of seed " + seed + " fails", failed);
        }
    }

    /** What is saved after a random life. */
    static SavedJudgement ofALife(long seed) {
        return new AnyState(seed).lived();
    }

    private static List<String> forms() {
        try (Stream<Path> files = Files.list(FORMS)) {
            List<String> forms = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                forms.add(Files.readString(file).strip());
            }
            return forms;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void run() {
        SavedJudgement saved = random.nextInt(4) == 0 ? oldForm() : lived();
        int edits = random.nextInt(5);
        SavedJudgement damaged = saved;
        for (int i = 0; i < edits; i++) {
            damaged = edited(damaged);
        }
        JudgementConfig now = config();
        JudgementRecall.Extent extent = oneOf(List.of(JudgementRecall.Extent.values()));
        long savedMs = Math.max(0, damaged.nowMs());
        long startMs = savedMs + 1 + random.nextInt(random.nextBoolean() ? 5000 : 10_000_000);
        JudgementRecall recall = new JudgementRecall(now, (atMs, n) -> "new-" + n, damaged);
        Judgement judgement = recall.at(startMs, random.nextBoolean(), wiring(now), "lift", extent);
        if (edits == 0 && extent != JudgementRecall.Extent.NOTHING) {
            theIncidentStays(saved, judgement);
        }
        live(judgement, now, startMs);
        SavedJudgement.of(judgement.save(), new SavedJudgement.Origin(wiring(now), "lift", recall.aside()));
    }

    private static void theIncidentStays(SavedJudgement saved, Judgement judgement) {
        Map<String, Object> fields = saved.judgementFields().isEmpty() ? saved.wholeFields() : saved.judgementFields();
        Object incident = fields.get("episode") instanceof Map<?, ?> episode ? episode.get("incident") : null;
        if (incident != null && !incident.equals(judgement.trapState().incidentOrNull())) {
            throw new AssertionError("the incident " + incident + " is gone");
        }
        if (incident == null && !(judgement.trapState() instanceof TrapState.Quiet)) {
            throw new AssertionError("an incident is there that never was");
        }
    }

    private SavedJudgement oldForm() {
        return new SavedJudgement(FORMS_OF_VERSION_1.get(random.nextInt(FORMS_OF_VERSION_1.size())), "");
    }

    private SavedJudgement lived() {
        JudgementConfig config = config();
        Judgement judgement = new Judgement(config, (atMs, n) -> "old-" + n);
        live(judgement, config, 0);
        return SavedJudgement.of(judgement.save(), new SavedJudgement.Origin(wiring(config), "lift", Map.of()));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Map<String, String> wiring(JudgementConfig config) {
        Map<String, String> wiring = new TreeMap<>();
        config.signals()
                .keySet()
                .forEach(signal -> wiring.put(signal.code(), random.nextInt(8) == 0 ? "other" : "same"));
        return wiring;
    }

    private JudgementConfig config() {
        Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            if (random.nextInt(3) > 0) {
                signals.put(
                        signal, new SignalSettings(random.nextInt(3) * 20L, 5000, signal.ages(), random.nextInt(2)));
            }
        }
        Optional<PresenceSettings> presence = Optional.empty();
        if (signals.containsKey(Signal.OCCUPIED)) {
            PresenceSensor sensor = oneOf(List.of(PresenceSensor.values()));
            presence = Optional.of(new PresenceSettings(sensor, 1000L * (1 + random.nextInt(20))));
        }
        List<Long> landings = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(8); i++) {
            landings.add(3000L * i);
        }
        LiftGeometry geometry = new LiftGeometry(1000 + random.nextInt(2000), 200, landings, random.nextInt(8) == 0);
        return new JudgementConfig(geometry, signals, presence, DetectionSettings.defaults());
    }

    private void live(Judgement judgement, JudgementConfig config, long fromMs) {
        List<Signal> wired = List.copyOf(config.signals().keySet());
        long nowMs = fromMs;
        for (int i = 0; i < ROWS && !wired.isEmpty(); i++) {
            nowMs += random.nextInt(12) == 0 ? random.nextInt(200_000) : random.nextInt(700);
            judgement.advanceTo(nowMs);
            Signal signal = wired.get(random.nextInt(wired.size()));
            judgement.apply(reading(signal), nowMs);
            judgement.judge(nowMs);
            if (judgement.nextDueMs() <= nowMs) {
                throw new AssertionError("due in the past at " + nowMs);
            }
            if (random.nextInt(100) == 0 && judgement.trapState().incidentOrNull() != null) {
                judgement.resolve(judgement.trapState().incidentOrNull(), (nowMs & 1) == 0, nowMs);
            }
        }
    }

    private Reading reading(Signal signal) {
        if (random.nextInt(40) == 0) {
            return Reading.lost(signal);
        }
        if (signal.isFlag()) {
            return Reading.of(signal, random.nextInt(4) == 0 ? 0 : 1);
        }
        return Reading.of(signal, random.nextInt(3) == 0 ? random.nextInt(30_000) : 4500);
    }

    private SavedJudgement edited(SavedJudgement saved) {
        boolean whole = saved.kept().isEmpty() || random.nextBoolean();
        String text = whole ? saved.whole() : saved.kept();
        String edited = random.nextInt(12) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : changed(text);
        return whole ? new SavedJudgement(edited, saved.kept()) : new SavedJudgement(saved.whole(), edited);
    }

    private String changed(String text) {
        try {
            Map<String, Object> tree = JsonText.read(text);
            change(tree);
            return JsonText.write(tree);
        } catch (JsonException alreadyCut) {
            return text;
        }
    }

    /** Changes one field somewhere below. */
    @SuppressWarnings("unchecked")
    private void change(Map<String, Object> fields) {
        List<String> names = new ArrayList<>(fields.keySet());
        if (names.isEmpty() || random.nextInt(15) == 0) {
            fields.put("unheard_of", anything());
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        Object value = fields.get(name);
        if (value instanceof Map<?, ?> below && random.nextInt(6) > 0) {
            change((Map<String, Object>) below);
        } else if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
            List<Object> changed = new ArrayList<>(list);
            int at = random.nextInt(changed.size());
            if (changed.get(at) instanceof Map<?, ?> one && random.nextInt(4) > 0) {
                change((Map<String, Object>) one);
            } else {
                changed.set(at, anything());
            }
            fields.put(name, changed);
        } else if (random.nextInt(3) == 0) {
            fields.remove(name);
        } else {
            fields.put(name, anything());
        }
    }

    private Object anything() {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> true;
            case 2 -> "text";
            case 3 -> "DOOR_CLOSED";
            case 4 -> List.of();
            case 5 -> List.of(1, "two", Map.of("three", 3));
            case 6 -> Map.of("signal", "MAINS_OK");
            case 7 -> Long.MAX_VALUE;
            case 8 -> Long.MIN_VALUE;
            case 9 -> 1.5;
            case 10 -> -1;
            default -> random.nextInt(1_000_000);
        };
    }
}
