package dev.liftwatch.json;

import io.avaje.jsonb.JsonType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees of maps, lists, texts, numbers, flags and nulls as one line of JSON, and back. */
public final class JsonText {
    private static final JsonType<Object> TREE = SharedJson.JSON.type(Object.class);

    /** Deeper than this nests nothing that is meant for us; a parser that recurses without end would end the process. */
    static final int DEEPEST = 32;

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
        refuseDeepOrTrailing(text);
        Object tree;
        try {
            tree = TREE.fromJson(text);
        } catch (RuntimeException notJson) {
            throw new JsonException("not JSON: " + notJson.getMessage(), notJson);
        }
        if (!(tree instanceof Map<?, ?> map)) {
            throw new JsonException("not a JSON object", null);
        }
        refuseHalfCharacters(map);
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        return fields;
    }

    /**
     * As {@link #read}, of a text that every reader reads alike: no name stands twice in one object, which the parser refuses, and none is
     * written with an escape, which the parser leaves as it is.
     *
     * @throws JsonException also where one is
     */
    public static Map<String, Object> readUnambiguous(String text) throws JsonException {
        Map<String, Object> fields = read(text);
        refuseEscapedNames(fields);
        return fields;
    }

    private static void refuseEscapedNames(Object tree) throws JsonException {
        switch (tree) {
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (String.valueOf(entry.getKey()).indexOf('\\') >= 0) {
                        throw new JsonException("not JSON for us: a name with an escape", null);
                    }
                    refuseEscapedNames(entry.getValue());
                }
            }
            case List<?> list -> {
                for (Object one : list) {
                    refuseEscapedNames(one);
                }
            }
            case null, default -> {}
        }
    }

    /** What the parser does not refuse itself: nesting that exhausts its stack, and anything after the end. */
    static void refuseDeepOrTrailing(String text) throws JsonException {
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inText && c == '\\') {
                i++;
            } else if (c == '"') {
                inText = !inText;
            } else if (!inText && (c == '{' || c == '[')) {
                depth++;
            } else if (!inText && (c == '}' || c == ']')) {
                depth--;
                if (depth == 0 && !text.substring(i + 1).isBlank()) {
                    throw new JsonException("not JSON: something follows its end", null);
                }
            }
            if (depth > DEEPEST) {
                throw new JsonException("not JSON for us: nested deeper than " + DEEPEST, null);
            }
        }
    }

    /** An escaped half of a surrogate pair can be read but never be written again. */
    private static void refuseHalfCharacters(Object tree) throws JsonException {
        switch (tree) {
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    refuseHalfCharacters(entry.getKey());
                    refuseHalfCharacters(entry.getValue());
                }
            }
            case List<?> list -> {
                for (Object one : list) {
                    refuseHalfCharacters(one);
                }
            }
            case String text -> {
                if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                    throw new JsonException("not JSON: a text with half a character", null);
                }
            }
            case null, default -> {}
        }
    }
}
