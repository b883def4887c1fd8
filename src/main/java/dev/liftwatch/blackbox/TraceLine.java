package dev.liftwatch.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a trace as a spreadsheet may have left it: fields in quotation marks, and rows filled up with empty fields to the width of
 * the widest. What it says is the same.
 */
final class TraceLine {
    private static final int FIELDS = 3;

    private TraceLine() {}

    /** Whether nothing stands in it. */
    static boolean isBlank(String text) {
        return text.isBlank() || text.chars().allMatch(c -> c == ',' || c == '"' || Character.isWhitespace(c));
    }

    /** The line as it is written without a spreadsheet; empty where a quotation mark is not closed. */
    static Optional<String> plain(String text) {
        if (text.indexOf('"') < 0 && !text.endsWith(",")) {
            return Optional.of(text);
        }
        if (text.startsWith("#")) {
            return Optional.of(withoutEmptyEnd(text));
        }
        return fields(text).map(fields -> {
            // A comment with a comma in it is quoted as one field.
            boolean comment = fields.getFirst().startsWith("#");
            while (fields.size() > (comment ? 1 : FIELDS) && fields.getLast().isEmpty()) {
                fields.removeLast();
            }
            return String.join(",", fields);
        });
    }

    private static String withoutEmptyEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ',') {
            end--;
        }
        return text.substring(0, end);
    }

    private static Optional<List<String>> fields(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return quoted ? Optional.empty() : Optional.of(fields);
    }
}
