package dev.liftwatch.entrapment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.json.StateText;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any trace whatever: seeded chaos of every signal, with losses, on every kind of presence sensor. */
class RandomTraceTest {
    private static final int ROWS = 4000;
    private static final List<Signal> WIRED = List.of(
            Signal.DOOR_CLOSED,
            Signal.DOOR_OPEN,
            Signal.DOOR_ZONE,
            Signal.POSITION_MM,
            Signal.OCCUPIED,
            Signal.ALARM_BUTTON,
            Signal.INSPECTION,
            Signal.MAINS_OK);

    private static final List<PresenceSensor> SENSORS = List.of(PresenceSensor.values());

    private record Row(long tMs, Reading reading) {}

    private static JudgementConfig config(long seed) {
        Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
        WIRED.forEach(signal -> signals.put(signal, SignalSettings.defaults(signal)));
        PresenceSensor sensor = SENSORS.get((int) (seed % SENSORS.size()));
        return new JudgementConfig(
                new LiftGeometry(1750, 200, List.of(0L, 3000L, 6000L, 9000L), false),
                signals,
                Optional.of(new PresenceSettings(sensor, sensor.defaultHoldS() * 1000L)),
                DetectionSettings.defaults());
    }

    private static List<Row> trace(long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        long tMs = 0;
        for (int i = 0; i < ROWS; i++) {
            tMs += random.nextInt(10) == 0 ? random.nextInt(40_000) : random.nextInt(300);
            Signal signal = WIRED.get(random.nextInt(WIRED.size()));
            rows.add(new Row(tMs, reading(signal, random)));
        }
        return rows;
    }

    private static Reading reading(Signal signal, Random random) {
        if (random.nextInt(40) == 0) {
            return Reading.lost(signal);
        }
        if (signal == Signal.POSITION_MM) {
            return Reading.of(signal, random.nextInt(4) == 0 ? random.nextInt(9000) : 4500);
        }
        int oftenOne = signal == Signal.INSPECTION || signal == Signal.ALARM_BUTTON ? 1 : 5;
        return Reading.of(signal, random.nextInt(10) < oftenOne ? 1 : 0);
    }

    private static List<Decision> run(Judgement judgement, List<Row> rows) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            decisions.addAll(judgement.advanceTo(row.tMs()));
            judgement.apply(row.reading(), row.tMs());
            boolean lastOfInstant = i + 1 == rows.size() || rows.get(i + 1).tMs() != row.tMs();
            if (lastOfInstant) {
                decisions.addAll(judgement.judge(row.tMs()));
            }
        }
        return decisions;
    }

    private static Judgement fresh(long seed) {
        return new Judgement(config(seed), (atMs, ordinal) -> "i-" + atMs + "-" + ordinal);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSameTraceGivesTheSameDecisions(long seed) {
        List<Decision> once = run(fresh(seed), trace(seed));
        assertEquals(once, run(fresh(seed), trace(seed)));
        assertTrue(once.size() > 5, "a trace that decides nothing shows nothing");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void aTraceCutAnywhereWithTheStateCarriedOverGivesTheSameDecisions(long seed) throws Exception {
        List<Row> rows = trace(seed);
        List<Decision> whole = run(fresh(seed), rows);
        Random random = new Random(seed);
        for (int attempt = 0; attempt < 20; attempt++) {
            int cut = cutBetweenInstants(rows, random);
            Judgement before = fresh(seed);
            List<Decision> both = run(before, rows.subList(0, cut));
            JudgementState carried = StateText.read(StateText.write(before.save()));
            Judgement after = Judgement.resume(config(seed), (atMs, n) -> "i-" + atMs + "-" + n, carried);
            both.addAll(run(after, rows.subList(cut, rows.size())));
            assertEquals(whole, both, "cut before row " + cut);
        }
    }

    private static int cutBetweenInstants(List<Row> rows, Random random) {
        int cut = 1 + random.nextInt(rows.size() - 1);
        while (cut < rows.size() && rows.get(cut).tMs() == rows.get(cut - 1).tMs()) {
            cut++;
        }
        return cut;
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void everyTrappingIsRaisedOnceClosedOnceAndNeverBeforeItBegan(long seed) {
        lives(seed, Decision::isTrap).forEach((incident, phases) -> {
            List<Phase> withoutUpdates =
                    phases.stream().filter(phase -> phase != Phase.UPDATED).toList();
            assertTrue(ORDINARY_LIVES.contains(withoutUpdates), incident + " lived through " + phases);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void everyOtherIncidentIsRaisedOnceThenClosedOnceAndNeverBeforeItBegan(long seed) {
        Map<String, List<Phase>> lives = lives(seed, decision -> !decision.isTrap());
        lives.forEach((incident, phases) -> assertTrue(
                List.of(List.of(Phase.RAISED), List.of(Phase.RAISED, Phase.CLOSED))
                        .contains(phases),
                incident + " lived through " + phases));
        assertTrue(lives.size() > 5, "a trace in which nothing goes wrong shows nothing");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void noOtherIncidentIsOpenTwiceAtATime(long seed) {
        Set<String> open = new HashSet<>();
        for (Decision decision : run(fresh(seed), trace(seed))) {
            if (!decision.isTrap()) {
                String about = decision.kind() + " " + decision.signal();
                boolean raised = decision.phase() == Phase.RAISED;
                assertTrue(raised ? open.add(about) : open.remove(about), about);
            }
        }
    }

    /** The phases that every incident of some kind lived through, in order. */
    private static Map<String, List<Phase>> lives(long seed, Predicate<Decision> kind) {
        Map<String, List<Phase>> lives = new HashMap<>();
        for (Decision decision : run(fresh(seed), trace(seed))) {
            assertTrue(decision.occurredMs() <= decision.atMs());
            if (kind.test(decision)) {
                lives.computeIfAbsent(decision.incident(), id -> new ArrayList<>())
                        .add(decision.phase());
            }
        }
        return lives;
    }

    private static final List<List<Phase>> ORDINARY_LIVES = List.of(
            List.of(Phase.SUSPECTED),
            List.of(Phase.SUSPECTED, Phase.DISMISSED),
            List.of(Phase.SUSPECTED, Phase.RAISED),
            List.of(Phase.SUSPECTED, Phase.RAISED, Phase.CLOSED),
            List.of(Phase.RAISED),
            List.of(Phase.RAISED, Phase.CLOSED));

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38})
    void nothingIsEverDueInThePastSoThatTimeAlwaysAdvances(long seed) {
        Judgement judgement = fresh(seed);
        for (Row row : trace(seed)) {
            judgement.advanceTo(row.tMs());
            judgement.apply(row.reading(), row.tMs());
            judgement.judge(row.tMs());
            assertTrue(judgement.nextDueMs() > row.tMs());
        }
    }
}
