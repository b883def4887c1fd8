package dev.liftwatch.car;

import java.util.List;

/**
 * What the judgement needs to know of the lift itself.
 *
 * @param ratedSpeedMmS rated speed in mm/s, above 0
 * @param doorZoneMm half height of the door zone, mm either side of a landing
 * @param landings heights of the landings, mm above the reference, ascending, at least two
 * @param manualDoors whether the landing doors are swing doors opened by hand, so that closed doors say nothing about
 *     whether people can leave at a landing
 */
public record LiftGeometry(long ratedSpeedMmS, long doorZoneMm, List<Long> landings, boolean manualDoors) {
    /** Acceleration assumed where the lift's own is not known, mm/s²: the low end of 0.5-1.0 m/s² found in the field. */
    static final double ACCELERATION_MM_S2 = 500;

    public LiftGeometry {
        landings = List.copyOf(landings);
        if (ratedSpeedMmS <= 0 || landings.size() < 2) {
            throw new IllegalArgumentException("a lift has a speed above 0 and at least two landings");
        }
    }

    /** The slowest ordinary passage between neighbouring landings: the largest gap, express zones included, in ms. */
    public long slowestPassageMs() {
        long largestGapMm = 0;
        for (int i = 1; i < landings.size(); i++) {
            largestGapMm = Math.max(largestGapMm, landings.get(i) - landings.get(i - 1));
        }
        return travelTimeMs(largestGapMm);
    }

    /** The longest run this lift can make, from the lowest to the highest landing, in ms. */
    public long longestRunMs() {
        return travelTimeMs(landings.getLast() - landings.getFirst());
    }

    /** Whether a car floor at {@code positionMm} is within the door zone of some landing. */
    public boolean inDoorZone(long positionMm) {
        return Math.abs(landings.get(nearestLanding(positionMm)) - positionMm) <= doorZoneMm;
    }

    /** The index of the landing nearest to {@code positionMm}. */
    public int nearestLanding(long positionMm) {
        int nearest = 0;
        long nearestMm = Math.abs(landings.getFirst() - positionMm);
        for (int i = 1; i < landings.size(); i++) {
            long awayMm = Math.abs(landings.get(i) - positionMm);
            if (awayMm > nearestMm) {
                // They ascend: those above are further away.
                break;
            }
            if (awayMm < nearestMm) {
                nearest = i;
                nearestMm = awayMm;
            }
        }
        return nearest;
    }

    private long travelTimeMs(long distanceMm) {
        double speed = ratedSpeedMmS;
        double distanceToSpeedAndBack = speed * speed / ACCELERATION_MM_S2;
        double seconds = distanceMm >= distanceToSpeedAndBack
                ? distanceMm / speed + speed / ACCELERATION_MM_S2
                : 2 * Math.sqrt(distanceMm / ACCELERATION_MM_S2);
        return Math.round(seconds * 1000);
    }
}
