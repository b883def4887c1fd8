package dev.liftwatch.edit;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What stands where in a text; positions count characters from its beginning.
 *
 * @param sections the headers with what follows them, in the order of the text; the first has no header
 * @param entries every value with its key, those in lists and in tables on one line as well, outer ones before inner ones
 */
record Layout(List<Section> sections, List<Entry> entries) {
    /** What kind of value it is, as far as it matters here. */
    enum Shape {
        PLAIN,
        LIST,
        TABLE
    }

    /**
     * A header and what follows it.
     *
     * @param path the table it opens
     * @param start of its line
     * @param bodyStart after its line
     * @param end of what follows, which is the start of the next header's line
     */
    record Section(TomlPath path, int start, int bodyStart, int end) {}

    /**
     * A value with its key.
     *
     * @param path where it stands
     * @param start of its key; of the value, for the element of a list
     * @param valueStart of the value
     * @param valueEnd after the value
     * @param comma the comma behind it; -1 where there is none
     * @param section the number of its section
     * @param isInner whether it stands in a list or in a table on one line
     * @param shape what the value is
     */
    record Entry(
            TomlPath path,
            int start,
            int valueStart,
            int valueEnd,
            int comma,
            int section,
            boolean isInner,
            Shape shape) {}

    Layout {
        sections = Collections.unmodifiableList(sections);
        entries = Collections.unmodifiableList(entries);
    }

    Optional<Entry> entry(TomlPath path) {
        return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
    }

    /** The last section that opens exactly this table. */
    Optional<Section> section(TomlPath path) {
        return sections.reversed().stream()
                .filter(section -> section.path().equals(path))
                .findFirst();
    }

    /** The keys of a section, without what stands in their values. */
    List<Entry> statements(Section section) {
        int number = sections.indexOf(section);
        return entries.stream()
                .filter(entry -> entry.section() == number && !entry.isInner())
                .toList();
    }

    /** What stands directly in a list or a table on one line. */
    List<Entry> elements(TomlPath container) {
        return entries.stream()
                .filter(entry -> entry.isInner()
                        && entry.path().length() > container.length()
                        && entry.path().isWithin(container)
                        && directlyIn(entry, container))
                .toList();
    }

    /** A dotted key in a table on one line is longer than its table by more than one step. */
    private boolean directlyIn(Entry entry, TomlPath container) {
        return entries.stream()
                .noneMatch(between -> between.path().length() > container.length()
                        && between.path().length() < entry.path().length()
                        && entry.path().isWithin(between.path()));
    }

    /** Whether anything is at the path or in it. */
    boolean has(TomlPath path) {
        return entries.stream().anyMatch(entry -> entry.path().isWithin(path))
                || sections.stream().anyMatch(section -> section.path().isWithin(path));
    }
}
