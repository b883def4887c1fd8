package dev.liftwatch.car;

import dev.liftwatch.time.Tick;

/**
 * Keeps what an encoder cannot have measured out of the picture: a car does not jump. A sample further away than the car can
 * have come counts only when others follow that agree with it for a while, since then the reference has moved, not the car. A
 * first sample away from a car at rest waits for one more, since a single bad frame looks just like it.
 */
public final class PlausiblePosition {
    /** A sample may be off by this whatever the car does, mm. */
    private static final long SLACK_MM = 150;

    /** A car at rest differs from sample to sample by less than this, mm. */
    private static final long REST_MM = 20;

    /** Samples elsewhere must agree for this long to be believed, ms. */
    private static final long AGREED_MS = 1000;

    private final long ratedSpeedMmS;
    private long seenMs = Tick.NONE;
    private long seenMm;
    private boolean atRest;
    private long otherFromMs = Tick.NONE;
    private long otherMs;
    private long otherMm;
    private long rejected;

    /**
     * What was measured last, to be carried over a restart.
     *
     * @param seenMs the last sample believed, tick
     * @param seenMm its position, mm
     * @param atRest whether the car was at rest then
     * @param otherFromMs since when samples say it is elsewhere, tick
     * @param otherMs the last of them, tick
     * @param otherMm its position, mm
     * @param rejected how many samples were not believed
     */
    public record SavedPlausibility(
            long seenMs, long seenMm, boolean atRest, long otherFromMs, long otherMs, long otherMm, long rejected) {}

    public PlausiblePosition(LiftGeometry geometry) {
        ratedSpeedMmS = geometry.ratedSpeedMmS();
    }

    /** Whether the sample may be used. */
    public boolean accepts(long positionMm, long atMs) {
        if (seenMs == Tick.NONE) {
            return believe(positionMm, atMs);
        }
        long awayMm = Math.abs(positionMm - seenMm);
        boolean near = awayMm <= reachMm(atMs - seenMs);
        if (near && !(atRest && awayMm > SLACK_MM)) {
            return believe(positionMm, atMs);
        }
        boolean agrees = otherFromMs != Tick.NONE && Math.abs(positionMm - otherMm) <= reachMm(atMs - otherMs);
        if (agrees && (near || atMs - otherFromMs >= AGREED_MS)) {
            return believe(positionMm, atMs);
        }
        if (!agrees) {
            otherFromMs = atMs;
        }
        otherMs = atMs;
        otherMm = positionMm;
        rejected++;
        return false;
    }

    /** Half as fast again as rated, from one sample to the next. */
    private long reachMm(long durationMs) {
        return SLACK_MM + ratedSpeedMmS * 3 * durationMs / 2000;
    }

    private boolean believe(long positionMm, long atMs) {
        atRest = seenMs != Tick.NONE && Math.abs(positionMm - seenMm) <= REST_MM;
        seenMs = atMs;
        seenMm = positionMm;
        otherFromMs = Tick.NONE;
        return true;
    }

    /** After a time in which nothing was read the car may be anywhere. */
    public void bridgeGap() {
        seenMs = Tick.NONE;
        otherFromMs = Tick.NONE;
    }

    /** How many samples were not believed. */
    public long rejected() {
        return rejected;
    }

    public SavedPlausibility save() {
        return new SavedPlausibility(seenMs, seenMm, atRest, otherFromMs, otherMs, otherMm, rejected);
    }

    public void resume(SavedPlausibility saved) {
        seenMs = saved.seenMs();
        seenMm = saved.seenMm();
        atRest = saved.atRest();
        otherFromMs = saved.otherFromMs();
        otherMs = saved.otherMs();
        otherMm = saved.otherMm();
        rejected = saved.rejected();
    }
}
