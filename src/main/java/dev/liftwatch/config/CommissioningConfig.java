package dev.liftwatch.config;

/**
 * That the lift is not live before its wires are proven, {@code [commissioning]}. It counts for a store that has never watched a lift.
 *
 * @param hours after so long the lift is live by itself, hours
 */
public record CommissioningConfig(int hours) {
    private static final long HOUR_MS = 3_600_000;

    /** An installer who is called away comes back the next day. */
    static final int USUAL_HOURS = 24;

    static final int LEAST_HOURS = 1;

    /** A week: nobody forgets a lift for longer. */
    static final int MOST_HOURS = 168;

    static CommissioningConfig read(Section table) {
        long hours =
                table.optional("hours", Rule.whole(LEAST_HOURS, MOST_HOURS)).orElse((long) USUAL_HOURS);
        table.refuseUnknownKeys();
        return new CommissioningConfig((int) hours);
    }

    /** The same in milliseconds. */
    public long lastsMs() {
        return hours * HOUR_MS;
    }
}
