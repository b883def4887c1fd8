package dev.liftwatch.fault;

import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.signal.Signal;
import java.util.List;

/** Decides whether the faults of single wires have to be gone through: only when something that they can rest on has changed. */
final class WireChangeGate {
    private final List<Signal> wired;
    private boolean looked;

    /** One bit for each signal that is read. */
    private long read;

    private List<Doubt> doubts = List.of();
    private boolean buttonDistrusted;
    private boolean inspectionOn;
    private boolean inspectionKnown;
    private boolean shaftUnpowered;

    WireChangeGate(List<Signal> wired) {
        this.wired = wired;
    }

    /** Whether anything that the fault of a wire can rest on, as {@link ObservedSignals} has it, is new since the last look. */
    boolean isNew(FaultInput input) {
        long readNow = 0;
        for (int i = 0; i < wired.size(); i++) {
            readNow |= input.panel().isRead(wired.get(i)) ? 1L << i : 0;
        }
        boolean inspectionOnNow = input.panel().flag(Signal.INSPECTION).isTrue();
        boolean inspectionKnownNow = input.car().inspection().isKnown();
        boolean same = looked
                && readNow == read
                && input.buttonDistrusted() == buttonDistrusted
                && inspectionOnNow == inspectionOn
                && inspectionKnownNow == inspectionKnown
                && input.panel().shaftUnpowered() == shaftUnpowered
                && input.doubts().equals(doubts);
        looked = true;
        read = readNow;
        doubts = input.doubts();
        buttonDistrusted = input.buttonDistrusted();
        inspectionOn = inspectionOnNow;
        inspectionKnown = inspectionKnownNow;
        shaftUnpowered = input.panel().shaftUnpowered();
        return !same;
    }
}
