package dev.liftwatch.incident;

import dev.liftwatch.fault.FaultChange;
import dev.liftwatch.text.Coded;

/** Why a suspicion was dismissed or an incident closed. */
public enum Reason implements Coded {
    /** The doors opened far enough, at a landing. */
    DOORS_OPENED_AT_LANDING,
    /** The doors opened far enough; whether the car was at a landing is not known. */
    DOORS_OPENED,
    /** People were seen to leave through doors that opened; where the car stood is not known. */
    PEOPLE_LEFT,
    /** The lift serves its landings again: it has carried people and let them out. */
    SERVICE_RESUMED,
    /** The car travelled on. */
    TRAVELLED,
    /** What the suspicion, or the fault, rested on is gone. */
    CONDITION_ENDED,
    /** A technician took the car over before there was any evidence of people in it. */
    INSPECTION,
    /** A trapping has taken over the stop that it was. */
    ABSORBED,
    /** A human ended it. */
    RESOLVED;

    /** Why a fault ended, null where it was raised. */
    public static Reason of(FaultChange.Step step) {
        return switch (step) {
            case RAISED -> null;
            case ENDED -> CONDITION_ENDED;
            case ABSORBED -> ABSORBED;
        };
    }
}
