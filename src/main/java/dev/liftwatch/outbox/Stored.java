package dev.liftwatch.outbox;

/**
 * A stored message.
 *
 * @param uplink the uplink it goes to
 * @param seq its number within store and uplink, from 1 without a gap
 * @param id its own id
 * @param topic the topic below the uplink's prefix
 * @param needsAnswer whether it is delivered only by the platform's own answer
 * @param body the JSON text
 */
public record Stored(String uplink, long seq, String id, String topic, boolean needsAnswer, String body) {}
