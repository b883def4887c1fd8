package dev.liftwatch.edit;

import dev.liftwatch.edit.Layout.Entry;
import dev.liftwatch.edit.Layout.Section;
import dev.liftwatch.edit.Layout.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The text of a file, and what it looks like after a change. Each change answers a new text; all bytes that it does not name stay: comments,
 * order, blanks, line ends.
 */
public final class TomlText {
    private final String text;
    private final Layout layout;
    private final String newLine;

    private TomlText(String text) throws UnreadableTomlException {
        this.text = text;
        this.layout = LayoutReader.read(text);
        this.newLine = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /**
     * The text of a file.
     *
     * @throws UnreadableTomlException where it is not TOML
     */
    public static TomlText of(String text) throws UnreadableTomlException {
        return new TomlText(text);
    }

    /** The whole of it. */
    public String text() {
        return text;
    }

    /** Whether there is a value or a table at that path. */
    public boolean has(TomlPath path) {
        return layout.has(path);
    }

    /** The value as it is written; empty where there is none, or where it is a table with a header. */
    public Optional<String> value(TomlPath path) {
        return layout.entry(path).map(entry -> text.substring(entry.valueStart(), entry.valueEnd()));
    }

    /** How many tables or elements a list of that path has. */
    public int count(TomlPath list) {
        int count = 0;
        while (has(list.element(count))) {
            count++;
        }
        return count;
    }

    /**
     * The text with that value: in the place of the one that is there, or as a new last key of its table. A table that is missing is added.
     * A list element can be replaced, not added.
     */
    public TomlText set(TomlPath path, TomlValue value) {
        Optional<Entry> there = layout.entry(path);
        if (there.isPresent()) {
            return replaced(there.get().valueStart(), there.get().valueEnd(), value.written());
        }
        if (layout.section(path).isPresent() || !(path.last() instanceof TomlPath.Key)) {
            throw new IllegalArgumentException(path + " is no key with a value");
        }
        return inserted(path, value);
    }

    private TomlText inserted(TomlPath path, TomlValue value) {
        TomlPath parent = path.parent();
        Optional<Entry> onALine = layout.entry(parent);
        if (onALine.isPresent()) {
            return insertedOnALine(onALine.get(), path.keys(parent.length()), value);
        }
        Optional<Section> section = layout.section(parent);
        if (section.isPresent()) {
            return insertedKey(section.get(), path, value);
        }
        Optional<Entry> sibling = layout.entries().reversed().stream()
                .filter(entry -> !entry.isInner() && entry.path().isWithin(parent))
                .findFirst();
        if (sibling.isPresent()) {
            Section of = layout.sections().get(sibling.get().section());
            if (of.path().length() < parent.length()) {
                return insertedKey(of, path, value);
            }
        }
        for (int length = parent.length() - 1; length > 0; length--) {
            Optional<Entry> around = layout.entry(parent.first(length));
            if (around.isPresent()) {
                return insertedOnALine(around.get(), path.keys(length), value);
            }
        }
        return addTable(parent).set(path, value);
    }

    private TomlText insertedOnALine(Entry table, String key, TomlValue value) {
        if (table.shape() != Shape.TABLE) {
            throw new IllegalArgumentException(table.path() + " is no table");
        }
        List<Entry> inside = layout.elements(table.path());
        String entry = key + " = " + value.written();
        if (inside.isEmpty()) {
            return replaced(table.valueStart(), table.valueEnd(), "{ " + entry + " }");
        }
        int end = inside.getLast().valueEnd();
        return replaced(end, end, ", " + entry);
    }

    private TomlText insertedKey(Section section, TomlPath path, TomlValue value) {
        List<Entry> statements = layout.statements(section);
        String line = path.keys(section.path().length()) + " = " + value.written();
        if (!statements.isEmpty()) {
            Entry last = statements.getLast();
            String indent = text.substring(lineStart(last.start()), last.start());
            return insertedLine(lineEnd(last.valueEnd()), indent + line);
        }
        if (!section.path().isRoot()) {
            return insertedLine(section.bodyStart(), line);
        }
        int top = text.startsWith("\uFEFF") ? 1 : 0;
        while (top < section.end() && text.charAt(top) == '#') {
            top = lineEnd(top);
        }
        return insertedLine(top, line);
    }

    /** The text with an empty table of that path, after its kin; an element of a list of tables goes behind the last one. */
    public TomlText addTable(TomlPath path) {
        if (layout.section(path).isPresent() || layout.entry(path).isPresent()) {
            return this;
        }
        for (int length = path.length() - 1; length > 0; length--) {
            Optional<Entry> around = layout.entry(path.first(length));
            if (around.isPresent() && around.get().shape() == Shape.TABLE) {
                return set(path, new TomlValue("{}"));
            }
        }
        boolean oneOfSeveral = path.last() instanceof TomlPath.Element;
        if (path.last() instanceof TomlPath.Element(int index) && index != count(path.parent())) {
            throw new IllegalArgumentException(path + " is not the next one");
        }
        String keys = path.keys(0);
        String header = oneOfSeveral ? "[[" + keys + "]]" : "[" + keys + "]";
        int place = endOfKin(path);
        boolean atTop = text.substring(0, place).isBlank();
        boolean more = place < text.length() && !isBlankLine(place);
        return insertedLine(place, (atTop ? "" : newLine) + header + (more ? newLine : ""));
    }

    /** Behind the last section that has most steps in common with the path; the end of the text where none has any. */
    private int endOfKin(TomlPath path) {
        int most = 0;
        int place = text.length();
        for (Section section : layout.sections()) {
            int shared = section.path().shared(path);
            if (shared > 0 && shared >= most) {
                most = shared;
                place = endOfContent(section);
            }
        }
        return place;
    }

    /** Behind what belongs to a section: its last key, and comments directly below it unless they stand above the next header. */
    private int endOfContent(Section section) {
        List<Entry> statements = layout.statements(section);
        int content = statements.isEmpty()
                ? section.bodyStart()
                : lineEnd(statements.getLast().valueEnd());
        int comments = content;
        while (comments < section.end() && isCommentLine(comments)) {
            comments = lineEnd(comments);
        }
        return comments == section.end() && comments < text.length() ? content : comments;
    }

    /** The text without what is at that path: a key, a table with all that is in it, an element of a list. */
    public TomlText remove(TomlPath path) {
        Map<Integer, Integer> cuts = new TreeMap<>();
        for (Section section : layout.sections()) {
            if (section.path().isWithin(path) && !section.path().isRoot()) {
                int end = withBlankLines(section.start(), endOfContent(section));
                cuts.put(end == text.length() ? withoutBlankLinesBefore(section.start()) : section.start(), end);
            }
        }
        for (Entry entry : layout.entries()) {
            boolean hasOuter = layout.entries().stream()
                    .anyMatch(other -> other.path().length() < entry.path().length()
                            && entry.path().isWithin(other.path())
                            && other.path().isWithin(path));
            if (entry.path().isWithin(path)
                    && !hasOuter
                    && !layout.sections().get(entry.section()).path().isWithin(path)) {
                cut(entry, cuts);
            }
        }
        StringBuilder shorter = new StringBuilder();
        int from = 0;
        for (Map.Entry<Integer, Integer> cut : cuts.entrySet()) {
            shorter.append(text, from, Math.max(from, cut.getKey()));
            from = Math.max(from, cut.getValue());
        }
        return read(shorter.append(text, from, text.length()).toString());
    }

    private void cut(Entry entry, Map<Integer, Integer> cuts) {
        if (!entry.isInner()) {
            cuts.put(lineStart(entry.start()), lineEnd(entry.valueEnd()));
            return;
        }
        int end = entry.comma() < 0 ? entry.valueEnd() : entry.comma() + 1;
        int lineStart = lineStart(entry.start());
        int lineEnd = lineEnd(end);
        String behind = text.substring(end, lineEnd).strip();
        boolean alone =
                text.substring(lineStart, entry.start()).isBlank() && (behind.isEmpty() || behind.startsWith("#"));
        if (alone) {
            cuts.put(lineStart, lineEnd);
        } else {
            cuts.put(entry.start(), afterBlanks(end));
        }
        if (entry.comma() < 0) {
            layout.entries().stream()
                    .filter(other -> other.comma() >= 0 && other.comma() < entry.start())
                    .filter(other ->
                            text.substring(other.comma() + 1, entry.start()).isBlank())
                    .findFirst()
                    .ifPresent(before -> cuts.put(before.comma(), before.comma() + 1));
        }
    }

    private int afterBlanks(int at) {
        int after = at;
        while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '\t')) {
            after++;
        }
        return after;
    }

    /** A table that goes leaves one blank line between its neighbours, not two. */
    private int withBlankLines(int start, int end) {
        boolean blankBefore = start == 0 || isBlankLine(lineStart(start - 1));
        int after = end;
        while (blankBefore && after < text.length() && isBlankLine(after)) {
            after = lineEnd(after);
        }
        return after;
    }

    /** A table that goes from the end takes the blank line above it along. */
    private int withoutBlankLinesBefore(int start) {
        int before = start;
        while (before > 0 && isBlankLine(lineStart(before - 1))) {
            before = lineStart(before - 1);
        }
        return before;
    }

    private boolean isBlankLine(int lineStart) {
        return text.substring(lineStart, lineEnd(lineStart)).isBlank();
    }

    private boolean isCommentLine(int lineStart) {
        return text.substring(lineStart, lineEnd(lineStart)).stripLeading().startsWith("#");
    }

    private int lineStart(int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        return start == 0 && text.startsWith("\uFEFF") ? 1 : start;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private TomlText insertedLine(int at, String line) {
        boolean joinsALine = at > 0 && text.charAt(at - 1) != '\n' && !(at == 1 && text.startsWith("\uFEFF"));
        return replaced(at, at, (joinsALine ? newLine : "") + line + newLine);
    }

    private TomlText replaced(int start, int end, String with) {
        String lines = newLine.equals("\n") ? with : with.replaceAll("\r?\n", newLine);
        return read(text.substring(0, start) + lines + text.substring(end));
    }

    /** A change of a text that was read leaves one that can be read. */
    private static TomlText read(String text) {
        try {
            return new TomlText(text);
        } catch (UnreadableTomlException broken) {
            throw new IllegalStateException("a change has broken the text", broken);
        }
    }
}
