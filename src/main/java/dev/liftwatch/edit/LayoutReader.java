package dev.liftwatch.edit;

import dev.liftwatch.edit.Layout.Entry;
import dev.liftwatch.edit.Layout.Section;
import dev.liftwatch.edit.Layout.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what stands where in a text. It looks at the shape alone: whether a value makes sense is the parser's matter, which has read the file
 * before and reads it again afterwards.
 */
final class LayoutReader {
    /** A file for us has three; the reader calls itself for each. */
    private static final int DEEPEST = 50;

    private final String text;
    private final List<Section> sections = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<TomlPath, Integer> tablesOfAName = new HashMap<>();
    private TomlPath table = TomlPath.ROOT;
    private int sectionStart;
    private int bodyStart;
    private int at;
    private int depth;

    private LayoutReader(String text) {
        this.text = text;
    }

    /**
     * What stands where.
     *
     * @throws UnreadableTomlException where the text is not TOML
     */
    static Layout read(String text) throws UnreadableTomlException {
        return new LayoutReader(text).whole();
    }

    private Layout whole() throws UnreadableTomlException {
        if (text.startsWith("\uFEFF")) {
            at = 1;
        }
        while (at < text.length()) {
            int lineStart = at;
            skipBlanks();
            if (!isAtLineEnd()) {
                if (text.charAt(at) == '[') {
                    sections.add(new Section(table, sectionStart, bodyStart, lineStart));
                    sectionStart = lineStart;
                    table = header();
                } else {
                    statement();
                }
            }
            endLine();
            if (sectionStart == lineStart && !table.isRoot()) {
                bodyStart = at;
            }
        }
        sections.add(new Section(table, sectionStart, bodyStart, at));
        return new Layout(sections, entries);
    }

    private TomlPath header() throws UnreadableTomlException {
        at++;
        boolean oneOfSeveral = at < text.length() && text.charAt(at) == '[';
        if (oneOfSeveral) {
            at++;
        }
        List<TomlPath.Key> keys = keys();
        expect(']');
        if (oneOfSeveral) {
            expect(']');
        }
        TomlPath path = TomlPath.ROOT;
        for (int i = 0; i < keys.size(); i++) {
            path = path.then(keys.get(i));
            if (i == keys.size() - 1 && oneOfSeveral) {
                path = path.element(tablesOfAName.merge(path, 1, Integer::sum) - 1);
            } else if (tablesOfAName.containsKey(path)) {
                path = path.element(tablesOfAName.get(path) - 1);
            }
        }
        return path;
    }

    private void statement() throws UnreadableTomlException {
        int start = at;
        entry(table, keys(), start, false);
    }

    private void entry(TomlPath in, List<TomlPath.Key> keys, int start, boolean isInner)
            throws UnreadableTomlException {
        TomlPath path = in;
        for (TomlPath.Key key : keys) {
            path = path.then(key);
        }
        expect('=');
        skipBlanks();
        value(path, start, isInner);
    }

    private List<TomlPath.Key> keys() throws UnreadableTomlException {
        List<TomlPath.Key> keys = new ArrayList<>();
        do {
            skipBlanks();
            keys.add(new TomlPath.Key(key()));
            skipBlanks();
        } while (take('.'));
        return keys;
    }

    private String key() throws UnreadableTomlException {
        int start = at;
        char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '"' || first == '\'') {
            quoted(first);
            String inside = text.substring(start + 1, at - 1);
            return first == '"' ? Escapes.undone(inside) : inside;
        }
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw unreadable();
        }
        return text.substring(start, at);
    }

    private static boolean isBare(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }

    private void value(TomlPath path, int start, boolean isInner) throws UnreadableTomlException {
        int valueStart = at;
        int place = entries.size();
        // Outer ones come before inner ones: the place is kept until the end is known.
        entries.add(null);
        Shape shape = Shape.PLAIN;
        char first = at < text.length() ? text.charAt(at) : '\n';
        if (++depth > DEEPEST) {
            throw unreadable();
        }
        switch (first) {
            case '"', '\'' -> quoted(first);
            case '[' -> {
                shape = Shape.LIST;
                list(path);
            }
            case '{' -> {
                shape = Shape.TABLE;
                tableOnALine(path);
            }
            default -> plain();
        }
        depth--;
        int end = at;
        int comma = -1;
        if (isInner) {
            skipLines();
            comma = at < text.length() && text.charAt(at) == ',' ? at : -1;
        }
        entries.set(place, new Entry(path, start, valueStart, end, comma, sections.size(), isInner, shape));
    }

    private void plain() throws UnreadableTomlException {
        int start = at;
        while (at < text.length() && ",]}#\n\r".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        while (at > start && isBlank(text.charAt(at - 1))) {
            at--;
        }
        if (at == start || text.substring(start, at).contains("=")) {
            throw unreadable();
        }
    }

    private void list(TomlPath path) throws UnreadableTomlException {
        at++;
        skipLines();
        for (int i = 0; !take(']'); i++) {
            value(path.element(i), at, true);
            betweenElements(']');
        }
    }

    private void tableOnALine(TomlPath path) throws UnreadableTomlException {
        at++;
        skipLines();
        while (!take('}')) {
            int start = at;
            entry(path, keys(), start, true);
            betweenElements('}');
        }
    }

    private void betweenElements(char end) throws UnreadableTomlException {
        skipLines();
        if (!take(',') && !(at < text.length() && text.charAt(at) == end)) {
            throw unreadable();
        }
        skipLines();
    }

    private void quoted(char mark) throws UnreadableTomlException {
        String three = String.valueOf(mark).repeat(3);
        boolean overLines = text.startsWith(three, at);
        at += overLines ? 3 : 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && mark == '"') {
                at += 2;
            } else if (overLines && text.startsWith(three, at)) {
                at += 3;
                // Two more marks may stand before the three that end it.
                for (int more = 0; more < 2 && take(mark); more++) {}
                return;
            } else if (!overLines && c == mark) {
                at++;
                return;
            } else if (!overLines && c == '\n') {
                throw unreadable();
            } else {
                at++;
            }
        }
        at = text.length();
        throw unreadable();
    }

    private void expect(char c) throws UnreadableTomlException {
        if (!take(c)) {
            throw unreadable();
        }
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private boolean isAtLineEnd() {
        return at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '#' || text.startsWith("\r\n", at);
    }

    /** Blanks, line ends and comments, within a list. */
    private void skipLines() {
        while (at < text.length() && (isBlank(text.charAt(at)) || isAtLineEnd())) {
            if (text.charAt(at) == '#') {
                skipComment();
            } else {
                at++;
            }
        }
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void endLine() throws UnreadableTomlException {
        skipBlanks();
        if (!isAtLineEnd()) {
            throw unreadable();
        }
        skipComment();
        at = Math.min(at + 1, text.length());
    }

    private UnreadableTomlException unreadable() {
        String before = text.substring(0, Math.min(at, text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new UnreadableTomlException(line, before.length() - before.lastIndexOf('\n'));
    }
}
