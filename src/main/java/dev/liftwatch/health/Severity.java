package dev.liftwatch.health;

import java.util.Locale;

/** How bad a condition is for people, worst first: what the first line of a screen is about. */
public enum Severity {
    /** Somebody in or near the car is in danger. */
    DANGER,
    /** People are in a car that they cannot leave, or may be. */
    TRAPPED,
    /** The lift does not work as it should. */
    FAULT,
    /** A signal or its wire cannot be believed, so that the agent sees less. */
    WIRE,
    /** Nothing usable comes over a whole line. */
    LINE,
    /** A platform is not told, or cannot answer. */
    PLATFORM,
    /** The box itself: clock, supply, store, configuration. */
    BOX,
    /** Nothing is wrong; it is good to know. */
    NOTE;

    /** The word in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
