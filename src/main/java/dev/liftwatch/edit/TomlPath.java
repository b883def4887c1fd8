package dev.liftwatch.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where something stands in a file: {@code signals.door_open.active}, {@code lift.floors[2].position_mm}, {@code uplink[0].servers}.
 *
 * @param steps from the outermost table inwards; empty for the outermost table itself
 */
public record TomlPath(List<Step> steps) {
    /** The outermost table. */
    public static final TomlPath ROOT = new TomlPath(List.of());

    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");

    /** One step inwards. */
    public sealed interface Step {}

    /** Into the value of a key. */
    public record Key(String name) implements Step {
        @Override
        public String toString() {
            return TomlPath.written(name);
        }
    }

    /** Into an element of a list, or into one of several tables of the same name; counted from 0. */
    public record Element(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    public TomlPath {
        steps = List.copyOf(steps);
    }

    /** The path of these keys, from the outermost inwards; a dot in one of them is part of its name. */
    public static TomlPath of(String... keys) {
        return new TomlPath(
                Arrays.stream(keys).map(Key::new).map(Step.class::cast).toList());
    }

    /** The key in the table that this path names. */
    public TomlPath then(String key) {
        return then(new Key(key));
    }

    /** The element of the list that this path names, counted from 0. */
    public TomlPath element(int index) {
        return then(new Element(index));
    }

    TomlPath then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new TomlPath(longer);
    }

    /** The table or list that this is in. */
    TomlPath parent() {
        return first(steps.size() - 1);
    }

    /** Its first steps. */
    TomlPath first(int count) {
        return new TomlPath(steps.subList(0, count));
    }

    Step last() {
        return steps.getLast();
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    int length() {
        return steps.size();
    }

    /** Whether it is {@code outer} or something in it. */
    boolean isWithin(TomlPath outer) {
        return length() >= outer.length() && first(outer.length()).equals(outer);
    }

    /** How many steps both have in common. */
    int shared(TomlPath other) {
        int count = 0;
        while (count < Math.min(length(), other.length()) && steps.get(count).equals(other.steps.get(count))) {
            count++;
        }
        return count;
    }

    /** Its keys as a header or a dotted key has them, from the step {@code from} on. */
    String keys(int from) {
        List<String> keys = new ArrayList<>();
        for (Step step : steps.subList(from, length())) {
            if (step instanceof Key key) {
                keys.add(key.toString());
            }
        }
        return String.join(".", keys);
    }

    static String written(String name) {
        return BARE.matcher(name).matches() ? name : TomlValue.text(name).written();
    }

    /** As people write it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(step instanceof Key && !text.isEmpty() ? "." : "").append(step);
        }
        return text.toString();
    }
}
