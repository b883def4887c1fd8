package dev.liftwatch.sim;

import java.util.List;

/**
 * The building's part of a lift.
 *
 * @param landingsMm height of every landing above the reference, mm, ascending, at least two
 * @param doorZoneMm how far from a landing, either way, the doors may still be unlocked, mm
 * @param ratedSpeedMmS what the drive makes on an ordinary run, mm/s
 */
public record Shaft(List<Long> landingsMm, long doorZoneMm, long ratedSpeedMmS) {
    public Shaft {
        landingsMm = List.copyOf(landingsMm);
        if (landingsMm.size() < 2 || doorZoneMm <= 0 || ratedSpeedMmS <= 0) {
            throw new IllegalArgumentException("a shaft has two landings or more, a door zone and a speed");
        }
    }

    /** How many landings there are. */
    public int landings() {
        return landingsMm.size();
    }

    /** The height of a landing, the lowest is 0, mm. */
    public long heightMm(int landing) {
        return landingsMm.get(landing);
    }

    /** The landing next to a height; of two equally near the lower. */
    public int nearestLanding(double positionMm) {
        int below = landingBelow(positionMm);
        int above = below + 1;
        return positionMm - heightMm(below) <= heightMm(above) - positionMm ? below : above;
    }

    /** The highest landing but one that is not above a height, or the lowest. */
    private int landingBelow(double positionMm) {
        int below = 0;
        int above = landingsMm.size() - 1;
        while (above - below > 1) {
            int middle = (below + above) >>> 1;
            if (heightMm(middle) <= positionMm) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }

    /** How far a car may move from a height, either way, without coming to the edge of a door zone, mm; at least so far. */
    double toZoneEdgeMm(double positionMm) {
        int below = landingBelow(positionMm);
        double fromBelowMm = Math.abs(Math.abs(positionMm - heightMm(below)) - doorZoneMm);
        double fromAboveMm = Math.abs(Math.abs(positionMm - heightMm(below + 1)) - doorZoneMm);
        return Math.min(fromBelowMm, fromAboveMm);
    }

    /** Whether the doors of a car that stands there may be unlocked. */
    public boolean inDoorZone(double positionMm) {
        return Math.abs(heightMm(nearestLanding(positionMm)) - positionMm) <= doorZoneMm;
    }
}
