package dev.liftwatch.sim;

/**
 * What riders feel of a run at most.
 *
 * @param speedMmS speed, mm/s, above 0
 * @param accelerationMmS2 acceleration and deceleration, mm/s², above 0; lifts are set to 500-1000
 * @param jerkMmS3 how fast the acceleration changes, mm/s³, above 0
 */
public record Comfort(double speedMmS, double accelerationMmS2, double jerkMmS3) {
    public Comfort {
        if (!(speedMmS > 0 && accelerationMmS2 > 0 && jerkMmS3 > 0)) {
            throw new IllegalArgumentException("a run has a speed, an acceleration and a jerk above 0");
        }
    }

    /** The same ride, slower. */
    public Comfort at(double otherSpeedMmS) {
        return new Comfort(otherSpeedMmS, accelerationMmS2, jerkMmS3);
    }
}
