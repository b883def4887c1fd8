package dev.liftwatch.entrapment;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.time.Tick;

/**
 * All that a cause is judged by at one tick.
 *
 * @param car the picture of the car
 * @param evidence what speaks for people in it
 * @param manualDoors whether the landing doors are opened by hand
 * @param buttonMs when a pending press of the alarm button counted, tick, or {@link Tick#NONE}
 * @param buttonRaiseMs when that press alarms, tick, or {@link Tick#NEVER}
 * @param resolvedMs when a human last ended an incident, tick, or {@link Tick#NONE}
 */
record Situation(
        CarPicture car, Evidence evidence, boolean manualDoors, long buttonMs, long buttonRaiseMs, long resolvedMs) {

    /** Stopped outside every door zone with somebody seen in the car. */
    boolean occupiedOutside() {
        return car.stillOutside() && evidence.any();
    }

    /** Stopped outside every door zone, and whether somebody is in the car cannot be known. */
    boolean perhapsOccupiedOutside() {
        boolean settledByHuman = resolvedMs >= car.lastTravelMs();
        return car.stillOutside()
                && car.sealed().isSealed()
                && !evidence.any()
                && !evidence.presenceKnown()
                && !settledByHuman;
    }

    /** From when a stand counts: the last evidence of travel, or the human who ended an incident of this stand. */
    long standsSinceMs() {
        return Math.max(car.lastTravelMs(), resolvedMs);
    }

    boolean mainsLostSinceTravel() {
        return car.mainsLostSinceTravel();
    }

    /** After a ride, in a car whose doors work by themselves, with people in it beyond doubt. */
    boolean doorsShouldHaveOpened() {
        return !manualDoors && !car.fireService().isTrue() && car.sealed().hasRide() && evidence.strong();
    }

    long inZoneMs() {
        return car.sealed().inZoneMs(car.nowMs());
    }

    boolean buttonPending() {
        return buttonMs != Tick.NONE;
    }
}
