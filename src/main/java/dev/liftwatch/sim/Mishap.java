package dev.liftwatch.sim;

import dev.liftwatch.text.Coded;

/** What goes wrong with the lift itself. */
public enum Mishap implements Coded {
    /** A contact of the safety chain opens in motion for a moment. */
    PASSING_FAULT,
    /** A contact of the safety chain opens in motion and stays open. */
    CHAIN_OPEN,
    /** The drive is on and the car comes to stand on its way. */
    STALL,
    /** The drive comes on and the car never starts. */
    STALL_AT_START,
    /** The doors close and nothing follows. */
    DEAD_AT_BOARDING,
    /** The car comes to its landing and the doors stay shut, at the next one too. */
    DOORS_JAMMED,
    /** The doors need a second or third try. */
    DOORS_STICK,
    /** The car goes from landing to landing and never opens. */
    WANDERS,
    /** The mains of the building fail. */
    MAINS_CUT,
    /** The car creeps up and down and finds no landing. */
    CREEPS,
    /** The car becomes too fast, and the safety gear grips. */
    OVERSPEED,
    /** The car runs past its last landing. */
    OVERTRAVEL;
}
