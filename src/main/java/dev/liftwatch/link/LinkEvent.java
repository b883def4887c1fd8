package dev.liftwatch.link;

/** What a broker's client tells. Every event names the session it belongs to: what a dropped client says late is ignored. */
public sealed interface LinkEvent {
    /** The session, as numbered by {@link LinkOrder.Connect}. */
    long session();

    /** Connected; nothing is subscribed yet. */
    record Connected(long session) implements LinkEvent {}

    /** The broker lets us read requests. */
    record Subscribed(long session) implements LinkEvent {}

    /** The broker does not let us read requests. */
    record SubscriptionRefused(long session) implements LinkEvent {}

    /**
     * Not connected, or not any more.
     *
     * @param reason what a technician can do something with
     * @param ended whether the other side has ended a connection that stood
     */
    record Lost(long session, String reason, boolean ended) implements LinkEvent {
        /** Not ended by the other side. */
        public Lost(long session, String reason) {
            this(session, reason, false);
        }
    }

    /**
     * The broker has taken a message.
     *
     * @param seq the stored message's number, 0 for one that is not stored
     */
    record Published(long session, long seq) implements LinkEvent {}

    /**
     * A message has come.
     *
     * @param topic its whole topic
     * @param text its payload as UTF-8
     * @param retained whether the broker kept it from before
     */
    record Received(long session, String topic, String text, boolean retained) implements LinkEvent {}
}
