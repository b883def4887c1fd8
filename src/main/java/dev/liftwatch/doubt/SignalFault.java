package dev.liftwatch.doubt;

import dev.liftwatch.text.Coded;

/** What is the matter with a signal that is not believed. */
public enum SignalFault implements Coded {
    /** It keeps one value whatever the lift does: a broken wire, a welded contact, a frozen encoder. */
    STUCK,
    /** A presence sensor that has seen nobody in all the rides of a lift that people use. */
    DEAD,
    /**
     * It says the opposite of what the lift does: its polarity is set wrong, or its wire is on the other contact. It is read
     * the other way round meanwhile, since that is as good as if it were set right.
     */
    INVERTED,
    /** It says what the other contact of its door should: their two wires are exchanged. Each is read as the other meanwhile. */
    SWAPPED,
    /** What it says cannot be true together with what the others say. */
    CONTRADICTORY,
    /** It changes more often than the lift can. */
    CHATTERING;
}
