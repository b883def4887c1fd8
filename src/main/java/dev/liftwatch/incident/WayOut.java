package dev.liftwatch.incident;

import dev.liftwatch.text.Coded;

/** What the doors have shown since an alarm was raised: whether people can have left the car. */
public enum WayOut implements Coded {
    /** A door stood open, at a landing or forced, for long enough to get out. */
    SEEN,
    /** The doors were known to be closed all the while. */
    NOT_SEEN,
    /** The door contacts are not wired, not believed, or told nothing for a while. */
    UNKNOWN;
}
