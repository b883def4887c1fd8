package dev.liftwatch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.liftwatch.health.Condition;
import dev.liftwatch.health.ConditionKind;
import dev.liftwatch.health.ConditionTree;
import dev.liftwatch.health.Folding;
import dev.liftwatch.report.Moment;
import dev.liftwatch.time.Tick;
import dev.liftwatch.time.WallTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a technician sees at the box, on a phone and on a laptop, in both languages. */
class StatusScreensTest {
    private static final long NOW_MS = 10_000_000;
    private static final Moment NOW = new Moment(
            NOW_MS, new WallTime(Instant.parse("2026-11-27T13:23:40Z").toEpochMilli(), true));

    private static Map<String, Object> answer(Condition... found) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("lift", "hz-xh-000123");
        answer.put("name", "Building 3, passenger lift");
        answer.put("version", "1.2.3");
        answer.put("at", "2026-11-27T13:23:40Z");
        answer.put("clock", "synced");
        answer.put(
                "picture", picture(Map.of("door_closed", 1L, "door_zone", 1L, "occupied", 0L, "position_mm", 4200L)));
        answer.put("sources", List.of(Map.of("name", "board", "state", "good", "frames", 12_345L, "bad_checks", 2L)));
        answer.put("uplinks", List.of(Map.of("name", "city", "online", true, "waiting", 0L, "proven_s", 130L)));
        answer.put(
                "conditions",
                Folding.fold(Arrays.asList(found)).stream()
                        .map(one -> ConditionTree.of(one, NOW))
                        .toList());
        return answer;
    }

    private static Map<String, Object> picture(Map<String, Long> values) {
        Map<String, Object> signals = new LinkedHashMap<>();
        values.keySet().stream()
                .sorted()
                .forEach(signal -> signals.put(signal, Map.of("value", values.get(signal), "age_ms", 102_500L)));
        Map<String, Object> picture = new LinkedHashMap<>();
        picture.put("floor_label", "2");
        picture.put("position_mm", values.get("position_mm"));
        picture.put("in_door_zone", values.get("door_zone") == 1);
        picture.put("still", true);
        picture.put("doors_closed", values.get("door_closed") == 1);
        picture.put("presence", values.get("occupied") == 1 ? "strong" : "none");
        picture.put("signals", signals);
        return picture;
    }

    private static void check(String name, Map<String, Object> answer) throws Exception {
        Screens.check(name, page -> StatusView.render(answer, page));
    }

    private static Condition trapped(Map<String, Object> city) {
        Map<String, Object> incident = new LinkedHashMap<>();
        incident.put("id", "01a219bb-7c1e-7a5b-9f3e-2d4c6b8a9e10");
        incident.put("kind", "trap");
        incident.put("phase", "raised");
        incident.put("cause", "stopped-outside-door-zone");
        incident.put("certainty", "confirmed");
        incident.put("probability", 0.93);
        incident.put(
                "explanation_data",
                List.of(
                        Map.of("key", "cause.stopped-outside-door-zone", "numbers", List.of(214L)),
                        Map.of("key", "presence.strong", "numbers", List.of(220L)),
                        Map.of("key", "otherwise.wire-at-fault", "numbers", List.of(93L, 4L), "signal", "door_zone")));
        incident.put("told", List.of(city));
        return Condition.of(ConditionKind.TRAPPED, "", NOW_MS - 214_000).with("incident", incident);
    }

    private static Map<String, Object> trappedAnswer(Map<String, Object> city) {
        Map<String, Object> answer = answer(trapped(city));
        answer.put(
                "picture", picture(Map.of("door_closed", 1L, "door_zone", 0L, "occupied", 1L, "position_mm", 2900L)));
        return answer;
    }

    private static Condition wire(ConditionKind kind, String signal, String channel, long forS) {
        return Condition.of(kind, signal, NOW_MS - forS * 1000)
                .on("board")
                .with("source", "board")
                .with("channel", channel);
    }

    @Test
    void quiet() throws Exception {
        check("status-quiet", answer());
    }

    @Test
    void peopleAreTrappedAndNobodyHasAnswered() throws Exception {
        check("status-trapped", trappedAnswer(Map.of("uplink", "city", "answer", "waiting")));
    }

    @Test
    void theRescueCentreHasAnswered() throws Exception {
        check(
                "status-answered",
                trappedAnswer(Map.of(
                        "uplink",
                        "city",
                        "answer",
                        "answered",
                        "by",
                        "desk 4",
                        "at",
                        "2026-11-27T13:21:06Z",
                        "eta",
                        "2026-11-27T13:33:06Z")));
    }

    @Test
    void threeWiresAreWrong() throws Exception {
        check(
                "status-three-wires",
                answer(
                        wire(ConditionKind.WIRE_CHATTERING, "door_zone", "IN3", 61),
                        wire(ConditionKind.WIRE_INVERTED, "door_closed", "IN1", 9000),
                        wire(ConditionKind.WIRE_DEAD, "occupied", "occupied", 86_400)));
    }

    @Test
    void aSilentLineIsOneFindingAndNotOneForEachWire() throws Exception {
        Map<String, Object> answer = answer(
                wire(ConditionKind.WIRE_LOST, "door_zone", "IN3", 61),
                wire(ConditionKind.WIRE_LOST, "door_closed", "IN1", 61),
                wire(ConditionKind.WIRE_UNREAD, "occupied", "IN5", 61),
                Condition.of(ConditionKind.LINE_SILENT, "board", NOW_MS - 70_000)
                        .with("troubles", List.of(Map.of("key", "line.silent", "arguments", List.of()))));
        answer.put("sources", List.of(Map.of("name", "board", "state", "silent", "frames", 12_345L)));
        check("status-silent-line", answer);
    }

    @Test
    void noPlatformIsReached() throws Exception {
        Map<String, Object> answer = answer(
                Condition.of(ConditionKind.NETWORK_LOST, "", Tick.NONE),
                Condition.of(ConditionKind.PLATFORM_OFFLINE, "city", Tick.NONE, 3, "there is no route to it"),
                Condition.of(ConditionKind.PLATFORM_OFFLINE, "maker", Tick.NONE, 3, "there is no route to it"),
                Condition.of(ConditionKind.ALARM_UNANSWERED, "city", NOW_MS - 300_000),
                Condition.of(ConditionKind.CLOCK_UNSET, "", Tick.NONE));
        answer.put(
                "uplinks",
                List.of(
                        Map.of(
                                "name",
                                "city",
                                "online",
                                false,
                                "waiting",
                                3L,
                                "waiting_alarms",
                                1L,
                                "oldest_alarm_s",
                                300L),
                        Map.of("name", "maker", "online", false, "waiting", 3L)));
        check("status-no-platform", answer);
    }

    @Test
    void aVisitIsNoFault() throws Exception {
        Map<String, Object> answer =
                answer(Condition.of(ConditionKind.VISIT, "", NOW_MS - 60_000, "li", "2026-11-27T17:23:40Z"));
        check("status-visit", answer);
        assertEquals(false, StatusView.isWrong(answer));
    }

    @Test
    void everyFaultAndWarningMakesTheExitCodeOne() {
        List<ConditionKind> silent = new ArrayList<>();
        for (ConditionKind kind : ConditionKind.values()) {
            boolean wrong = StatusView.isWrong(answer(Condition.of(kind, "x", Tick.NONE)));
            if (wrong == (kind.level() == ConditionKind.Level.NOTE)) {
                silent.add(kind);
            }
        }
        assertEquals(List.of(), silent);
    }
}
