package dev.liftwatch.entrapment;

import java.util.Locale;

/** Why a suspicion was dismissed or an incident closed. */
public enum Reason {
    /** The doors opened far enough, at a landing. */
    DOORS_OPENED_AT_LANDING,
    /** The doors opened far enough; whether the car was at a landing is not known. */
    DOORS_OPENED,
    /** The car travelled on. */
    TRAVELLED,
    /** What the suspicion rested on is gone. */
    CONDITION_ENDED,
    /** A technician took the car over before there was any evidence of people in it. */
    INSPECTION,
    /** A human ended it. */
    RESOLVED;

    /** The word in messages, e.g. {@code doors-opened-at-landing}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
