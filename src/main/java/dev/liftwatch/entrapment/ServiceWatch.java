package dev.liftwatch.entrapment;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * Watches from an alarm on whether the lift serves people again, so that an alarm that rests on a bad wire ends by itself. Doors that open
 * stand after stand, with rides between, and people who are seen to leave there, are no trapping, wherever the car is said to be. Trapped
 * people force doors where the car stands; they do not ride on. Where no sensor tells of rides any more, people who leave, and others who
 * come and leave, tell of service: nobody comes into a car that holds its people. Immutable.
 *
 * @param travelMs the last travel before this stand, tick
 * @param rode whether the car has travelled, with doors that were not open, since the last service or the alarm
 * @param opened whether doors were a way out at this stand
 * @param left whether people were seen to leave at it
 * @param again whether others have come since people left at it, and the doors have closed on them
 * @param services what speaks for service so far, in halves
 */
public record ServiceWatch(long travelMs, boolean rode, boolean opened, boolean left, boolean again, int services) {
    private static final int FULL = 2;

    /** A PIR takes who keeps still for one who has left. */
    private static final int HALF = 1;

    /** So much is service: three stands where doors opened, or two where people were seen to leave, too. */
    private static final int ENOUGH = 3 * FULL;

    static ServiceWatch begin(CarPicture car) {
        return new ServiceWatch(car.lastTravelMs(), false, false, false, false, 0);
    }

    /**
     * The same after the picture {@code car}.
     *
     * @param seenToLeave whether people were seen to leave where it stands
     * @param sureThatTheyLeft whether the sensor that saw them sees who keeps still, too
     */
    ServiceWatch next(CarPicture car, boolean seenToLeave, boolean sureThatTheyLeft) {
        if (car.inspection().isTrue()) {
            return this;
        }
        if (car.lastTravelMs() > travelMs) {
            boolean closed = !car.doors().allClosed().isFalse();
            return new ServiceWatch(car.lastTravelMs(), rode || closed, false, false, false, services)
                    .stands(car, seenToLeave, sureThatTheyLeft);
        }
        if (left && !seenToLeave && car.doors().allClosed().isTrue()) {
            return new ServiceWatch(travelMs, rode, false, false, true, services);
        }
        return stands(car, seenToLeave, sureThatTheyLeft);
    }

    private ServiceWatch stands(CarPicture car, boolean seenToLeave, boolean sureThatTheyLeft) {
        boolean opensNow = !opened && car.still() && car.doors().passable(car.nowMs());
        // Whoever keeps still before a PIR comes and leaves again and again: after the first time it takes doors.
        boolean doorsSayNothing =
                !again && !opened && !car.inDoorZone().isFalse() && !car.doors().passable(car.nowMs());
        boolean leavesNow = !left && seenToLeave && (opened || opensNow || (doorsSayNothing && rode));
        if (!opensNow && !leavesNow) {
            return this;
        }
        int byLeaving = again && !sureThatTheyLeft ? HALF : FULL;
        int more = (opensNow && rode ? FULL : 0) + (leavesNow ? byLeaving : 0);
        boolean rodeOn = rode && !opensNow;
        return new ServiceWatch(travelMs, rodeOn, opened || opensNow, left || leavesNow, again, services + more);
    }

    /**
     * Why the alarm is over; null where it is not.
     *
     * @param sureThatTheyLeft whether the sensor that saw people leave sees who keeps still, too
     */
    Reason reason(Truth inDoorZone, boolean sureThatTheyLeft) {
        if (opened && left && sureThatTheyLeft && !inDoorZone.isKnown()) {
            return Reason.PEOPLE_LEFT;
        }
        return services >= ENOUGH ? Reason.SERVICE_RESUMED : null;
    }

    /** The same after a time in which nothing was read until {@code nowMs}. */
    ServiceWatch afterGap(long nowMs) {
        return new ServiceWatch(nowMs, false, false, false, false, services);
    }

    /** Nothing was watched, as of an alarm that another version saved. */
    static ServiceWatch unwatched() {
        return new ServiceWatch(Tick.NONE, false, false, false, false, 0);
    }
}
