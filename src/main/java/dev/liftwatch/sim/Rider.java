package dev.liftwatch.sim;

/** Somebody who uses the lift. */
final class Rider {
    /** How somebody behaves who cannot get out. */
    enum Temper {
        /** Waits, moves now and then, presses the button after a while. */
        CALM,
        /** Paces, presses early and often. */
        ANXIOUS,
        /** Sits down and does nothing: asleep, ill, or sure that help will come. */
        MOTIONLESS
    }

    private static final int NOWHERE = -1;
    private static final int EVERYWHERE = -2;

    private final int destination;
    private final double weightKg;
    private double movesEveryS;
    private Temper temper;
    private final long waitsSinceMs;
    private boolean presses = true;
    private boolean forgetful;
    private boolean dreaming;

    Rider(int destination, long waitsSinceMs, Chance chance) {
        this.destination = destination;
        this.waitsSinceMs = waitsSinceMs;
        weightKg = chance.in(0.05) ? chance.between(120, 400) : chance.between(25, 110);
        movesEveryS = chance.in(0.15) ? chance.between(30, 120) : chance.between(3, 20);
        temper = chance.in(0.08) ? Temper.MOTIONLESS : chance.in(0.4) ? Temper.ANXIOUS : Temper.CALM;
        forgetful = chance.in(0.01);
        dreaming = chance.in(0.005);
    }

    /** A technician in the car, who drives it and goes where nobody else does. */
    static Rider technician(long nowMs, Chance chance) {
        return new Rider(NOWHERE, nowMs, chance);
    }

    /** Somebody who works in the car and rides along all day. */
    static Rider attendant(long nowMs, Chance chance) {
        Rider rider = new Rider(EVERYWHERE, nowMs, chance);
        rider.movesEveryS = chance.between(2, 12);
        return rider;
    }

    /** Whether there is a landing to which this rider wants. */
    boolean wantsToGo() {
        return destination >= 0;
    }

    /** Moves as ever, and presses nothing when the lift stops. */
    void leavesTheButtonAlone() {
        presses = false;
    }

    /** Whether the alarm button comes to mind. */
    boolean presses() {
        return presses;
    }

    /** Sits down and does nothing when the lift stops. */
    void keepsStill() {
        temper = Temper.MOTIONLESS;
    }

    boolean isTechnician() {
        return destination == NOWHERE;
    }

    int destination() {
        return destination;
    }

    /** With what is carried. */
    double weightKg() {
        return weightKg;
    }

    long waitsSinceMs() {
        return waitsSinceMs;
    }

    Temper temper() {
        return temper;
    }

    /** How long it is to the next movement that a sensor can see, on average, s. */
    double movesEveryS(boolean stuck) {
        if (!stuck) {
            return movesEveryS;
        }
        return switch (temper) {
            case CALM -> Math.min(movesEveryS, 25);
            case ANXIOUS -> 4;
            case MOTIONLESS -> 240;
        };
    }

    /** Whether the button of the destination is pressed only after a while; once. */
    boolean forgetsToPress() {
        boolean now = forgetful;
        forgetful = false;
        return now;
    }

    /** Whether the stop is not noticed; once. */
    boolean missesTheStop() {
        boolean now = dreaming;
        dreaming = false;
        return now;
    }
}
