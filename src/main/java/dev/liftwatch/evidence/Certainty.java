package dev.liftwatch.evidence;

import dev.liftwatch.text.Coded;

/** How sure it is that people are in the car. Ordered from least to most. */
public enum Certainty implements Coded {
    /** Presence is not known: an empty stop and an occupied one look alike. Or only a load speaks for it. */
    POSSIBLE,
    /** Inferred: people boarded and have been silent since, or the inputs were lost. */
    PROBABLE,
    /** Strong evidence, or evidence seen after the car stopped. */
    CONFIRMED;

    /** The less sure of the two. */
    public static Certainty lower(Certainty a, Certainty b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** The surer of the two. */
    public static Certainty higher(Certainty a, Certainty b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
