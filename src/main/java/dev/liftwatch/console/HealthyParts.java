package dev.liftwatch.console;

import static dev.liftwatch.console.StatusView.text;
import static dev.liftwatch.console.StatusView.word;

import dev.liftwatch.health.ConditionTexts;
import dev.liftwatch.text.Width;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /** @param withCar whether the car was not told of before */
    void add(Map<String, Object> answer, boolean withCar) {
        page.gap();
        Map<?, ?> picture = answer.get("picture") instanceof Map<?, ?> tree ? tree : Map.of();
        if (withCar && !picture.isEmpty()) {
            page.add(car(answer));
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

    /** Where the car of an answer is and what it does; empty where nothing was read yet. */
    static String car(Map<String, Object> answer) {
        return answer.get("picture") instanceof Map<?, ?> picture
                ? Words.of("status.car", placed(picture, list(answer.get("floors"))))
                : "";
    }

    private static String placed(Map<?, ?> picture, List<?> floors) {
        return String.join(
                comma(),
                between(picture, floors).orElseGet(() -> floor(picture)),
                choice("zone", picture.get("in_door_zone")),
                choice("still", picture.get("still")),
                choice("doors", picture.get("doors_closed")),
                word("presence", picture.get("presence")));
    }

    /** Between which landings the car is, where it is at none of them and its height is known. */
    private static Optional<String> between(Map<?, ?> picture, List<?> floors) {
        if (!(picture.get("position_mm") instanceof Number position)
                || !Boolean.FALSE.equals(picture.get("in_door_zone"))) {
            return Optional.empty();
        }
        Map<?, ?> below = null;
        for (Object one : floors) {
            Map<?, ?> floor = (Map<?, ?>) one;
            long above = position.longValue() - (floor.get("position_mm") instanceof Number mm ? mm.longValue() : 0);
            if (above < 0) {
                return below == null
                        ? Optional.empty()
                        : Optional.of(Words.of("car.between", text(below.get("label")), text(floor.get("label")))
                                + comma()
                                + above(position.longValue(), below));
            }
            below = floor;
        }
        return Optional.empty();
    }

    private static String above(long positionMm, Map<?, ?> floor) {
        long tenths = Math.round((positionMm - ((Number) floor.get("position_mm")).longValue()) / 100.0);
        return Words.of("car.above", tenths / 10 + "." + tenths % 10, text(floor.get("label")));
    }

    private static String floor(Map<?, ?> picture) {
        String floor = picture.get("floor_label") == null
                ? Words.of("car.nowhere")
                : Words.of("car.floor", text(picture.get("floor_label")));
        String height = picture.get("position_mm") == null
                ? ""
                : comma() + Words.of("car.height", text(picture.get("position_mm")));
        return floor + height;
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
