package dev.liftwatch.entrapment;

import dev.liftwatch.car.Blindness;
import dev.liftwatch.car.CarPicture;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.time.Tick;

/**
 * All that a cause is judged by at one tick.
 *
 * @param car the picture of the car
 * @param evidence what speaks for people in it
 * @param shaftUnpowered whether the supply of the shaft's signals is taken to be dead
 * @param doorsBorneOut whether two contacts, which are believed, tell of every door
 * @param perhapsAttended whether the presence sensor, which is not believed, may as well be right: somebody is always in the car
 * @param presenceDoubted whether so much stands against the presence sensor that it would not be believed, were there no alarm
 * @param manualDoors whether the landing doors are opened by hand
 * @param buttonMs when a pending press of the alarm button counted, tick, or {@link Tick#NONE}
 * @param buttonRaiseMs when that press alarms, tick, or {@link Tick#NEVER}
 * @param resolvedMs when a human last ended an incident, tick, or {@link Tick#NONE}
 * @param rescueClaimedMs when a human said that people were rescued whom no door has let out, tick, or {@link Tick#NONE}
 * @param wires how the wires stand
 */
record JudgementInput(
        CarPicture car,
        Evidence evidence,
        boolean shaftUnpowered,
        boolean doorsBorneOut,
        boolean perhapsAttended,
        boolean presenceDoubted,
        boolean manualDoors,
        long buttonMs,
        long buttonRaiseMs,
        long resolvedMs,
        long rescueClaimedMs,
        WireStanding wires) {

    /** Who leaves the car is seen for so long at the most, ms: the doors open, people walk, the sensor holds. */
    private static final long LEAVING_MS = 30_000;

    /** The same as it would be judged without fire service. */
    JudgementInput withoutFireService() {
        return with(car.withoutFireService(), rescueClaimedMs);
    }

    /** The same with a claim of that tick. */
    JudgementInput withRescueClaimed(long claimedMs) {
        return with(car, claimedMs);
    }

    private JudgementInput with(CarPicture other, long claimedMs) {
        return new JudgementInput(
                other,
                evidence,
                shaftUnpowered,
                doorsBorneOut,
                perhapsAttended,
                presenceDoubted,
                manualDoors,
                buttonMs,
                buttonRaiseMs,
                resolvedMs,
                claimedMs,
                wires);
    }

    /** Whether people were said to be rescued whom no door has let out. */
    boolean rescueNotSeen() {
        return rescueClaimedMs != Tick.NONE;
    }

    /** Stopped outside every door zone with somebody seen in the car. */
    boolean occupiedOutside() {
        return car.stillOutside() && somebodySeen();
    }

    /** Stopped outside every door zone, with somebody seen, or where that cannot be known. */
    boolean stoppedOutside() {
        return car.stillOutside() && (somebodySeen() || perhapsOccupied());
    }

    private boolean perhapsOccupied() {
        return car.sealed().isSealed() && !evidence.presenceKnown() && !settledByHuman();
    }

    /** A load alone that a human has dealt with is goods. */
    private boolean somebodySeen() {
        return evidence.people() || (evidence.any() && !settledByHuman());
    }

    /** Whether a human ended an incident of this very stand. */
    private boolean settledByHuman() {
        return resolvedMs >= car.standsSinceMs();
    }

    /** From when a stand counts: see {@link CarPicture#standsSinceMs}, or the human who ended an incident of this stand. */
    long standsSinceMs() {
        return Math.max(car.standsSinceMs(), resolvedMs);
    }

    boolean mainsLostSinceTravel() {
        return car.mainsLostSinceTravel();
    }

    /** Whether the drive is on and the car does not travel, now or, if nothing changes, soon. */
    boolean stalled() {
        return car.stalledAtMs() != Tick.NEVER;
    }

    boolean doorsNotClosed() {
        return car.doors().allClosed().isFalse();
    }

    /** From when doors that are not closed count: not before the car stood. */
    long doorsNotClosedSinceMs() {
        return Math.max(standsSinceMs(), car.doors().notClosedSinceMs());
    }

    /** After a ride, in a car whose doors work by themselves, with people in it beyond doubt. */
    boolean doorsShouldHaveOpened() {
        return doorsServePeople()
                && car.sealed().hasRide()
                && car.doors().allClosed().isKnown()
                && (evidence.strong() || perhapsAttended);
    }

    long inZoneMs() {
        return car.sealed().inZoneMs(car.nowMs());
    }

    /** Before any ride, at a landing behind closed doors, with people in the car beyond doubt. */
    boolean shouldHaveLeft() {
        return doorsServePeople()
                && car.sealed().isSealed()
                && !car.sealed().hasRide()
                && car.stillInZone()
                && evidence.strong();
    }

    long boardedSinceMs() {
        return Math.max(car.sealed().sinceMs(), resolvedMs);
    }

    /**
     * The place or the doors are lost with people in the closed car. Where they may have got out at a landing it takes people
     * beyond doubt, and seen a while after that: somebody who leaves is seen leaving.
     */
    boolean blindWithPeople() {
        return switch (car.blindness().extent()) {
            case NOTHING -> false;
            case PLACE_IN_RIDE -> somebodySeen() || (perhapsOccupied() && diedWithTheMains());
            case PLACE_AT_LANDING -> doorsServePeople() && evidence.strong();
            case PLACE_BEFORE, DOORS ->
                doorsServePeople() && evidence.strong() && evidence.latestMs() >= blindSinceMs() + LEAVING_MS;
        };
    }

    /** The supply of the shaft died with the mains, and took the presence sensor with it. */
    private boolean diedWithTheMains() {
        return shaftUnpowered && mainsLostSinceTravel();
    }

    /** From when blindness counts: while the car is seen to travel it serves people. */
    long blindSinceMs() {
        long travelMs = car.blindness().extent() == Blindness.Extent.DOORS ? car.lastTravelMs() : Tick.NONE;
        return Math.max(Math.max(car.blindness().sinceMs(), travelMs), resolvedMs);
    }

    /** Whether an ordinary ride could not be told from a stop, since the place was not known when the doors closed. */
    boolean blindFromTheStart() {
        return car.blindness().extent() == Blindness.Extent.PLACE_BEFORE;
    }

    /** People beyond doubt, one of them seen lately, in a car that has not been open since, moving or not. */
    boolean seenInClosedCarWithin(long withinMs) {
        return doorsServePeople()
                && car.sealed().isSealed()
                && car.doors().allClosed().isKnown()
                && evidence.strong()
                && car.nowMs() - evidence.latestMs() <= withinMs;
    }

    /** Doors opened by hand, or by firefighters, say nothing of whether people at a landing can leave. */
    private boolean doorsServePeople() {
        return !manualDoors && !car.fireService().isTrue();
    }

    boolean buttonPending() {
        return buttonMs != Tick.NONE;
    }

    /**
     * How sure people are in the car where that cause holds. What rests on one wire is never confirmed: a presence sensor alone in a
     * parked car, a single door contact at a landing, a button in a car in which nobody is seen; nor what is inferred from lost inputs. A
     * human's word that nothing has borne out leaves it possible. Nor is it ever surer than the other explanations leave it.
     */
    Certainty certainty(Cause cause) {
        return Certainty.lower(
                byWitnesses(cause), OtherExplanations.weigh(cause, this).certainty());
    }

    private Certainty byWitnesses(Cause cause) {
        if (cause == Cause.RESCUE_NOT_SEEN) {
            return Certainty.POSSIBLE;
        }
        Certainty most = evidence.certainty(car.lastTravelMs());
        if (buttonPending() && !evidence.seen() && !car.stillOutside()) {
            boolean empty = evidence.presenceKnown() && evidence.boardedMs() == Tick.NONE;
            return Certainty.lower(most, empty ? Certainty.POSSIBLE : Certainty.PROBABLE);
        }
        if (presenceDoubted && !buttonPending()) {
            return Certainty.POSSIBLE;
        }
        boolean calledToo = buttonPending() && evidence.seen();
        boolean onOneWire = switch (cause) {
            case SENSORS_LOST -> true;
            case DEAD_AT_BOARDING -> !calledToo;
            case ALARM_BUTTON -> evidence.sensedMs() == Tick.NONE && !car.stillOutside();
            case DOORS_NOT_OPENING, CLOSED_TOO_LONG ->
                !calledToo && !(doorsBorneOut && car.sealed().hasRide());
            default -> !calledToo && openedHere();
        };
        return onOneWire ? Certainty.lower(most, Certainty.PROBABLE) : most;
    }

    /** Whether doors have stood open where the car is said to be outside every zone: forced, or that is no place outside. */
    boolean openedHere() {
        return car.reclosedMs() >= car.lastTravelMs() || car.doors().allClosed().isFalse();
    }
}
