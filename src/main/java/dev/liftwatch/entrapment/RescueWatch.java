package dev.liftwatch.entrapment;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.Doors;
import dev.liftwatch.incident.WayOut;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;

/**
 * Watches the doors from an alarm on, so that a human who says that the people were rescued is held against what the doors have shown.
 * Where no door has opened, the claim is watched on until one does: a rider who lies still shows nothing else. Immutable.
 *
 * @param fromMs when the alarm was raised, tick
 * @param again whether that alarm was raised since an earlier claim had not been seen
 * @param notClosedSinceMs since when a door is seen not to be closed, tick, or {@link Tick#NONE}
 * @param unknownSinceMs since when it is not known whether the doors are closed, tick, or {@link Tick#NONE}
 * @param opened whether a door has been a way out
 * @param unseen whether a way out may have passed unseen
 * @param claimedMs when a human said that the people were rescued though no door had opened, tick, or {@link Tick#NONE}
 */
public record RescueWatch(
        long fromMs,
        boolean again,
        long notClosedSinceMs,
        long unknownSinceMs,
        boolean opened,
        boolean unseen,
        long claimedMs) {
    /** Doors that open, let people out and close take at least this, ms. */
    static final long QUICKEST_EXIT_MS = 10_000;

    /** The watch of an alarm that is raised at {@code nowMs}. */
    static RescueWatch begin(long nowMs, boolean again) {
        return new RescueWatch(nowMs, again, Tick.NONE, Tick.NONE, false, false, Tick.NONE);
    }

    /** The watch of an alarm whose doors nobody has watched so far. */
    static RescueWatch unwatched(long raisedMs) {
        return new RescueWatch(raisedMs, false, Tick.NONE, Tick.NONE, false, true, Tick.NONE);
    }

    /**
     * The same after the picture {@code car}.
     *
     * @param ajarMs doors that are not closed for this long are a way out, whichever contacts are wired, ms
     */
    RescueWatch next(CarPicture car, long ajarMs) {
        long nowMs = car.nowMs();
        Doors doors = car.doors();
        long notClosedMs = since(doors.allClosed().isFalse(), notClosedSinceMs, nowMs);
        long unknownMs = since(!doors.allClosed().isKnown(), unknownSinceMs, nowMs);
        return new RescueWatch(
                fromMs,
                again,
                notClosedMs,
                unknownMs,
                opened || doors.passable(nowMs) || lasted(notClosedSinceMs, ajarMs, nowMs),
                unseen || lasted(unknownSinceMs, QUICKEST_EXIT_MS, nowMs),
                claimedMs);
    }

    private static long since(boolean now, long beforeMs, long nowMs) {
        if (!now) {
            return Tick.NONE;
        }
        return beforeMs == Tick.NONE ? nowMs : beforeMs;
    }

    /** What was so at the picture before has been so until now. */
    private static boolean lasted(long sinceMs, long atLeastMs, long nowMs) {
        return sinceMs != Tick.NONE && nowMs - sinceMs >= atLeastMs;
    }

    /** The same after a time in which nothing was read. */
    RescueWatch afterGap(Gap gap) {
        return new RescueWatch(
                fromMs, again, Tick.NONE, Tick.NONE, opened, unseen || gap.mayLast(QUICKEST_EXIT_MS), claimedMs);
    }

    /** What the doors have shown so far. A door that stands ajar just now is one that opens. */
    WayOut wayOut() {
        if (opened || notClosedSinceMs != Tick.NONE) {
            return WayOut.SEEN;
        }
        return unseen || unknownSinceMs != Tick.NONE ? WayOut.UNKNOWN : WayOut.NOT_SEEN;
    }

    /** A human has said at {@code nowMs} that the people were rescued: from now on the doors are to show it. */
    RescueWatch claimed(long nowMs) {
        return new RescueWatch(fromMs, again, Tick.NONE, Tick.NONE, false, false, nowMs);
    }

    boolean isClaimed() {
        return claimedMs != Tick.NONE;
    }

    /** Whether the claim may be true now: a door has opened, or may have done so unseen where the car is not known to be outside. */
    boolean isBelieved(CarPicture car) {
        return opened || (unseen && !car.inDoorZone().isFalse());
    }
}
