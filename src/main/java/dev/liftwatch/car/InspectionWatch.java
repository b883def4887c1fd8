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

    /**
     * What is known of inspection, to be carried over a restart.
     *
     * @param ridesUnderInspection rides that ended with doors opening at a landing while the input said inspection
     */
    public record SavedInspection(int ridesUnderInspection) {}

    void update(SignalPanel panel, boolean rideEndedAtLanding) {
        if (!panel.flag(Signal.INSPECTION).isTrue()) {
            ridesUnderInspection = 0;
        } else if (rideEndedAtLanding) {
            ridesUnderInspection++;
        }
    }

    Truth effective(SignalPanel panel) {
        return ridesUnderInspection >= CONTRADICTING_RIDES ? Truth.UNKNOWN : panel.flag(Signal.INSPECTION);
    }

    SavedInspection save() {
        return new SavedInspection(ridesUnderInspection);
    }

    void resume(SavedInspection saved) {
        ridesUnderInspection = saved.ridesUnderInspection();
    }
}
