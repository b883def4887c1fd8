package dev.liftwatch.car;

import dev.liftwatch.signal.Truth;

/**
 * The car as it is known at one tick. Three-valued throughout: unknown never reads as stopped, closed or empty.
 *
 * @param nowMs the tick it was drawn at
 * @param doors the doors of all entrances
 * @param inDoorZone whether the car is within the unlocking zone of a landing
 * @param lastTravelMs last evidence of travel, tick
 * @param travelDisputed whether that evidence is an edge of a landing sensor alone, while position or speed is known and shows
 *     none
 * @param reclosedMs when the doors last closed after standing open outside every door zone, tick, or
 *     {@link dev.liftwatch.time.Tick#NONE}: people may have got out, or it is not a place outside at all
 * @param leftZoneMs when the car last left a door zone that it had stood in, tick, or
 *     {@link dev.liftwatch.time.Tick#NONE}
 * @param still whether it is proven that the car has not travelled since
 * @param sealed the sealed period
 * @param blindness what has been lost of it within the sealed period
 * @param stalledAtMs the tick at which the drive is (or will be, if nothing changes) stalled: on without travel for a while,
 *     or reported so; {@link dev.liftwatch.time.Tick#NEVER} where it is not
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
        boolean travelDisputed,
        long reclosedMs,
        long leftZoneMs,
        boolean still,
        SealedPeriod sealed,
        Blindness blindness,
        long stalledAtMs,
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

    /** The same car without fire service. */
    public CarPicture withoutFireService() {
        return new CarPicture(
                nowMs,
                doors,
                inDoorZone,
                lastTravelMs,
                travelDisputed,
                reclosedMs,
                leftZoneMs,
                still,
                sealed,
                blindness,
                stalledAtMs,
                mainsLost,
                mainsLostSinceTravel,
                inspection,
                Truth.FALSE);
    }

    /**
     * From when a stand counts: the last travel, the doors that closed after an opening outside, or the zone that the car left
     * before it had come far enough for travel.
     */
    public long standsSinceMs() {
        return Math.max(lastTravelMs, Math.max(reclosedMs, leftZoneMs));
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
