package dev.liftwatch.link;

/** What a broker's client tells. Every event names the session it belongs to: what a dropped client says late is ignored. */
public sealed interface LinkEvent {
    /** The session, as numbered by {@link LinkOrder.Connect}. */
    long session();

    /** Connected and subscribed. */
    record Connected(long session) implements LinkEvent {}

    /**
     * Not connected, or not any more.
     *
     * @param reason what a technician can do something with
     */
    record Lost(long session, String reason) implements LinkEvent {}

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
