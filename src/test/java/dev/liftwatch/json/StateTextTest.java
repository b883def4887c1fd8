package dev.liftwatch.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateTextTest {
    /** Never to be made anew: what version 3 wrote has to be readable as long as version 3 is read. */
    private static final Path GOLDEN = Path.of("src/test/resources/states/whole-3.json");

    /** What an agent of version 1 wrote of the same story. */
    private static final Path VERSION_ONE = Path.of("src/test/resources/states/1-22.json");

    @Test
    void aStateOfThisVersionIsReadAsItWasWritten() throws Exception {
        String golden = Files.readString(GOLDEN);
        JudgementState state = StateText.read(golden);
        TrapState.Raised raised = assertInstanceOf(TrapState.Raised.class, state.episode());
        assertEquals("trapped-1", raised.incident());
        assertEquals(golden.strip(), StateText.write(state));
    }

    @Test
    void aTrappingIsHandedToAnAgentOfVersionOneInItsOwnWordsButForWhatItHadLearntOfWires() throws Exception {
        String handed = StateText.asVersionOne(StateText.write(trapping(PresenceSensor.PIR)));
        Map<String, Object> itsOwn = JsonText.read(Files.readString(VERSION_ONE));
        Map<String, Object> written = JsonText.read(handed);
        assertEquals(
                places("", trustOf(itsOwn)), places("", trustOf(written)), "its checks, of which it knows nothing");
        trustOf(itsOwn).clear();
        trustOf(written).clear();
        assertEquals(unseenOf(itsOwn).keySet(), unseenOf(written).keySet(), "when a PIR saw somebody was not kept");
        unseenOf(itsOwn).clear();
        unseenOf(written).clear();
        assertEquals(itsOwn, written);
    }

    private static Map<String, Object> trustOf(Map<String, Object> state) {
        return part(part(state, "watches"), "trust");
    }

    private static Map<String, Object> unseenOf(Map<String, Object> state) {
        return part(part(part(part(state, "watches"), "button"), "trust"), "unseen");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> tree, String name) {
        return (Map<String, Object>) tree.get(name);
    }

    /** The names of all that a tree says, lists apart. */
    private static Set<String> places(String before, Map<?, ?> tree) {
        Set<String> places = new TreeSet<>();
        tree.forEach((key, value) -> {
            places.add(before + key);
            if (value instanceof Map<?, ?> inner) {
                places.addAll(places(before + key + ".", inner));
            }
        });
        return places;
    }

    @ParameterizedTest
    @EnumSource(PresenceSensor.class)
    void whatEverySensorHasSeenSurvives(PresenceSensor sensor) throws Exception {
        JudgementState state = trapping(sensor);
        assertEquals(state, StateText.read(StateText.write(state)));
    }

    @Test
    void aJudgementThatHasSeenNothingSurvives() throws Exception {
        JudgementState state = new Judgement(config(PresenceSensor.PIR), (at, ordinal) -> "none").save();
        assertEquals(state, StateText.read(StateText.write(state)));
    }

    @Test
    void severalCausesSurviveInWhateverOrderTheyWereWritten() throws Exception {
        for (String also : List.of(
                "\"POWER_LOST\",\"DOORS_NOT_OPENING\",\"STOPPED_OUTSIDE_DOOR_ZONE\"",
                "\"STOPPED_OUTSIDE_DOOR_ZONE\",\"DOORS_NOT_OPENING\",\"POWER_LOST\"")) {
            String text = Files.readString(GOLDEN).replace("\"STOPPED_OUTSIDE_DOOR_ZONE\"", also);
            TrapState.Raised raised = assertInstanceOf(
                    TrapState.Raised.class, StateText.read(text).episode());
            assertEquals(3, raised.also().size());
        }
    }

    @Test
    void layoutDoesNotMatter() throws Exception {
        String spread = Files.readString(GOLDEN).replace(",", " ,\n ");
        assertEquals(StateText.read(Files.readString(GOLDEN)), StateText.read(spread));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "no json", "{\"version\":\"one\"}", "{\"version\":1}"})
    void damagedTextIsRefusedInWords(String text) {
        assertTrue(refusal(text).startsWith("the saved judgement "), () -> refusal(text));
    }

    @Test
    void aTextThatEndsTooEarlyIsRefusedWhereverItEnds() throws Exception {
        String golden = Files.readString(GOLDEN).strip();
        for (int end = 0; end < golden.length(); end += 7) {
            String cut = golden.substring(0, end);
            assertTrue(refusal(cut).startsWith("the saved judgement "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"resolvedMs\"", "\"episode\"", "\"panel\"", "\"lastTravelMs\"", "\"incident\"", "\"slices\""})
    void aStateOfWhichAPartIsMissingIsRefused(String part) throws Exception {
        String without = Files.readString(GOLDEN).replaceFirst(part, "\"renamed\"");
        assertTrue(refusal(without).startsWith("the saved judgement "), () -> refusal(without));
    }

    @ParameterizedTest
    @ValueSource(strings = {"panel", "car", "evidence", "button", "episode"})
    void aStateWithoutOneOfItsPartsIsRefused(String part) throws Exception {
        Map<String, Object> tree = JsonText.read(Files.readString(GOLDEN));
        tree.put(part, null);
        assertTrue(refusal(JsonText.write(tree)).startsWith("the saved judgement cannot be read"));
    }

    @Test
    void anotherVersionIsRefusedWithBothVersions() throws Exception {
        String next = Files.readString(GOLDEN).replace("\"version\":3", "\"version\":4");
        assertEquals("the saved judgement has version 4, this program reads 3", refusal(next));
    }

    private static String refusal(String text) {
        return assertThrows(JsonException.class, () -> StateText.read(text)).getMessage();
    }

    /** A rider boards, the car stops between landings, and the rider is seen moving there until the alarm is raised. */
    private static JudgementState trapping(PresenceSensor sensor) {
        Judgement judgement = new Judgement(config(sensor), (at, ordinal) -> "trapped-" + ordinal);
        for (long t = 0; t <= 200_000; t += 500) {
            judgement.advanceTo(t);
            boolean open = t >= 2000 && t < 8000;
            long mm = t < 12_000 ? 0 : Math.min(4500, t - 12_000);
            boolean seen = t >= 4000 && t / 9000 % 2 == 0;
            for (Reading reading : List.of(
                    Reading.of(Signal.DOOR_CLOSED, open ? 0 : 1),
                    Reading.of(Signal.DOOR_OPEN, open ? 1 : 0),
                    Reading.of(Signal.POSITION_MM, mm),
                    Reading.of(Signal.OCCUPIED, seen ? 1 : 0),
                    Reading.of(Signal.ALARM_BUTTON, t >= 60_000 && t < 66_000 ? 1 : 0))) {
                judgement.apply(reading, t);
            }
            judgement.judge(t);
        }
        return judgement.save();
    }

    private static JudgementConfig config(PresenceSensor sensor) {
        Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
        for (Signal signal : List.of(
                Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.POSITION_MM, Signal.OCCUPIED, Signal.ALARM_BUTTON)) {
            signals.put(signal, SignalSettings.defaults(signal));
        }
        return new JudgementConfig(
                new LiftGeometry(1750, 200, List.of(0L, 3000L, 6000L), false),
                signals,
                Optional.of(new PresenceSettings(sensor, sensor.defaultHoldS() * 1000L)),
                DetectionSettings.defaults());
    }
}
