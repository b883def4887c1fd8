package dev.liftwatch.sim;

/** The doors of one entrance: leaves that take their time each way and may come to stand anywhere. */
final class CarDoors {
    private final long openingMs;
    private final long closingMs;
    private double fromShare;
    private double toShare;
    private long beganMs;
    private long endsMs = Long.MIN_VALUE;

    /**
     * Closed doors.
     *
     * @param openingMs from closed to open, ms; lifts take 2-4 s
     * @param closingMs and back, ms
     */
    CarDoors(long openingMs, long closingMs) {
        this.openingMs = openingMs;
        this.closingMs = closingMs;
    }

    /** 0 closed, 1 open. */
    double openShare(long atMs) {
        if (atMs >= endsMs) {
            return toShare;
        }
        return fromShare + (toShare - fromShare) * (atMs - beganMs) / (endsMs - beganMs);
    }

    boolean closed(long atMs) {
        return openShare(atMs) == 0;
    }

    boolean open(long atMs) {
        return openShare(atMs) == 1;
    }

    /** Whether the leaves are on their way. */
    boolean moving(long atMs) {
        return atMs < endsMs;
    }

    /** When they come to rest if nothing stops them, ms; in the past where they rest. */
    long endsMs() {
        return endsMs;
    }

    /** Begins to move to that share, 0 to 1; from wherever the leaves are. */
    void moveTo(double share, long atMs) {
        moveTo(share, atMs, 1);
    }

    /** The same, slower by a factor: by hand, or against an obstacle. */
    void moveTo(double share, long atMs, double slower) {
        fromShare = openShare(atMs);
        toShare = share;
        beganMs = atMs;
        double wayMs = share > fromShare ? (share - fromShare) * openingMs : (fromShare - share) * closingMs;
        endsMs = atMs + Math.round(wayMs * slower);
    }

    /** They stay where they are. */
    void stop(long atMs) {
        moveTo(openShare(atMs), atMs);
    }
}
