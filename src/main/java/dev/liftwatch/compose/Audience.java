package dev.liftwatch.compose;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * For which platforms a message is. It is asked for every platform when a message is stored.
 *
 * @param topics the topics that each uplink gets, by the uplink's name
 */
public record Audience(Map<String, Set<String>> topics) {
    /** Makes a copy. */
    public Audience {
        topics = Map.copyOf(topics);
    }

    /** The names of the uplinks that get messages of {@code topic}. */
    public Predicate<String> of(String topic) {
        return uplink -> topics.getOrDefault(uplink, Set.of()).contains(topic);
    }
}
