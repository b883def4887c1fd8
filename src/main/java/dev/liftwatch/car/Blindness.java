package dev.liftwatch.car;

import dev.liftwatch.time.Tick;

/**
 * What has been lost of the place of the car or its doors while people cannot have left: the supply of the shaft often dies
 * together with the lift.
 *
 * @param extent what is lost, and how the car stood then
 * @param sinceMs since when, tick, or {@link Tick#NONE} where nothing is
 */
public record Blindness(Extent extent, long sinceMs) {
    /** What is lost. */
    public enum Extent {
        /** Nothing, or people can come and go. */
        NOTHING,
        /** The place, in the middle of a ride or outside every landing: whoever is in the car was not let out there. */
        PLACE_IN_RIDE,
        /** The place, of a car that was proven to stand at a landing. */
        PLACE_AT_LANDING,
        /** The place, which was not known when the doors closed either: an ordinary ride cannot be told from a stop. */
        PLACE_BEFORE,
        /** The doors alone: the car is seen to travel and stand, and not to open. */
        DOORS
    }

    static final Blindness NONE = new Blindness(Extent.NOTHING, Tick.NONE);

    public boolean isBlind() {
        return extent != Extent.NOTHING;
    }

    /** What is lost now; what was lost first stands while it lasts. */
    Blindness next(Extent now, long nowMs) {
        if (now == Extent.NOTHING) {
            return NONE;
        }
        boolean placeGoesOn = isBlind() && extent != Extent.DOORS && now != Extent.DOORS;
        return placeGoesOn || extent == now ? this : new Blindness(now, nowMs);
    }
}
