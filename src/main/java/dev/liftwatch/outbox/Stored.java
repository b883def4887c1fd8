package dev.liftwatch.outbox;

/**
 * A stored message.
 *
 * @param uplink the uplink it goes to
 * @param number its place in the order of storing, over all uplinks and stores; what it is asked for and forgotten by
 * @param store the id of the store that numbered it: an earlier one where it was carried over
 * @param seq its number within that store and uplink, from 1 without a gap
 * @param id its own id
 * @param topic the topic below the uplink's prefix
 * @param kind its class
 * @param body the JSON text
 */
public record Stored(
        String uplink, long number, String store, long seq, String id, String topic, MessageClass kind, String body) {
    /** Whether it is delivered only by the platform's own answer. */
    public boolean needsAnswer() {
        return kind.needsAnswer();
    }

    /** The same at another place in the order of storing. */
    Stored at(long place) {
        return new Stored(uplink, place, store, seq, id, topic, kind, body);
    }

    /** The same for whoever only has to know which it was. */
    Stored withoutBody() {
        return new Stored(uplink, number, store, seq, id, topic, kind, "");
    }
}
