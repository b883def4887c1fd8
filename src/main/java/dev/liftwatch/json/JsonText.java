package dev.liftwatch.json;

import dev.liftwatch.text.Printable;
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

    /**
     * {@code tree} as one line of JSON; keys in the map's own order. What cannot be printed is escaped, more than JSON asks for: the line may
     * be shown on a terminal, where C1 controls, bidi marks and line separators do something.
     */
    public static String write(Map<String, ?> tree) {
        return escaped(TREE.toJson(tree));
    }

    /**
     * A JSON object as somebody else wrote it, on one line and in printable characters; numbers, blanks and order stay as they are.
     *
     * @throws JsonException where it is none
     */
    public static String oneLine(String json) throws JsonException {
        read(json);
        // Within a text JSON allows no line end and no tab; between texts they are blanks.
        return escaped(
                json.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ').strip());
    }

    /** Outside its texts JSON is plain ASCII, so that whatever is escaped is within one. */
    private static String escaped(String json) {
        if (json.codePoints().allMatch(Printable::isPrintable)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 64);
        json.codePoints().forEach(c -> {
            if (Printable.isPrintable(c)) {
                escaped.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    escaped.append(Printable.number(unit));
                }
            }
        });
        return escaped.toString();
    }

    /**
     * Reads one JSON object.
     *
     * @throws JsonException where the text is not JSON, or not an object
     */
    public static Map<String, Object> read(String text) throws JsonException {
        Structure.check(text);
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
