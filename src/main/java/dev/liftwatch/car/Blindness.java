package dev.liftwatch.car;

import dev.liftwatch.time.Tick;

/**
 * Whether the place of the car or its doors have become unknown while people cannot have left: the supply of the shaft often
 * dies together with the lift.
 *
 * @param sinceMs since when, tick, or {@link Tick#NONE} where both are known, or people can come and go
 * @param stoodInZone whether the car was proven to stand in a door zone just before
 */
public record Blindness(long sinceMs, boolean stoodInZone) {
    static final Blindness NONE = new Blindness(Tick.NONE, false);

    public boolean isBlind() {
        return sinceMs != Tick.NONE;
    }

    Blindness next(boolean lost, boolean stoodInZoneBefore, long nowMs) {
        if (!lost) {
            return NONE;
        }
        return isBlind() ? this : new Blindness(nowMs, stoodInZoneBefore);
    }
}
