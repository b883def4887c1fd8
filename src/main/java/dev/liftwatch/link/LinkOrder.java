package dev.liftwatch.link;

/** What the policy orders the client to do. Orders are carried out in turn and never block whoever gives them. */
public sealed interface LinkOrder {
    /**
     * Connect with a fresh client, with the will in place.
     *
     * @param session the number of this session; a new client gets a new one
     * @param server which of the uplink's servers, from 0
     */
    record Connect(long session, int server) implements LinkOrder {}

    /**
     * Subscribe to requests, without waiting for the answer.
     *
     * @param session which
     */
    record Subscribe(long session) implements LinkOrder {}

    /**
     * Publish with QoS 1.
     *
     * @param session the session it belongs to
     * @param seq the stored message's place in the order of storing, not above 0 for one that is not stored
     * @param topic the topic below the uplink's prefix
     * @param text the JSON text
     * @param retained whether the broker is to keep it
     */
    record Publish(long session, long seq, String topic, String text, boolean retained) implements LinkOrder {}

    /**
     * Give the client up, without waiting for anything from it.
     *
     * @param session which
     */
    record Drop(long session) implements LinkOrder {}

    /**
     * Say the last words, wait a moment for the broker to have them, and disconnect in good order.
     *
     * @param session which
     * @param topic the topic below the uplink's prefix
     * @param text the JSON text, retained
     */
    record Farewell(long session, String topic, String text) implements LinkOrder {}

    /**
     * Tell the owner of the policy that a session has begun: the retained status and state have to be published again.
     *
     * @param session which
     */
    record Greet(long session) implements LinkOrder {}

    /**
     * A stored message that needs no answer has reached the broker and may be forgotten.
     *
     * @param seq its place in the order of storing
     */
    record Forget(long seq) implements LinkOrder {}

    /**
     * Something a technician should read in the log.
     *
     * @param text in plain words
     * @param grave whether somebody has to do something about it
     */
    record Note(String text, boolean grave) implements LinkOrder {
        /** That is good to know. */
        public Note(String text) {
            this(text, false);
        }
    }
}
