package dev.liftwatch.faults;

import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.util.Map;

/**
 * A message that the agent had stored, as it came or as it still waits.
 *
 * @param text its bytes as text
 * @param fields the same read
 */
record StoredMessage(String text, Map<String, Object> fields) {
    /** The kind of an incident with people in a car they cannot leave. */
    static final String TRAP = "trap";

    private static final String FRESH = "\"replayed\":false}";
    private static final String AGAIN = "\"replayed\":true}";

    static StoredMessage of(String text) {
        try {
            return new StoredMessage(text, JsonText.read(text));
        } catch (JsonException strange) {
            throw new IllegalArgumentException("not a message: " + text, strange);
        }
    }

    String text(String field) {
        return String.valueOf(fields.get(field));
    }

    long seq() {
        return ((Number) fields.get("seq")).longValue();
    }

    boolean isTrap() {
        return TRAP.equals(fields.get("kind"));
    }

    /** What it says of which incident. */
    String step() {
        return text("phase") + " of incident " + text("incident");
    }

    /** Its text as it would have been at first: a repeat differs from that in nothing else. */
    String fresh() {
        return text.endsWith(AGAIN) ? text.substring(0, text.length() - AGAIN.length()) + FRESH : text;
    }
}
