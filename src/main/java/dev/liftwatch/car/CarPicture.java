package dev.liftwatch.car;

import dev.liftwatch.signal.Truth;

/**
 * The car as it is known at one tick. Three-valued throughout: unknown never reads as stopped, closed or empty.
 *
 * @param nowMs the tick it was drawn at
 * @param doors the doors of all entrances
 * @param inDoorZone whether the car is within the unlocking zone of a landing
 * @param lastTravelMs last evidence of travel, tick
 * @param still whether it is proven that the car has not travelled since
 * @param sealed the sealed period
 * @param mainsLost whether the lift's supply is gone now
 * @param mainsLostSinceTravel whether it was gone at any time since the last travel
 * @param inspection whether a technician drives the car; unknown where contradicted by ordinary traffic
 * @param fireService whether fire recall or firefighter service is on
 */
public record CarPicture(
        long nowMs,
        Doors doors,
        Truth inDoorZone,
        long lastTravelMs,
        boolean still,
        SealedPeriod sealed,
        Truth mainsLost,
        boolean mainsLostSinceTravel,
        Truth inspection,
        Truth fireService) {

    /** Whether doors that people can use stand open where they can step out. */
    public boolean passableAtLanding() {
        return doors.passable(nowMs) && inDoorZone.isTrue();
    }

    /** Whether the doors stand open as a way out, the place being a landing or not known. */
    public boolean passableUnlessOutside() {
        return doors.passable(nowMs) && !inDoorZone.isFalse();
    }

    /** Whether the car is proven to stand outside every door zone. */
    public boolean stillOutside() {
        return still && inDoorZone.isFalse();
    }

    /** Whether the car is proven to stand in a door zone. */
    public boolean stillInZone() {
        return still && inDoorZone.isTrue();
    }
}
