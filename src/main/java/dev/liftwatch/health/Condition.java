package dev.liftwatch.health;

import dev.liftwatch.time.Tick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that is not as it should be, or that is good to know. Immutable.
 *
 * @param kind what
 * @param subject what it is about: a signal, a source, a platform by its name; empty where it is about the lift or the box
 * @param on the source that a signal comes over, empty where it is not about a signal
 * @param sinceMs since when, tick, or {@link Tick#NONE} where that is not known
 * @param variant the end of the key of its texts, empty where the kind has one text only
 * @param arguments what fills the gaps of its texts after the subject
 * @param details what programs are told besides, by key
 * @param effects how many conditions are hidden under this one
 */
public record Condition(
        ConditionKind kind,
        String subject,
        String on,
        long sinceMs,
        String variant,
        List<String> arguments,
        Map<String, Object> details,
        int effects) {
    /** A condition of these arguments. */
    public Condition {
        arguments = List.copyOf(arguments);
        details = new LinkedHashMap<>(details);
    }

    /** About {@code subject}, since a tick. */
    public static Condition of(ConditionKind kind, String subject, long sinceMs, Object... arguments) {
        List<String> texts = List.of(arguments).stream().map(String::valueOf).toList();
        return new Condition(kind, subject, "", sinceMs, "", texts, Map.of(), 0);
    }

    /** The same about a signal that comes over that source. */
    public Condition on(String source) {
        return new Condition(kind, subject, source, sinceMs, variant, arguments, details, effects);
    }

    /** The same with the texts of a variant. */
    public Condition as(String otherVariant) {
        return new Condition(kind, subject, on, sinceMs, otherVariant, arguments, details, effects);
    }

    /** The same with something more for programs. */
    public Condition with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(key, value);
        return new Condition(kind, subject, on, sinceMs, variant, arguments, more, effects);
    }

    /** The same condition with a count of the conditions that it hides. */
    Condition hiding(int others) {
        return new Condition(kind, subject, on, sinceMs, variant, arguments, details, others);
    }

    /** The key of its texts. */
    public String textKey() {
        return variant.isEmpty() ? kind.key() : kind.key() + "." + variant;
    }
}
