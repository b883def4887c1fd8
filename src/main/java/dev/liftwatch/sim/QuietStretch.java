package dev.liftwatch.sim;

/**
 * The way and time after a look for which nothing of the machine can change that a flag shows: its doors rest, and the car stands, or
 * goes on in one direction without coming to the edge of a door zone or to rest. Looks within it may be left out.
 */
final class QuietStretch {
    /** Level sensors see the zone this much higher and lower than the car is. */
    private static final double APART_MM = Instruments.LEVEL_APART_MM;

    /** Nobody has to tell on which side of an edge a car is that stands on it, mm. */
    private static final double MARGIN_MM = 1;

    private final Shaft shaft;
    private boolean doorsRest;
    private boolean moves;
    private double fromMm;
    private double quietMm;

    QuietStretch(Shaft shaft) {
        this.shaft = shaft;
    }

    /** Everything has been looked at now. */
    void begin(LiftMachine machine, long nowMs) {
        doorsRest = !machine.doorsMove(nowMs);
        moves = machine.moving(nowMs);
        if (moves && doorsRest) {
            fromMm = machine.positionMm(nowMs);
            // A car that has just been set in motion has no direction yet.
            quietMm = machine.speedMmS(nowMs) == 0 ? 0 : clearMm(fromMm);
        }
    }

    private double clearMm(double positionMm) {
        double asReadMm =
                Math.min(shaft.toZoneEdgeMm(positionMm - APART_MM), shaft.toZoneEdgeMm(positionMm + APART_MM));
        return Math.min(shaft.toZoneEdgeMm(positionMm), asReadMm) - MARGIN_MM;
    }

    /** Whether it is still that stretch at a moment before which nobody gives the machine an order. */
    boolean goesOn(LiftMachine machine, boolean moving, long atMs) {
        if (!doorsRest || moving != moves) {
            return false;
        }
        return !moves || (machine.moving(atMs) && Math.abs(machine.positionMm(atMs) - fromMm) < quietMm);
    }

    /**
     * Number of steps that the moving car may take from now before it comes near the edge of a zone, up to a limit. It moves in one
     * direction, so that the last of them is found by halving.
     */
    long stepsOnTheWay(LiftMachine machine, long nowMs, long stepMs, long most) {
        if (!doorsRest || !moves) {
            return 0;
        }
        long in = 0;
        long out = most + 1;
        while (out - in > 1) {
            long middle = (in + out) >>> 1;
            if (Math.abs(machine.positionMm(nowMs + middle * stepMs) - fromMm) < quietMm) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }
}
