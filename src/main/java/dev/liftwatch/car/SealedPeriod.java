package dev.liftwatch.car;

import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * The time for which nobody can have entered or left the car: from all doors closed after a way out, to the next way out.
 * A ride is travel within it; the time stood in a door zone after a ride adds up over it, so that twitching doors or a try
 * at the next floor do not restart it.
 *
 * @param sinceMs when the doors closed, tick, or {@link Tick#NONE} while people can come and go
 * @param firstDepartureMs first evidence of travel within it, tick, or {@link Tick#NONE} where there was no ride
 * @param departureMs start of the latest run within it, tick, or {@link Tick#NONE}
 * @param stoodMs the length of the stand before that run, ms
 * @param inZoneMs time stood in a door zone after a ride, the present stand not included, ms
 * @param travelMs latest evidence of travel that this record has seen, tick
 * @param stoodInZone whether the present stand was seen to be in a door zone
 */
public record SealedPeriod(
        long sinceMs,
        long firstDepartureMs,
        long departureMs,
        long stoodMs,
        long inZoneMs,
        long travelMs,
        boolean stoodInZone) {

    /** People can come and go. */
    static final SealedPeriod OPEN = new SealedPeriod(Tick.NONE, Tick.NONE, Tick.NONE, 0, 0, Tick.NONE, false);

    public boolean isSealed() {
        return sinceMs != Tick.NONE;
    }

    /** Whether the car has travelled since the doors closed. */
    public boolean hasRide() {
        return firstDepartureMs != Tick.NONE;
    }

    /** Of a car whose doors are not known: it travels, so they are closed. */
    static SealedPeriod byTravel(long atMs) {
        return begin(atMs, atMs);
    }

    /**
     * The same period after a time in which nothing was read, in which nobody can have got out: what was seen to be stood in a zone
     * counts, the gap does not.
     */
    SealedPeriod afterGap(long fromMs, long nowMs) {
        if (!isSealed()) {
            return this;
        }
        return new SealedPeriod(sinceMs, firstDepartureMs, departureMs, stoodMs, inZoneMs(fromMs), nowMs, false);
    }

    /** The period of a closed car that may have let people out, and others in, unseen: it begins now; a ride before it counts. */
    SealedPeriod begunUnseen(long nowMs) {
        return new SealedPeriod(nowMs, hasRide() ? nowMs : Tick.NONE, Tick.NONE, 0, 0, nowMs, false);
    }

    /** The state after the picture at {@code nowMs}. */
    SealedPeriod next(Doors doors, long closedSinceMs, Truth inDoorZone, Motion motion, boolean wasStill, long nowMs) {
        if (doors.passable(nowMs) && !inDoorZone.isFalse()) {
            return OPEN;
        }
        if (!isSealed()) {
            return doors.allClosed().isTrue() ? begin(closedSinceMs, motion.lastTravelMs()) : this;
        }
        SealedPeriod next =
                motion.lastTravelMs() > Math.max(travelMs, sinceMs) ? travelled(motion.lastTravelMs(), wasStill) : this;
        boolean standsInZone =
                motion.still() && inDoorZone.isTrue() && doors.allClosed().isKnown();
        return standsInZone == next.stoodInZone ? next : next.standing(standsInZone);
    }

    /** Time stood in a door zone after a ride, the present stand included while it is one, ms. */
    public long inZoneMs(long nowMs) {
        return inZoneMs + (stoodInZone && hasRide() ? nowMs - travelMs : 0);
    }

    private static SealedPeriod begin(long closedSinceMs, long lastTravelMs) {
        return new SealedPeriod(
                closedSinceMs, Tick.NONE, Tick.NONE, 0, 0, Math.min(lastTravelMs, closedSinceMs), false);
    }

    private SealedPeriod travelled(long atMs, boolean wasStill) {
        boolean departs = wasStill || !hasRide();
        long stood = atMs - Math.max(travelMs, sinceMs);
        return new SealedPeriod(
                sinceMs,
                hasRide() ? firstDepartureMs : atMs,
                departs ? atMs : departureMs,
                departs ? stood : stoodMs,
                inZoneMs + (stoodInZone && hasRide() ? stood : 0),
                atMs,
                false);
    }

    private SealedPeriod standing(boolean inZone) {
        return new SealedPeriod(sinceMs, firstDepartureMs, departureMs, stoodMs, inZoneMs, travelMs, inZone);
    }
}
