package dev.liftwatch.car;

import java.util.Locale;

/** What is the matter with a signal that is not believed. */
public enum SignalFault {
    /** It keeps one value whatever the lift does: a broken wire, a welded contact, a frozen encoder. */
    STUCK,
    /**
     * It says the opposite of what the lift does: its polarity is set wrong, or its wire is on the other contact. It is read
     * the other way round meanwhile, since that is as good as if it were set right.
     */
    INVERTED,
    /** What it says cannot be true together with what the others say. */
    CONTRADICTORY,
    /** It changes more often than the lift can. */
    CHATTERING;

    /** The word in messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
