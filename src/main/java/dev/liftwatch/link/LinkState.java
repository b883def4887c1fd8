package dev.liftwatch.link;

/** Where the connection of one uplink stands. */
public sealed interface LinkState {
    /**
     * Waiting before the next try.
     *
     * @param untilMs tick
     * @param backOff how often it has failed
     * @param reason why there is no connection
     */
    record Waiting(long untilMs, BackOff backOff, String reason) implements LinkState {}

    /**
     * Trying.
     *
     * @param session the number of the session
     * @param sinceMs tick
     * @param backOff how often it has failed before
     */
    record Connecting(long session, long sinceMs, BackOff backOff) implements LinkState {}

    /**
     * Connected.
     *
     * @param session the number of the session
     * @param sinceMs tick
     * @param backOff how often it had failed before; forgotten when the session has proved stable
     */
    record Online(long session, long sinceMs, BackOff backOff) implements LinkState {}

    /** Ended for good. */
    record Stopped() implements LinkState {}
}
