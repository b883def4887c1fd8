package dev.liftwatch.config;

import dev.liftwatch.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * One table of a file while it is read. Each key is asked for by its rule; what does not follow it goes to the problems
 * and reading goes on, so that everything wrong is found at once. Keys nobody asked for are unknown.
 */
final class Section {
    /** Longest quotation of a wrong value, in characters. */
    private static final int LONGEST_QUOTED = 60;

    private final Problems problems;
    private final TomlTable table;
    private final String path;
    private final TomlPosition position;
    private final Set<String> known = new TreeSet<>();

    Section(Problems problems, TomlTable table, String path, TomlPosition position) {
        this.problems = problems;
        this.table = table;
        this.path = path;
        this.position = position;
    }

    /** The value of {@code key}; empty where it is absent, or wrong and therefore among the problems. */
    <T> Optional<T> optional(String key, Rule<T> rule) {
        known.add(key);
        return value(key).flatMap(value -> checked(rule, value, positionOf(key), pathOf(key)));
    }

    /** The value of {@code key}, or {@code instead} after a problem: then nobody gets to see it. */
    <T> T required(String key, Rule<T> rule, T instead) {
        if (value(key).isEmpty()) {
            known.add(key);
            problems.addMissing(position, pathOf(key), rule.allowed());
            return instead;
        }
        return optional(key, rule).orElse(instead);
    }

    /** As {@link #required}, and a wrong value is not shown. */
    <T> T requiredSecret(String key, Rule<T> rule, T instead) {
        known.add(key);
        Optional<Object> found = value(key);
        if (found.isEmpty()) {
            problems.addMissing(position, pathOf(key), rule.allowed());
            return instead;
        }
        Optional<T> read = found.flatMap(rule.reading());
        if (read.isEmpty()) {
            problems.add(positionOf(key), pathOf(key), Phrase.of("found.secret"), rule.allowed());
        }
        return read.orElse(instead);
    }

    /** The elements of a list that must have at least one; wrong ones are left out. */
    <T> List<T> requiredList(String key, Rule<T> rule, int most) {
        known.add(key);
        Phrase allowed = Phrase.of("allowed.list", most, rule.allowed());
        Optional<Object> found = value(key);
        if (found.isEmpty()) {
            problems.addMissing(position, pathOf(key), allowed);
            return List.of();
        }
        if (!(found.get() instanceof TomlArray list) || list.isEmpty() || list.size() > most) {
            problems.add(positionOf(key), pathOf(key), describe(found.get()), allowed);
            return List.of();
        }
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            checked(rule, list.get(i), list.inputPositionOf(i), pathOf(key) + "[" + (i + 1) + "]")
                    .ifPresent(elements::add);
        }
        return elements;
    }

    /** The table {@code [key]}, if it is there. */
    Optional<Section> table(String key) {
        known.add(key);
        Object found = value(key).orElse(null);
        if (found instanceof TomlTable inner) {
            return Optional.of(new Section(problems, inner, pathOf(key), positionOf(key)));
        }
        if (found != null) {
            problems.add(positionOf(key), pathOf(key), describe(found), Phrase.of("allowed.table", pathOf(key)));
        }
        return Optional.empty();
    }

    /** The tables in this one by their names, in the order of the file; anything else in it is a problem. */
    Map<String, Section> tables() {
        Map<String, Section> tables = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            table(key).ifPresent(inner -> tables.put(key, inner));
        }
        return tables;
    }

    /** The elements of a list of tables, none where it is absent. */
    List<Section> tableList(String key, int least, int most, Phrase allowed) {
        known.add(key);
        Optional<Object> found = value(key);
        if (found.isEmpty()) {
            return List.of();
        }
        if (!(found.get() instanceof TomlArray list)
                || list.size() < least
                || list.size() > most
                || !list.toList().stream().allMatch(TomlTable.class::isInstance)) {
            problems.add(positionOf(key), pathOf(key), describe(found.get()), allowed);
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            sections.add(new Section(
                    problems, list.getTable(i), pathOf(key) + "[" + (i + 1) + "]", list.inputPositionOf(i)));
        }
        return sections;
    }

    /** Takes {@code key} for known without looking at it. */
    void passOver(String key) {
        known.add(key);
    }

    /** Refuses {@code key}, known as it is, where it makes no sense. */
    void inapplicable(String key, Phrase allowed) {
        known.add(key);
        value(key).ifPresent(value -> wrong(key, allowed));
    }

    /** The value of {@code key} breaks a rule that needs more than the value to see. */
    void wrong(String key, Phrase allowed) {
        problems.add(positionOf(key), pathOf(key), describe(value(key).orElseThrow()), allowed);
    }

    /** As {@link #wrong}, also where {@code effective} came about by a default. */
    void wrongOr(String key, String effective, Phrase allowed) {
        if (has(key)) {
            wrong(key, allowed);
        } else {
            problems.add(position, pathOf(key), Phrase.of("found.default", effective), allowed);
        }
    }

    /** Checks the name that the author of the file gave this table. */
    void requireName(String name, Rule<String> rule) {
        checked(rule, name, position, path);
    }

    /** This table lacks something that is not one key. */
    void missing(Phrase found, Phrase allowed) {
        problems.add(position, path, found, allowed);
    }

    /** How many keys it has, known or not. */
    int size() {
        return table.size();
    }

    void missing(String key, Phrase allowed) {
        problems.addMissing(position, pathOf(key), allowed);
    }

    void warn(String key, Phrase text) {
        problems.warn(positionOf(key), pathOf(key), text);
    }

    void warn(Phrase text) {
        problems.warn(position, path, text);
    }

    /** Call after every key has been asked for. */
    void refuseUnknownKeys() {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                refuseUnknownKey(key, known);
            }
        }
    }

    void refuseUnknownKey(String key, Set<String> allowed) {
        String list = String.join(", ", allowed);
        Phrase phrase = NearMiss.nearest(key, allowed)
                .map(near -> Phrase.of("allowed.keys-near", list, near))
                .orElseGet(() -> Phrase.of("allowed.keys", list));
        problems.addUnknownKey(positionOf(key), pathOf(key), phrase);
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    /** The key with the tables it is in. */
    String pathOf(String key) {
        String shown = key.matches("[A-Za-z0-9_-]+") ? key : "\"" + printable(key) + "\"";
        return path.isEmpty() ? shown : path + "." + shown;
    }

    private Optional<Object> value(String key) {
        return Optional.ofNullable(table.get(List.of(key)));
    }

    /** Where the key stands, or this table where the key is absent. */
    private TomlPosition positionOf(String key) {
        TomlPosition at = table.inputPositionOf(List.of(key));
        return at == null ? position : at;
    }

    private <T> Optional<T> checked(Rule<T> rule, Object value, TomlPosition at, String key) {
        Optional<T> read = rule.reading().apply(value);
        if (read.isEmpty()) {
            problems.add(at, key, describe(value), rule.allowed());
        }
        return read;
    }

    private static Phrase describe(Object value) {
        return switch (value) {
            case String text -> describeText(text);
            case TomlTable t -> Phrase.of("found.table");
            case TomlArray list -> Phrase.of("found.list", list.size());
            default -> Phrase.literal(value.toString());
        };
    }

    /** A text, and what in it cannot be seen or looks like something else. */
    private static Phrase describeText(String text) {
        String quoted = "\"" + printable(text) + "\"";
        OptionalInt sign = StrangeSign.firstIn(text);
        if (sign.isPresent()) {
            return Phrase.of(
                    "found.sign-in",
                    quoted,
                    StrangeSign.shown(sign.getAsInt()),
                    StrangeSign.words(sign.getAsInt()).orElseThrow());
        }
        return text.equals(text.strip()) ? Phrase.literal(quoted) : Phrase.of("found.blank-end", quoted);
    }

    private static String printable(String text) {
        return Printable.text(text, LONGEST_QUOTED);
    }
}
