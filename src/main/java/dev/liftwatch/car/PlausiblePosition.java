package dev.liftwatch.car;

import dev.liftwatch.time.Tick;

/**
 * Keeps what an encoder cannot have measured out of the picture: no car jumps, stands outside its shaft, or comes to rest far away
 * in an instant. Single samples of that kind are passed over. Where they go on for a second, or the sensor comes back with another
 * height after a silence, the place of the car is lost, however steady the new height is and even where it is a landing's: the
 * reference has moved, or the sensor reads nothing. It is found again where the old height comes back, or by a plain ride that ends
 * in a door zone.
 */
public final class PlausiblePosition {
    /** A sample may be off by this whatever the car does, mm. */
    private static final long SLACK_MM = 150;

    /** A car at rest differs from sample to sample by less than this, mm. */
    private static final long REST_MM = 20;

    /** Samples that no car can have come to make the place lost when they go on for this long, ms. */
    private static final long LOST_AFTER_MS = 1000;

    /** A car may stand this far beyond its outermost landings, mm: on its buffers, or at a landing that is not listed. */
    private static final long BEYOND_MM = 2000;

    /** A car that was seen to move does not turn within this, ms. */
    private static final long TURNS_AFTER_MS = 1000;

    /** No lift starts and stops harder than this, mm/s²: passenger lifts stay below 1500. */
    private static final long HARDEST_MM_S2 = 2000;

    /** A ride of at least this, measured without a jump, shows that the sensor counts, mm. */
    private static final long RIDE_MM = 500;

    /** A ride has ended when the car is at rest for this long, ms. */
    private static final long ENDED_MS = 2000;

    /** Over a silence of more than this nobody knows what a sensor has done, ms. */
    private static final long SILENCE_MS = 5000;

    private final LiftGeometry geometry;
    private final long ratedSpeedMmS;
    private long seenMs = Tick.NONE;
    private long seenMm;
    private long lastStepMm;
    private boolean atRest;
    private long otherFromMs = Tick.NONE;
    private long otherMs;
    private long otherMm;
    private long rejected;
    private Track track = Track.NONE;

    /** What a sample says. */
    public enum Verdict {
        /** It may be used. */
        PLAUSIBLE,
        /** It is passed over: the place stays what it was. */
        PASSED_OVER,
        /** No place is known. */
        LOST
    }

    /**
     * What was measured last, to be carried over a restart. The place is lost where samples have said for long that it is elsewhere.
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

    /**
     * What the sensor has shown since the place was lost, without a jump.
     *
     * @param lowestMm lowest height, mm
     * @param highestMm highest height, mm
     * @param restMm where the car came to rest, mm
     * @param restSinceMs since when, tick
     */
    private record Track(long lowestMm, long highestMm, long restMm, long restSinceMs) {
        static final Track NONE = new Track(0, 0, 0, Tick.NONE);

        static Track from(long positionMm, long atMs) {
            return new Track(positionMm, positionMm, positionMm, atMs);
        }

        boolean isBegun() {
            return restSinceMs != Tick.NONE;
        }

        Track next(long positionMm, long atMs) {
            boolean rests = Math.abs(positionMm - restMm) <= REST_MM;
            return new Track(
                    Math.min(lowestMm, positionMm),
                    Math.max(highestMm, positionMm),
                    rests ? restMm : positionMm,
                    rests ? restSinceMs : atMs);
        }

        boolean isRideThatEnded(long atMs) {
            return highestMm - lowestMm >= RIDE_MM && atMs - restSinceMs >= ENDED_MS;
        }
    }

    public PlausiblePosition(LiftGeometry geometry) {
        this.geometry = geometry;
        ratedSpeedMmS = geometry.ratedSpeedMmS();
    }

    /**
     * Takes a sample at its tick.
     *
     * @param afterSilence whether the sensor was lost until now
     */
    public Verdict look(long positionMm, long atMs, boolean afterSilence) {
        if (isLost()) {
            return search(positionMm, atMs);
        }
        boolean first = seenMs == Tick.NONE;
        boolean plausible = isInShaft(positionMm) && (first || canHaveCome(positionMm, atMs, afterSilence));
        if (plausible) {
            believe(positionMm, atMs);
            return Verdict.PLAUSIBLE;
        }
        rejected++;
        otherFromMs = otherFromMs == Tick.NONE ? atMs : otherFromMs;
        otherMs = atMs;
        otherMm = positionMm;
        track = Track.NONE;
        return isLost() ? Verdict.LOST : Verdict.PASSED_OVER;
    }

    private boolean isLost() {
        return otherFromMs != Tick.NONE && otherMs - otherFromMs >= LOST_AFTER_MS;
    }

    private boolean isInShaft(long positionMm) {
        return positionMm >= geometry.landings().getFirst() - BEYOND_MM
                && positionMm <= geometry.landings().getLast() + BEYOND_MM;
    }

    private boolean canHaveCome(long positionMm, long atMs, boolean afterSilence) {
        long awayMm = positionMm - seenMm;
        long durationMs = atMs - seenMs;
        if (Math.abs(awayMm) <= SLACK_MM) {
            return true;
        }
        if (afterSilence || Math.abs(awayMm) > reachMm(durationMs)) {
            return false;
        }
        if (!atRest) {
            boolean turned = Math.abs(lastStepMm) > REST_MM && Long.signum(awayMm) != Long.signum(lastStepMm);
            return !turned || durationMs > TURNS_AFTER_MS;
        }
        // A single bad frame looks just like a car that starts: one more has to agree, and to be on the way or near.
        boolean agrees = otherFromMs != Tick.NONE && Math.abs(positionMm - otherMm) <= reachMm(atMs - otherMs);
        boolean moves = Math.abs(positionMm - otherMm) > REST_MM;
        return agrees && (moves || Math.abs(awayMm) <= restToRestMm(otherFromMs - seenMs));
    }

    /** Half as fast again as rated, from one sample to the next. */
    private long reachMm(long durationMs) {
        return SLACK_MM + ratedSpeedMmS * 3 * durationMs / 2000;
    }

    /** How far a car comes that starts and stops within this time. */
    private long restToRestMm(long durationMs) {
        long topMmS = ratedSpeedMmS * 3 / 2;
        long reachedMmS = durationMs * HARDEST_MM_S2 / 2000;
        return reachedMmS <= topMmS
                ? SLACK_MM + reachedMmS * durationMs / 2000
                : reachMm(durationMs) - topMmS * topMmS / HARDEST_MM_S2;
    }

    private void believe(long positionMm, long atMs) {
        lastStepMm = seenMs == Tick.NONE ? 0 : positionMm - seenMm;
        atRest = seenMs != Tick.NONE && Math.abs(lastStepMm) <= REST_MM;
        seenMs = atMs;
        seenMm = positionMm;
        otherFromMs = Tick.NONE;
        track = Track.NONE;
    }

    /** The place is lost: a plain ride to a landing, or the old height, finds it again. */
    private Verdict search(long positionMm, long atMs) {
        boolean goesOn = track.isBegun()
                && atMs - otherMs <= SILENCE_MS
                && Math.abs(positionMm - otherMm) <= reachMm(atMs - otherMs);
        track = goesOn ? track.next(positionMm, atMs) : Track.from(positionMm, atMs);
        otherMs = atMs;
        otherMm = positionMm;
        boolean whereItWas =
                atRest && Math.abs(positionMm - seenMm) <= SLACK_MM && atMs - track.restSinceMs() >= LOST_AFTER_MS;
        if (whereItWas || (track.isRideThatEnded(atMs) && geometry.inDoorZone(positionMm))) {
            believe(positionMm, atMs);
            return Verdict.PLAUSIBLE;
        }
        rejected++;
        return Verdict.LOST;
    }

    /** After a time in which nothing was read the car may be anywhere; a place that was lost is not found by that. */
    public void bridgeGap() {
        if (!isLost()) {
            seenMs = Tick.NONE;
            otherFromMs = Tick.NONE;
        }
        track = Track.NONE;
    }

    /** Since when samples come and the place is lost all the same, tick, or {@link Tick#NONE} where it is not. */
    public long lostSinceMs() {
        return isLost() ? otherFromMs : Tick.NONE;
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
