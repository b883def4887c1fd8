package dev.liftwatch.sim;

/** Machine, brake and the car that hangs on them: takes the car to a height, or lets the brake fall. */
final class Drive {
    /** What riders hardly notice, mm/s2; lifts are set to 0.5-1.0 m/s2. */
    static final double ACCELERATION_MM_S2 = 700;

    /** The brake alone, mm/s2: it is felt, nobody falls. */
    static final double BRAKE_MM_S2 = 2500;

    /** Nearer to its aim than this a car that can stop within one step has arrived, mm. */
    private static final double ARRIVED_MM = 0.11;

    private double positionMm;
    private double speedMmS;
    private double aimMm;
    private double limitMmS;
    private boolean released;

    Drive(double positionMm) {
        this.positionMm = positionMm;
    }

    double positionMm() {
        return positionMm;
    }

    /** Up is positive, mm/s. */
    double speedMmS() {
        return speedMmS;
    }

    /** Whether the brake is released. */
    boolean running() {
        return released;
    }

    boolean standing() {
        return !released && speedMmS == 0;
    }

    /** Where it is commanded to go: -1 down, 0 nowhere, 1 up. */
    int direction() {
        return released ? (int) Math.signum(aimMm - positionMm) : 0;
    }

    /** Releases the brake and goes to a height, at most as fast as said. */
    void goTo(double heightMm, double mostMmS) {
        aimMm = heightMm;
        limitMmS = mostMmS;
        released = true;
    }

    /** Lets the brake fall: the car stops where it can. */
    void brake() {
        released = false;
    }

    /** One short step; the shorter, the smoother. */
    void step(double seconds) {
        if (released) {
            approach(seconds);
        } else if (speedMmS != 0) {
            moveAt(nearer(speedMmS, 0, BRAKE_MM_S2 * seconds), seconds);
        }
    }

    /** The fastest speed from which the car can still be stopped at its aim, reached within the acceleration. */
    private void approach(double seconds) {
        double missingMm = Math.abs(aimMm - positionMm);
        if (missingMm <= ARRIVED_MM && Math.abs(speedMmS) <= ACCELERATION_MM_S2 * seconds) {
            positionMm = aimMm;
            speedMmS = 0;
            released = false;
            return;
        }
        double reach = Math.sqrt(seconds * seconds + 2 * missingMm / ACCELERATION_MM_S2) - seconds;
        double wanted = Math.copySign(Math.min(limitMmS, ACCELERATION_MM_S2 * reach), aimMm - positionMm);
        moveAt(nearer(speedMmS, wanted, ACCELERATION_MM_S2 * seconds), seconds);
    }

    private void moveAt(double newSpeedMmS, double seconds) {
        speedMmS = newSpeedMmS;
        positionMm += newSpeedMmS * seconds;
    }

    private static double nearer(double from, double to, double mostChange) {
        return from + Math.clamp(to - from, -mostChange, mostChange);
    }
}
