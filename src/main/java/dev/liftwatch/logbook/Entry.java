package dev.liftwatch.logbook;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that stands in the logbook.
 *
 * @param number later entries have greater numbers, whatever the clock said
 * @param at when it was decided, by the clock of the box; corrected where the clock turned out to be wrong
 * @param synced whether that time is known to be right
 * @param fields what the message of it says, without what only programs need
 */
public record Entry(long number, Instant at, boolean synced, Map<String, Object> fields) {
    /** Keeps a copy. */
    public Entry {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** An entry as it was written; nothing where the fields are not those of one. */
    static Optional<Entry> of(Map<String, Object> fields) {
        try {
            boolean whole = fields.get("n") instanceof Number
                    && fields.get("at") instanceof String
                    && fields.get("kind") instanceof String;
            if (!whole) {
                return Optional.empty();
            }
            Map<String, Object> rest = new LinkedHashMap<>(fields);
            long number = ((Number) rest.remove("n")).longValue();
            Instant at = Instant.parse((String) rest.get("at"));
            return Optional.of(new Entry(number, at, "synced".equals(rest.get("clock")), rest));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** The same at a time that is right. */
    Entry correctedBy(long ms) {
        return new Entry(number, at.plusMillis(ms), true, fields);
    }

    /** What kind of thing it is: {@code trap}, the name of another incident, or e.g. {@code answer} or {@code start}. */
    public String kind() {
        return text("kind");
    }

    /** What has become of it, empty where that does not apply. */
    public String phase() {
        return text("phase");
    }

    /** The incident that it is about, empty where it is about none. */
    public String incident() {
        return text("incident");
    }

    /** A field as text, empty where it is missing. */
    public String text(String key) {
        return fields.get(key) instanceof String text ? text : "";
    }

    /** A field as a whole number. */
    public Optional<Long> whole(String key) {
        return fields.get(key) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    /** A field that is a list of objects, empty where it is missing. */
    public List<Map<?, ?>> list(String key) {
        return fields.get(key) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(one -> (Map<?, ?>) one)
                        .toList()
                : List.of();
    }

    /** A field that is an object, empty where it is missing. */
    public Map<?, ?> tree(String key) {
        return fields.get(key) instanceof Map<?, ?> tree ? tree : Map.of();
    }
}
