package dev.liftwatch.incident;

import java.util.Locale;

/** What the doors have shown since an alarm was raised: whether people can have left the car. */
public enum WayOut {
    /** A door stood open, at a landing or forced, for long enough to get out. */
    SEEN,
    /** The doors were known to be closed all the while. */
    NOT_SEEN,
    /** The door contacts are not wired, not believed, or told nothing for a while. */
    UNKNOWN;

    /** The word in messages, e.g. {@code not-seen}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
