package dev.liftwatch.sim;

import dev.liftwatch.signal.Signal;
import java.util.Optional;

/** Everybody and everything that acts in one simulated lift: what a script takes hold of. */
record Stage(
        Site site,
        Controller controller,
        Passengers passengers,
        Mishaps mishaps,
        Mains mains,
        AlarmButton button,
        Instruments instruments,
        Optional<PresenceDetector> presence,
        WireTroubles wireTroubles,
        Troubles troubles) {
    LiftMachine machine() {
        return site.machine();
    }

    long nowMs() {
        return site.nowMs();
    }

    /** The car doors that belong to the landing next to the car. */
    CarDoors door() {
        return machine().door(site.design().entranceOf(site.nearestLanding()));
    }

    /** Happens whatever the controller does meanwhile. */
    void after(long durationMs, Runnable what) {
        site.agenda().after(durationMs, what);
    }

    /** The wire of that signal. */
    Wire wire(Signal signal) {
        return instruments.wires().stream()
                .filter(wire -> wire.signal() == signal)
                .findFirst()
                .orElseThrow();
    }
}
