package dev.liftwatch.walktest;

import dev.liftwatch.text.Coded;

/** What the installer is asked to do, in the order of a walk. */
public enum Step implements Coded {
    /** The car stands at a landing with nobody in it, and nothing is touched. */
    REST,
    /** The doors open and close once while the car stands. */
    DOORS,
    /** A ride to the top landing, where the doors open and close. */
    TOP,
    /** A ride from there to the bottom landing, where the doors open and close. */
    BOTTOM,
    /** A ride to a landing of the second entrance. */
    SECOND_LANDING,
    /** The doors of the second entrance open and close once while the car stands. */
    SECOND_DOORS,
    /** Somebody steps into the car, moves, and steps out again. */
    STEP_IN,
    /** The alarm button in the car is pressed for three seconds. */
    BUTTON,
    /** The inspection switch is turned on and off again. */
    INSPECTION,
    /** The lift's main switch is turned off and on again; only where somebody who may do so wants it. */
    MAINS;
}
