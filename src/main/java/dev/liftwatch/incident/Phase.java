package dev.liftwatch.incident;

import dev.liftwatch.text.Coded;

/** What happened to an incident. */
public enum Phase implements Coded {
    /** The condition of a cause has held for its first time; nobody is sent out yet. */
    SUSPECTED,
    /** A suspicion came to nothing. */
    DISMISSED,
    /** People are to be sent. */
    RAISED,
    /** A raised incident became more certain, dangerous, or has a further cause. */
    UPDATED,
    /** It ended: a way out, or a human resolved it. */
    CLOSED;
}
