package dev.liftwatch.fault;

import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.signal.Signal;
import java.util.List;

/** A glance at what the faults of single wires rest on, so that those that have not begun are not gone through in vain. */
final class WireGlance {
    private final List<Signal> wired;
    private Look seen;

    /** What the fault of a wire can rest on, as {@link ObservedSignals} has it; one bit a signal for those that are read. */
    private record Look(
            long read,
            List<Doubt> doubts,
            boolean buttonDistrusted,
            boolean inspectionOn,
            boolean inspectionKnown,
            boolean shaftUnpowered) {}

    WireGlance(List<Signal> wired) {
        this.wired = wired;
    }

    /** Whether any of it is new since the last look. */
    boolean isNew(FaultInput input) {
        Look now = look(input);
        boolean isNew = !now.equals(seen);
        seen = now;
        return isNew;
    }

    private Look look(FaultInput input) {
        long read = 0;
        for (int i = 0; i < wired.size(); i++) {
            if (input.panel().isRead(wired.get(i))) {
                read |= 1L << i;
            }
        }
        return new Look(
                read,
                input.doubts(),
                input.buttonDistrusted(),
                input.panel().flag(Signal.INSPECTION).isTrue(),
                input.car().inspection().isKnown(),
                input.panel().shaftUnpowered());
    }
}
