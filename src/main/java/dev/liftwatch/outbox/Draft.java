package dev.liftwatch.outbox;

import java.util.function.Predicate;

/**
 * A message to be stored. Its body is made when its number is known.
 *
 * @param id its own id, unique
 * @param topic the topic below an uplink's prefix
 * @param kind its class
 * @param audience which uplinks it goes to, by name
 * @param body makes the JSON text from where it is filed
 */
public record Draft(String id, String topic, MessageClass kind, Predicate<String> audience, Body body) {
    /** A message that goes to every uplink. */
    public Draft(String id, String topic, MessageClass kind, Body body) {
        this(id, topic, kind, _ -> true, body);
    }

    /** Makes a body. */
    @FunctionalInterface
    public interface Body {
        String of(Place place);
    }

    /**
     * Where a message is filed.
     *
     * @param uplink the platform it goes to
     * @param store the id of the store
     * @param seq its number within store and uplink, from 1 without a gap
     * @param durable whether it is on the card; in memory alone where the card cannot be written
     */
    public record Place(String uplink, String store, long seq, boolean durable) {}

    /** Whether it is delivered only by the platform's own answer. */
    public boolean needsAnswer() {
        return kind.needsAnswer();
    }
}
