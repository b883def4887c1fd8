package dev.liftwatch.entrapment;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * Watches from an alarm on whether the lift serves people again, so that an alarm that rests on a bad wire ends by itself. Doors that open
 * stand after stand, with rides between, and people who are seen to leave there, are no trapping, wherever the car is said to be. Trapped
 * people force doors where the car stands; they do not ride on. Immutable.
 *
 * @param travelMs the last travel before this stand, tick
 * @param rode whether the car has travelled, with doors that were not open, since the last service or the alarm
 * @param opened whether doors were a way out at this stand
 * @param left whether people were seen to leave at it
 * @param services what speaks for service so far
 */
public record ServiceWatch(long travelMs, boolean rode, boolean opened, boolean left, int services) {
    /** So much is service: three stands where doors opened, or two where people were seen to leave, too. */
    private static final int ENOUGH = 3;

    static ServiceWatch begin(CarPicture car) {
        return new ServiceWatch(car.lastTravelMs(), false, false, false, 0);
    }

    /** The same after the picture {@code car}, at which people were seen to leave where it stands, or not. */
    ServiceWatch next(CarPicture car, boolean seenToLeave) {
        if (car.inspection().isTrue()) {
            return this;
        }
        if (car.lastTravelMs() > travelMs) {
            boolean closed = !car.doors().allClosed().isFalse();
            return new ServiceWatch(car.lastTravelMs(), rode || closed, false, false, services)
                    .stands(car, seenToLeave);
        }
        return stands(car, seenToLeave);
    }

    private ServiceWatch stands(CarPicture car, boolean seenToLeave) {
        boolean opensNow = !opened && car.still() && car.doors().passable(car.nowMs());
        boolean doorsSayNothing =
                !opened && !car.inDoorZone().isFalse() && !car.doors().passable(car.nowMs());
        boolean leavesNow = !left && seenToLeave && (opened || opensNow || (doorsSayNothing && rode));
        if (!opensNow && !leavesNow) {
            return this;
        }
        int more = (opensNow && rode ? 1 : 0) + (leavesNow ? 1 : 0);
        boolean rodeOn = rode && !opensNow;
        return new ServiceWatch(travelMs, rodeOn, opened || opensNow, left || leavesNow, services + more);
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
        return new ServiceWatch(nowMs, false, false, false, services);
    }

    /** Nothing was watched, as of an alarm that another version saved. */
    static ServiceWatch unwatched() {
        return new ServiceWatch(Tick.NONE, false, false, false, 0);
    }
}
