package dev.liftwatch.sim;

/** One lift, its people and its time: what everybody who acts in it works with. */
record Site(LiftDesign design, Agenda agenda, LiftMachine machine, Cabin cabin) {
    long nowMs() {
        return agenda.nowMs();
    }

    /** The height of a landing, mm. */
    double heightMm(int landing) {
        return (double) design.shaft().heightMm(landing);
    }

    /** The landing next to the car. */
    int nearestLanding() {
        return design.shaft().nearestLanding(machine.positionMm(nowMs()));
    }
}
