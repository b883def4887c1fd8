package dev.liftwatch.outbox;

/**
 * A message to be stored. Its body is made when its number is known.
 *
 * @param id its own id, unique
 * @param topic the topic below an uplink's prefix
 * @param needsAnswer whether it is delivered only by the platform's own answer
 * @param body makes the JSON text from the store's id and the message's number
 */
public record Draft(String id, String topic, boolean needsAnswer, Body body) {
    /** Makes a body. */
    @FunctionalInterface
    public interface Body {
        String of(String store, long seq);
    }
}
