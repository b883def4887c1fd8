package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;

/**
 * Believes the inspection input until ordinary traffic contradicts it: a technician on the car top does not carry riders
 * from landing to landing with the doors opening at each. An input stuck at 1 must not switch the agent off.
 */
public final class InspectionWatch {
    /** After this many rides with a door cycle, all with inspection on, the input is not believed any more. */
    static final int CONTRADICTING_RIDES = 3;

    private int ridesUnderInspection;
    private Truth effective = Truth.UNKNOWN;

    /**
     * What is known of inspection, to be carried over a restart.
     *
     * @param ridesUnderInspection rides that ended with doors opening at a landing while the input said inspection
     * @param effective what was made of it
     */
    public record SavedInspection(int ridesUnderInspection, Truth effective) {}

    /** Takes the input; a dead supply of the shaft tells nothing, and what was so before stands. */
    void update(SignalPanel panel, boolean rideEndedAtLanding) {
        if (panel.shaftUnpowered()) {
            return;
        }
        if (!panel.flag(Signal.INSPECTION).isTrue()) {
            ridesUnderInspection = 0;
        } else if (rideEndedAtLanding) {
            ridesUnderInspection++;
        }
        effective = contradicted() ? Truth.UNKNOWN : panel.flag(Signal.INSPECTION);
    }

    /** Whether a technician drives the car; unknown where the input is contradicted. */
    Truth effective() {
        return effective;
    }

    /** Whether ordinary traffic contradicts the input. */
    boolean contradicted() {
        return ridesUnderInspection >= CONTRADICTING_RIDES;
    }

    SavedInspection save() {
        return new SavedInspection(ridesUnderInspection, effective);
    }

    void resume(SavedInspection saved) {
        ridesUnderInspection = saved.ridesUnderInspection();
        effective = saved.effective();
    }
}
