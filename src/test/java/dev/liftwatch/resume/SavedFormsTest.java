package dev.liftwatch.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.entrapment.KeptState;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every form in which a judgement was ever saved. {@code states/1-NN.json} are the forms that version 1 had, and
 * {@code states/N.txt} is what version N writes: whole and kept, a line each. None is ever made anew.
 */
class SavedFormsTest {
    private static final Path FORMS = Path.of("src/test/resources/states");

    static Stream<Path> forms() throws Exception {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.filter(file -> !file.toString().endsWith(".shape")).sorted().toList().stream();
        }
    }

    private static JudgementConfig config() {
        Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
        for (Signal signal : List.of(
                Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.POSITION_MM, Signal.OCCUPIED, Signal.ALARM_BUTTON)) {
            signals.put(signal, SignalSettings.defaults(signal));
        }
        return new JudgementConfig(
                new LiftGeometry(1750, 200, List.of(0L, 3000L, 6000L), false),
                signals,
                Optional.of(new PresenceSettings(PresenceSensor.PIR, 10_000)),
                DetectionSettings.defaults());
    }

    private static SavedJudgement read(Path form) throws Exception {
        List<String> lines = Files.readAllLines(form);
        return new SavedJudgement(lines.getFirst(), lines.size() > 1 ? lines.get(1) : "");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theTrappingInItGoesOnAndIsClosedWhenTheDoorsOpen(Path form) throws Exception {
        JudgementRecall recall = new JudgementRecall(config(), (atMs, n) -> "new", read(form));
        Judgement judgement = recall.at(230_000, true, Map.of(), "", JudgementRecall.Extent.WHOLE);
        TrapState.Raised raised = assertInstanceOf(TrapState.Raised.class, judgement.trapState());
        assertEquals("trapped-1", raised.incident());
        assertEquals(List.of(), at(judgement, 231_000, 4500, false));
        List<Decision> decisions = new ArrayList<>();
        for (long mm = 4500; mm <= 6000; mm += 100) {
            decisions.addAll(at(judgement, 232_000 + (mm - 4500), mm, false));
        }
        decisions.addAll(at(judgement, 240_000, 6000, true));
        decisions.addAll(at(judgement, 243_000, 6000, true));
        Decision closed = decisions.stream()
                .filter(d -> d.isTrap() && d.phase() == Phase.CLOSED)
                .findFirst()
                .orElseThrow();
        assertEquals("trapped-1", closed.incident());
    }

    private static List<Decision> at(Judgement judgement, long tickMs, long mm, boolean open) {
        List<Decision> decisions = new ArrayList<>(judgement.advanceTo(tickMs));
        judgement.apply(Reading.of(Signal.DOOR_CLOSED, open ? 0 : 1), tickMs);
        judgement.apply(Reading.of(Signal.DOOR_OPEN, open ? 1 : 0), tickMs);
        judgement.apply(Reading.of(Signal.POSITION_MM, mm), tickMs);
        judgement.apply(Reading.of(Signal.OCCUPIED, 0), tickMs);
        judgement.apply(Reading.of(Signal.ALARM_BUTTON, 0), tickMs);
        decisions.addAll(judgement.judge(tickMs));
        return decisions;
    }

    /** Whoever changes a record that is saved raises {@link SavedJudgement#VERSION} and adds a form and a shape; the old ones stay. */
    @Test
    void whatIsSavedHasTheShapeOfItsVersion() throws Exception {
        Set<String> shape = new TreeSet<>();
        describe("whole", JudgementState.class, shape);
        describe("kept", KeptState.class, shape);
        Path written = FORMS.resolve(SavedJudgement.VERSION + ".shape");
        assertEquals(
                Files.readString(written).strip(),
                String.join("\n", shape),
                "a form that differs is a version of its own: raise SavedJudgement.VERSION and add its shape");
        assertTrue(Files.exists(FORMS.resolve(SavedJudgement.VERSION + ".txt")), "and a text that it wrote");
    }

    /** An agent of version 1 refuses the whole for one name that it does not know, and a trapping is forgotten on the way back. */
    @Test
    void whatAnAgentOfVersionOneIsHandedAfterAnyLifeHasOnlyNamesThatItKnows() throws Exception {
        Set<String> known = new TreeSet<>();
        for (String line : Files.readAllLines(FORMS.resolve("1.shape"))) {
            String place = line.substring("whole.".length(), line.indexOf(':')).replaceAll("<[A-Za-z]+>|\\[]", "");
            for (int dot = place.indexOf('.'); dot >= 0; dot = place.indexOf('.', dot + 1)) {
                known.add(place.substring(0, dot));
            }
            known.add(place);
        }
        known.add("episode.@type");
        int raised = 0;
        int moving = 0;
        for (long seed = 1; seed <= 400; seed++) {
            SavedJudgement saved = AnyState.ofALife(seed);
            Set<String> said = new TreeSet<>();
            name("", JsonText.read(saved.whole()), known, said);
            said.removeAll(known);
            assertEquals(Set.of(), said, "seed " + seed);
            assertFalse(saved.whole().contains("RESCUE_NOT_SEEN"));
            raised += saved.kept().contains("\"rescue\":{") ? 1 : 0;
            moving += saved.kept().contains("\"course\":{") ? 1 : 0;
        }
        assertTrue(raised > 0 && moving > 0, raised + " with an alarm, " + moving + " with a car under way");
    }

    private static void name(String before, Object tree, Set<String> known, Set<String> places) {
        if (tree instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> {
                // What is said of each signal stands under its name.
                boolean signal = !known.contains(before + key)
                        && Signal.of(String.valueOf(key)).isPresent();
                places.add(signal ? before.substring(0, before.length() - 1) : before + key);
                name(signal ? before : before + key + ".", value, known, places);
            });
        } else if (tree instanceof List<?> items) {
            items.forEach(item -> name(before, item, known, places));
        }
    }

    private static void describe(String place, Class<?> type, Set<String> shape) {
        for (RecordComponent component : type.getRecordComponents()) {
            describe(place + "." + component.getName(), component.getGenericType(), shape);
        }
    }

    private static void describe(String place, Type type, Set<String> shape) {
        if (type instanceof ParameterizedType many) {
            Type[] of = many.getActualTypeArguments();
            describe(place + "[]", of[of.length - 1], shape);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            describe(place, record, shape);
        } else if (type instanceof Class<?> kinds && kinds.isSealed()) {
            for (Class<?> kind : kinds.getPermittedSubclasses()) {
                describe(place + "<" + kind.getSimpleName() + ">", kind, shape);
            }
        } else {
            shape.add(place + ": " + ((Class<?>) type).getSimpleName());
        }
    }
}
