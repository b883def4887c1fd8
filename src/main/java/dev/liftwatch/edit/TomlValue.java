package dev.liftwatch.edit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A value as it is written into a file.
 *
 * @param written the characters of the file
 */
public record TomlValue(String written) {
    /** A text between quotation marks. */
    public static TomlValue text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7F) {
                        quoted.append(String.format("\\u%04X", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return new TomlValue(quoted.append('"').toString());
    }

    /** A whole number. */
    public static TomlValue whole(long number) {
        return new TomlValue(Long.toString(number));
    }

    /** A number with a decimal point, also where it is whole. */
    public static TomlValue decimal(BigDecimal number) {
        return new TomlValue((number.scale() < 1 ? number.setScale(1) : number).toPlainString());
    }

    /** {@code true} or {@code false}. */
    public static TomlValue yesOrNo(boolean value) {
        return new TomlValue(Boolean.toString(value));
    }

    /** A list on one line. */
    public static TomlValue list(List<TomlValue> elements) {
        return new TomlValue(elements.stream().map(TomlValue::written).collect(Collectors.joining(", ", "[", "]")));
    }

    /** A list with one element on each line, for those that are read as a table. */
    public static TomlValue lines(List<TomlValue> elements) {
        return new TomlValue(
                elements.stream().map(TomlValue::written).collect(Collectors.joining(",\n  ", "[\n  ", ",\n]")));
    }

    /** A table on one line; its keys in the order of the map. */
    public static TomlValue table(Map<String, TomlValue> entries) {
        if (entries.isEmpty()) {
            return new TomlValue("{}");
        }
        return new TomlValue(entries.entrySet().stream()
                .map(entry -> TomlPath.written(entry.getKey()) + " = "
                        + entry.getValue().written())
                .collect(Collectors.joining(", ", "{ ", " }")));
    }
}
