package dev.liftwatch.outbox;

import java.util.Map;

/** What has happened to the store itself and platforms and technicians are to hear. */
public sealed interface StoreNews {
    /**
     * Nothing can be written to the card: messages are kept in memory from now on.
     *
     * @param reason what was met
     */
    record Lost(String reason) implements StoreNews {}

    /**
     * The card is written again.
     *
     * @param carried how many messages were put on it that had been in memory alone
     */
    record Back(long carried) implements StoreNews {}

    /**
     * The card is full; the room that was kept for alarms is used now.
     *
     * @param reserveBytes how much that was
     */
    record Full(long reserveBytes) implements StoreNews {}

    /** There is room on the card again, and some of it is kept for alarms. */
    record Roomy() implements StoreNews {}

    /**
     * The store was damaged, was set aside, and what could be read of it was carried to a new one.
     *
     * @param reason what was wrong
     * @param setAside the file name it has now
     * @param oldStore its id, null where that could not be read
     * @param newStore the id of the new one
     * @param carried how many messages were carried over
     * @param lastSeqs the numbers given last in the old one by uplink, as far as they could be read
     */
    record Recovered(
            String reason, String setAside, String oldStore, String newStore, long carried, Map<String, Long> lastSeqs)
            implements StoreNews {
        public Recovered {
            lastSeqs = Map.copyOf(lastSeqs);
        }
    }

    /**
     * There was no store.
     *
     * @param store the id of the new one
     */
    record Begun(String store) implements StoreNews {}
}
