package dev.liftwatch.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left of the message of an incident where a broker does not take the whole: rescuers can be sent by either form. {@code brief}
 * lacks the signals, the explanation and what else it may be, and is valid wherever the whole is; {@code least}, for alarms alone, says no
 * more than which lift, where, since when, how sure and under which ids, and leaves out fields that are never left out else.
 */
public final class Brevity {
    /** The field that tells the form; the whole message has none. */
    static final String FORM = "form";

    /** In place of an explanation, in every language. */
    private static final String NO_WORDS = "\u2026";

    private static final String BRIEF = "brief";
    private static final String LEAST = "least";

    /** A text that people wrote is cut to this in the least form, bytes: so that it has a length that is known. */
    private static final int MOST_TEXT_BYTES = 60;

    private static final List<String> LEAST_FIELDS = List.of(
            "v",
            "id",
            "lift",
            "boot",
            "at",
            "clock",
            "uptime_ms",
            "incident",
            "kind",
            "phase",
            "cause",
            "certainty",
            "danger",
            "occurred_at",
            "reason");

    private Brevity() {}

    /** The shorter forms, each shorter than the one before; none of a message that is no incident's. */
    public static List<Map<String, Object>> forms(Map<String, Object> message) {
        if (!message.containsKey("signals") || !(message.get("location") instanceof Map<?, ?> location)) {
            return List.of();
        }
        List<Map<String, Object>> forms = new ArrayList<>();
        forms.add(brief(message));
        if ("trap".equals(message.get("kind"))
                && message.containsKey("raised_at")
                && message.get("raised_at") != null) {
            forms.add(least(message, location));
        }
        return forms;
    }

    private static Map<String, Object> brief(Map<String, Object> message) {
        Map<String, Object> brief = new LinkedHashMap<>();
        message.forEach((field, value) -> {
            switch (field) {
                case "signals" -> brief.put(field, Map.of());
                case "explanation" -> brief.put(field, NO_WORDS);
                case "explanation_data" -> brief.put(field, List.of());
                case "maintenance", "advisories", "otherwise" -> {}
                case "resolution" -> brief.put(field, shortened((Map<?, ?>) value));
                case "store" -> {
                    brief.put(FORM, BRIEF);
                    brief.put(field, value);
                }
                default -> brief.put(field, value);
            }
        });
        return brief;
    }

    private static Map<String, Object> shortened(Map<?, ?> resolution) {
        Map<String, Object> shortened = new LinkedHashMap<>();
        shortened.put("outcome", resolution.get("outcome"));
        shortened.put("by", cut(resolution.get("by")));
        shortened.put("note", null);
        for (String field : List.of("uplink", "way_out", "watched_on")) {
            if (resolution.containsKey(field)) {
                shortened.put(field, resolution.get(field));
            }
        }
        return shortened;
    }

    private static Map<String, Object> least(Map<String, Object> message, Map<?, ?> location) {
        Map<String, Object> least = new LinkedHashMap<>();
        for (String field : LEAST_FIELDS) {
            if (message.get(field) != null) {
                least.put(field, message.get(field));
            }
        }
        Map<String, Object> where = new LinkedHashMap<>();
        for (String code : List.of("rescue_code", "registration_code", "name", "address")) {
            // The first is enough to find the lift: rescuers go by the code where there is one.
            if (where.isEmpty() && location.get(code) != null) {
                where.put(code, cut(location.get(code)));
            }
        }
        for (String place : List.of("floor_label", "position_mm")) {
            if (location.get(place) != null) {
                where.put(place, cut(location.get(place)));
            }
        }
        least.put("location", where);
        least.put(FORM, LEAST);
        for (String field : List.of("store", "seq", "replayed")) {
            least.put(field, message.get(field));
        }
        return least;
    }

    /** A text cut to what may be long, whole characters; anything else as it is. */
    private static Object cut(Object value) {
        if (!(value instanceof String text) || bytes(text) <= MOST_TEXT_BYTES) {
            return value;
        }
        int[] characters = text.codePoints().toArray();
        int kept = characters.length;
        while (bytes(new String(characters, 0, kept)) > MOST_TEXT_BYTES) {
            kept--;
        }
        return new String(characters, 0, kept);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
