package dev.liftwatch.sim;

/**
 * A run from rest to rest, as quick as its comfort allows: the acceleration rises and falls by the jerk, and slowing down
 * mirrors starting. Where the distance is too short for the full speed, or for the full acceleration, neither is reached.
 */
final class RunProfile {
    private final double distanceMm;
    private final double topSpeedMmS;
    private final double jerkMmS3;
    private final double jerkS;
    private final double rampS;
    private final double durationS;

    private RunProfile(double distanceMm, double topSpeedMmS, double jerkMmS3, double jerkS, double rampS) {
        this.distanceMm = distanceMm;
        this.topSpeedMmS = topSpeedMmS;
        this.jerkMmS3 = jerkMmS3;
        this.jerkS = jerkS;
        this.rampS = rampS;
        durationS = distanceMm == 0 ? 0 : rampS + distanceMm / topSpeedMmS;
    }

    static RunProfile of(double distanceMm, Comfort comfort) {
        double jerk = comfort.jerkMmS3();
        double most = comfort.accelerationMmS2();
        double speed = Math.min(comfort.speedMmS(), reachable(distanceMm, most, jerk));
        boolean reachesAcceleration = speed * jerk > most * most;
        double jerkS = reachesAcceleration ? most / jerk : Math.sqrt(speed / jerk);
        double rampS = reachesAcceleration ? most / jerk + speed / most : 2 * jerkS;
        return new RunProfile(distanceMm, speed, jerk, jerkS, rampS);
    }

    /** The speed at which a ramp up and a ramp down take the whole distance. */
    private static double reachable(double distanceMm, double acceleration, double jerk) {
        if (distanceMm >= 2 * cube(acceleration) / (jerk * jerk)) {
            double toAcceleration = acceleration / jerk;
            double root = Math.sqrt(toAcceleration * toAcceleration + 4 * distanceMm / acceleration);
            return (root - toAcceleration) * acceleration / 2;
        }
        double seconds = Math.cbrt(distanceMm / (2 * jerk));
        return jerk * seconds * seconds;
    }

    double distanceMm() {
        return distanceMm;
    }

    double durationS() {
        return durationS;
    }

    /** How far it has come, mm. */
    double wayMm(double seconds) {
        if (seconds <= 0) {
            return 0;
        }
        if (seconds >= durationS) {
            return distanceMm;
        }
        if (seconds < rampS) {
            return rampWayMm(seconds);
        }
        if (seconds <= durationS - rampS) {
            return topSpeedMmS * rampS / 2 + topSpeedMmS * (seconds - rampS);
        }
        return distanceMm - rampWayMm(durationS - seconds);
    }

    /** How fast it is, mm/s, never below 0. */
    double speedMmS(double seconds) {
        if (seconds <= 0 || seconds >= durationS) {
            return 0;
        }
        double fromEndS = Math.min(seconds, durationS - seconds);
        return fromEndS >= rampS ? topSpeedMmS : rampSpeedMmS(fromEndS);
    }

    private double rampWayMm(double seconds) {
        double steady = jerkMmS3 * jerkS;
        if (seconds <= jerkS) {
            return jerkMmS3 * cube(seconds) / 6;
        }
        if (seconds <= rampS - jerkS) {
            double since = seconds - jerkS;
            double speed = steady * jerkS / 2;
            return jerkMmS3 * cube(jerkS) / 6 + speed * since + steady * since * since / 2;
        }
        double left = rampS - seconds;
        return topSpeedMmS * rampS / 2 - (topSpeedMmS * left - jerkMmS3 * cube(left) / 6);
    }

    private double rampSpeedMmS(double seconds) {
        double steady = jerkMmS3 * jerkS;
        if (seconds <= jerkS) {
            return jerkMmS3 * seconds * seconds / 2;
        }
        if (seconds <= rampS - jerkS) {
            return steady * jerkS / 2 + steady * (seconds - jerkS);
        }
        double left = rampS - seconds;
        return topSpeedMmS - jerkMmS3 * left * left / 2;
    }

    private static double cube(double number) {
        return number * number * number;
    }
}
