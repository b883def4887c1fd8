package dev.liftwatch.car;

import dev.liftwatch.time.Tick;

/**
 * Keeps impossible positions out of the picture: no car jumps, stands outside its shaft, or comes to rest far away in an instant.
 * A single impossible sample is ignored. When such samples go on for a second, or the sensor comes back from a silence with another
 * height, the place of the car is lost, however steady the new height is and even if it is that of a landing: the reference has
 * moved, or the sensor measures nothing. The place is found again when the old height returns, when a plain ride ends in a door zone,
 * or, after a silence, when the doors stand open at a landing's height.
 */
public final class PlausiblePosition {
    /** A sample may always be off by this, mm. */
    private static final long SLACK_MM = 150;

    /** A car at rest stays within this of its place, mm, */
    private static final long REST_MM = 20;

    /** for this long, ms: a board may say one sample of its sensor a few times. */
    private static final long REST_MS = 400;

    /** The place is lost when impossible samples go on for this long, ms. */
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

    /** What a sensor did during a longer silence than this is not known, ms. */
    private static final long SILENCE_MS = 5000;

    private final LiftGeometry geometry;
    private final long ratedSpeedMmS;
    private long seenMs = Tick.NONE;
    private long seenMm;
    private long heldFromMs = Tick.NONE;
    private long lastStepMm;
    private boolean atRest;
    private long otherFromMs = Tick.NONE;
    private long otherMs = Tick.NONE;
    private long otherMm;
    private long otherHeldFromMs;
    private long rejected;
    private boolean bySilence;
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
     * @param course what is under way, null of a car at rest whose samples are believed
     */
    public record SavedPlausibility(
            long seenMs,
            long seenMm,
            boolean atRest,
            long otherFromMs,
            long otherMs,
            long otherMm,
            long rejected,
            Course course) {}

    /**
     * What is under way, to be carried over a restart.
     *
     * @param heldFromMs since when the last height believed was read, tick
     * @param lastStepMm how far and in which direction the car came before that, mm
     * @param otherHeldFromMs since when the last height that was not believed was read, tick
     * @param bySilence whether the sensor had been silent before these
     * @param track what the sensor has shown since the place was lost
     */
    public record Course(long heldFromMs, long lastStepMm, long otherHeldFromMs, boolean bySilence, Track track) {}

    /**
     * What the sensor has shown since the place was lost, without a jump.
     *
     * @param lowestMm lowest height, mm
     * @param highestMm highest height, mm
     * @param restMm where the car came to rest, mm
     * @param restSinceMs since when, tick
     */
    public record Track(long lowestMm, long highestMm, long restMm, long restSinceMs) {
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
     * @param doorsStandOpen whether the doors stand open as a way out
     */
    public Verdict look(long positionMm, long atMs, boolean afterSilence, boolean doorsStandOpen) {
        if (isLost()) {
            return search(positionMm, atMs, doorsStandOpen);
        }
        boolean first = seenMs == Tick.NONE;
        boolean plausible = isInShaft(positionMm) && (first || canHaveCome(positionMm, atMs, afterSilence));
        if (plausible) {
            believe(positionMm, atMs);
            return Verdict.PLAUSIBLE;
        }
        rejected++;
        bySilence = afterSilence && (bySilence || otherFromMs == Tick.NONE) && isInShaft(positionMm);
        otherFromMs = otherFromMs == Tick.NONE ? atMs : otherFromMs;
        other(positionMm, atMs);
        track = Track.NONE;
        return isLost() ? Verdict.LOST : Verdict.PASSED_OVER;
    }

    private void other(long positionMm, long atMs) {
        boolean held = otherMs != Tick.NONE && positionMm == otherMm;
        otherHeldFromMs = held ? otherHeldFromMs : atMs;
        otherMs = atMs;
        otherMm = positionMm;
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
        long durationMs = atMs - (atRest ? seenMs : heldFromMs);
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
        boolean agrees = otherFromMs != Tick.NONE && Math.abs(positionMm - otherMm) <= reachMm(atMs - otherHeldFromMs);
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
        boolean steps = seenMs == Tick.NONE || Math.abs(positionMm - seenMm) > REST_MM;
        if (steps) {
            lastStepMm = seenMs == Tick.NONE ? 0 : positionMm - seenMm;
            heldFromMs = atMs;
            seenMm = positionMm;
        }
        atRest = !steps && (atRest || atMs - heldFromMs >= REST_MS);
        seenMs = atMs;
        otherFromMs = Tick.NONE;
        track = Track.NONE;
    }

    /** The place is lost: a plain ride to a landing, the old height, or doors that stand open there, find it again. */
    private Verdict search(long positionMm, long atMs, boolean doorsStandOpen) {
        boolean goesOn = track.isBegun()
                && atMs - otherMs <= SILENCE_MS
                && Math.abs(positionMm - otherMm) <= reachMm(atMs - otherHeldFromMs);
        bySilence &= goesOn || !track.isBegun();
        track = goesOn ? track.next(positionMm, atMs) : Track.from(positionMm, atMs);
        other(positionMm, atMs);
        boolean whereItWas =
                atRest && Math.abs(positionMm - seenMm) <= SLACK_MM && atMs - track.restSinceMs() >= LOST_AFTER_MS;
        boolean shown = track.isRideThatEnded(atMs) || (bySilence && doorsStandOpen);
        if (whereItWas || (shown && geometry.inDoorZone(positionMm))) {
            believe(positionMm, atMs);
            return Verdict.PLAUSIBLE;
        }
        rejected++;
        return Verdict.LOST;
    }

    /** After a time in which nothing was read the car may be anywhere; a place that was lost is not found by that. */
    public void resumeAfterGap() {
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
        boolean settled = otherFromMs == Tick.NONE && (atRest || seenMs == Tick.NONE);
        Course course = settled ? null : new Course(heldFromMs, lastStepMm, otherHeldFromMs, bySilence, track);
        return new SavedPlausibility(seenMs, seenMm, atRest, otherFromMs, otherMs, otherMm, rejected, course);
    }

    public void resume(SavedPlausibility saved) {
        seenMs = saved.seenMs();
        seenMm = saved.seenMm();
        atRest = saved.atRest();
        otherFromMs = saved.otherFromMs();
        otherMs = saved.otherMs();
        otherMm = saved.otherMm();
        rejected = saved.rejected();
        Course course = saved.course();
        if (course != null) {
            heldFromMs = course.heldFromMs();
            lastStepMm = course.lastStepMm();
            otherHeldFromMs = course.otherHeldFromMs();
            bySilence = course.bySilence();
            track = course.track();
        } else {
            heldFromMs = seenMs;
            otherHeldFromMs = otherMs;
        }
    }
}
