package dev.liftwatch.logbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that is to stand in the logbook.
 *
 * @param shelf where
 * @param fields what: the fields of its message that a reader of the logbook needs
 */
public record Note(Shelf shelf, Map<String, Object> fields) {
    /** What a message says to programs and platforms alone, and what the logbook says in its own way. */
    private static final List<String> LEFT_OUT = List.of(
            "v",
            "lift",
            "also",
            "wire",
            "signals",
            "location",
            "explanation",
            "maintenance",
            "advisories",
            "durability",
            "store",
            "seq",
            "replayed",
            "ranges",
            "old_last_seq");

    private static final List<String> OF_PLACE = List.of("position_mm", "floor", "floor_label", "in_door_zone");

    /** The note of a message that the platforms get. */
    public static Note of(Map<String, Object> message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        message.forEach((key, value) -> {
            if (value != null && !LEFT_OUT.contains(key)) {
                fields.put(key, value);
            }
        });
        if (message.get("location") instanceof Map<?, ?> location) {
            for (String key : OF_PLACE) {
                if (location.get(key) != null) {
                    fields.put(key, location.get(key));
                }
            }
        }
        return new Note(Shelf.of(text(message, "kind"), text(message, "phase")), fields);
    }

    private static String text(Map<String, Object> message, String key) {
        return message.get(key) instanceof String text ? text : "";
    }
}
