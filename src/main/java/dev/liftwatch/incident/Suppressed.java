package dev.liftwatch.incident;

import java.util.Locale;

/**
 * A suspicion that was not raised because of a service mode: for the log, so that a technician can see what the agent saw.
 *
 * @param atMs when it would have been suspected, tick
 * @param cause by which cause
 * @param by what suppressed it
 */
public record Suppressed(long atMs, Cause cause, By by) {
    /** What suppresses suspicions. */
    public enum By {
        /** A technician drives the car. */
        INSPECTION,
        /** Fire recall or firefighters: the doors at a landing are their affair. */
        FIRE_SERVICE;

        /** In words. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
