package dev.liftwatch.console;

import static dev.liftwatch.console.StatusView.text;
import static dev.liftwatch.console.StatusView.word;

import dev.liftwatch.health.ConditionTexts;
import dev.liftwatch.text.Width;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The lower part of the screen: the car, the lines, the platforms and every wire as they are now. */
final class HealthyParts {
    /** What is told of a source where there is any of it. */
    static final List<String> COUNTERS =
            List.of("bad_checks", "malformed", "gaps", "repeated", "late", "resyncs", "noise_bytes", "rejected");

    private static final int MS_A_SECOND = 1000;

    private final Page page;
    private final ConditionTexts texts = ConditionTexts.in(Locale.getDefault());

    HealthyParts(Page page) {
        this.page = page;
    }

    void add(Map<String, Object> answer) {
        page.gap();
        Map<?, ?> picture = answer.get("picture") instanceof Map<?, ?> tree ? tree : Map.of();
        if (!picture.isEmpty()) {
            page.add(Words.of("status.car", car(picture)));
        }
        list(answer.get("sources")).forEach(source -> source((Map<?, ?>) source));
        list(answer.get("uplinks")).forEach(uplink -> uplink((Map<?, ?>) uplink));
        if (picture.get("signals") instanceof Map<?, ?> signals) {
            page.gap();
            int width = signals.keySet().stream()
                    .mapToInt(code -> Width.of(texts.signal(text(code))))
                    .max()
                    .orElse(0);
            int values = signals.entrySet().stream()
                    .mapToInt(one -> Width.of(value(text(one.getKey()), (Map<?, ?>) one.getValue())))
                    .max()
                    .orElse(0);
            signals.forEach((code, view) -> wire(text(code), (Map<?, ?>) view, width, values));
        }
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String car(Map<?, ?> picture) {
        String floor = picture.get("floor_label") == null
                ? Words.of("car.nowhere")
                : Words.of("car.floor", text(picture.get("floor_label")));
        String height = picture.get("position_mm") == null
                ? ""
                : comma() + Words.of("car.height", text(picture.get("position_mm")));
        return String.join(
                comma(),
                floor + height,
                choice("zone", picture.get("in_door_zone")),
                choice("still", picture.get("still")),
                choice("doors", picture.get("doors_closed")),
                word("presence", picture.get("presence")));
    }

    private static String comma() {
        return Words.bundle().getString("join.parts");
    }

    private static String choice(String kind, Object value) {
        return Words.of("car." + kind + (value == null ? ".unknown" : Boolean.TRUE.equals(value) ? ".yes" : ".no"));
    }

    private void source(Map<?, ?> source) {
        String counters = COUNTERS.stream()
                .filter(counter -> source.get(counter) instanceof Number count && count.longValue() > 0)
                .map(counter -> comma() + Words.of("counter." + counter, text(source.get(counter))))
                .collect(Collectors.joining());
        page.add(Words.of(
                        "status.source",
                        text(source.get("name")),
                        word("source", source.get("state")),
                        text(source.get("frames")))
                + counters);
    }

    private void uplink(Map<?, ?> uplink) {
        boolean online = Boolean.TRUE.equals(uplink.get("online"));
        StringBuilder line = new StringBuilder(
                Words.of("status.uplink", text(uplink.get("name")), word("uplink", online ? "online" : "offline")));
        if (uplink.get("waiting") instanceof Number waiting && waiting.longValue() > 0) {
            line.append(comma()).append(Words.of("status.waiting", waiting));
        }
        if (uplink.get("waiting_alarms") instanceof Number alarms && alarms.longValue() > 0) {
            line.append(comma())
                    .append(Words.of(
                            "status.oldest-alarm",
                            alarms,
                            uplink.get("oldest_alarm_s") instanceof Number seconds
                                    ? StatusView.age(seconds.longValue())
                                    : "-"));
        }
        if (uplink.get("proven_s") instanceof Number ago) {
            line.append(comma()).append(Words.of("status.proven", StatusView.age(ago.longValue())));
        }
        page.add(line.toString());
    }

    private String value(String code, Map<?, ?> view) {
        Object value = view.get("value");
        return value == null ? Words.of("word.unknown") : texts.value(code, text(value));
    }

    private void wire(String code, Map<?, ?> view, int width, int values) {
        String since = view.get("age_ms") instanceof Number ms ? StatusView.age(ms.longValue() / MS_A_SECOND) : "";
        page.add(Width.pad(texts.signal(code), width) + "  ", Width.pad(value(code, view), values) + "  " + since);
    }
}
