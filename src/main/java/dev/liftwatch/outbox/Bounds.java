package dev.liftwatch.outbox;

/**
 * How much may wait for one uplink. Alarms are not bounded on the card.
 *
 * @param eventBytes the bodies of events, bytes
 * @param usages how many usage counters
 * @param alarms how many alarms
 */
public record Bounds(long eventBytes, int usages, int alarms) {
    /** Two months of hourly and daily counters. */
    static final int MOST_USAGES = 1500;

    /** Even on a full card: some hundred events. */
    static final long LEAST_EVENT_BYTES = 200_000;

    /** In memory: about a thousand events of usual size. */
    static final Bounds IN_MEMORY = new Bounds(1_500_000, 100, 1000);

    /** Where the gap is, the next so many per cent are dropped too, so that gap records stay few. */
    static final int LOT_PERCENT = 10;

    /** But no more than so many bytes: it is done in the commit of the message that was too much. */
    static final long LOT_BYTES = 1L << 20;

    /** The bounds on the card. */
    public static Bounds onCard(long eventBytes) {
        return new Bounds(eventBytes, MOST_USAGES, Integer.MAX_VALUE);
    }
}
