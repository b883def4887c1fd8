package dev.liftwatch.incident;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.text.Coded;

/**
 * What it is, if nobody is trapped.
 *
 * @param kind what
 * @param signal whose wire is at fault, null where no wire is at fault
 * @param percent how likely that is, from 0 to 99
 */
public record Otherwise(Kind kind, Signal signal, int percent) {

    /** The kinds of other explanations. */
    public enum Kind implements Coded {
        /** A sensor or its wire says what is not so. */
        WIRE_AT_FAULT,
        /** The lift has failed, and nobody is in its car. */
        EMPTY_CAR,
        /** People got out while nothing could show it. */
        LEFT_UNSEEN,
        /** Somebody presses the alarm button without need. */
        NEEDLESS_CALL;
    }
}
