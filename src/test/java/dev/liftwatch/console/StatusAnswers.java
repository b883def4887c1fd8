package dev.liftwatch.console;

import dev.liftwatch.health.Condition;
import dev.liftwatch.health.ConditionKind;
import dev.liftwatch.health.ConditionTree;
import dev.liftwatch.health.Folding;
import dev.liftwatch.report.Moment;
import dev.liftwatch.time.WallTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What agents answer to {@code status} in the situations that the screens are drawn for. */
final class StatusAnswers {
    private StatusAnswers() {}

    static final long NOW_MS = 10_000_000;
    static final Moment NOW = new Moment(
            NOW_MS, new WallTime(Instant.parse("2026-11-27T13:23:40Z").toEpochMilli(), true));

    static Map<String, Object> answer(Condition... found) {
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
                "floors",
                List.of(
                        Map.of("label", "B1", "position_mm", 0L),
                        Map.of("label", "1", "position_mm", 1500L),
                        Map.of("label", "2", "position_mm", 4200L)));
        answer.put(
                "recent",
                Map.of(
                        "step_s", 2L,
                        "doors_closed", "?".repeat(5) + "#".repeat(40) + "..." + "#".repeat(80),
                        "in_door_zone", "?".repeat(5) + "#".repeat(40) + "....#####" + ".".repeat(74),
                        "moving", "?".repeat(5) + ".".repeat(44) + "#".repeat(7) + ".".repeat(72),
                        "presence", "?".repeat(5) + ".".repeat(43) + "+".repeat(6) + "#".repeat(74)));
        answer.put(
                "conditions",
                Folding.fold(Arrays.asList(found)).stream()
                        .map(one -> ConditionTree.of(one, NOW))
                        .toList());
        return answer;
    }

    static Map<String, Object> picture(Map<String, Long> values) {
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

    static Condition trapped(Map<String, Object> city) {
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

    static Map<String, Object> trappedAnswer(Map<String, Object> city) {
        Map<String, Object> answer = answer(trapped(city));
        answer.put(
                "picture", picture(Map.of("door_closed", 1L, "door_zone", 0L, "occupied", 1L, "position_mm", 2900L)));
        return answer;
    }

    static Condition wire(ConditionKind kind, String signal, String channel, long forS) {
        return Condition.of(kind, signal, NOW_MS - forS * 1000)
                .on("board")
                .with("source", "board")
                .with("channel", channel);
    }
}
