package dev.liftwatch.json;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.Map;

/** Trees of maps, lists, texts, numbers, flags and nulls as one line of JSON, and back. */
public final class JsonText {
    /** What is unknown is written as null, never left out. */
    private static final Jsonb JSONB =
            Jsonb.builder().serializeNulls(true).serializeEmpty(true).build();

    private static final JsonType<Object> TREE = JSONB.type(Object.class);

    private JsonText() {}

    /** {@code tree} as one line of JSON; keys in the map's own order. */
    public static String write(Map<String, ?> tree) {
        return TREE.toJson(tree);
    }

    /**
     * Reads one JSON object.
     *
     * @throws JsonException where the text is not JSON, or not an object
     */
    public static Map<String, Object> read(String text) throws JsonException {
        Object tree;
        try {
            tree = TREE.fromJson(text);
        } catch (RuntimeException notJson) {
            throw new JsonException("not JSON: " + notJson.getMessage(), notJson);
        }
        if (!(tree instanceof Map<?, ?> map)) {
            throw new JsonException("not a JSON object", null);
        }
        Map<String, Object> fields = new java.util.LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        return fields;
    }
}
