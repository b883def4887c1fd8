package dev.liftwatch.fault;

import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import java.util.List;

/**
 * What a fault of a wire is judged by at one tick. Conditions are as in {@link Observed}.
 *
 * @param input what was handed in
 * @param wired every wired signal
 */
record ObservedSignals(FaultInput input, List<Signal> wired) {
    /** Fewer wires than this have no common cause. */
    private static final int FEW = 2;

    private SignalPanel panel() {
        return input.panel();
    }

    /** Several wires that are all silent have one cause: their line, or the box's inputs. */
    Truth nothingIsRead() {
        return Truth.of(wired.size() >= FEW && noneRead());
    }

    private boolean noneRead() {
        for (int i = 0; i < wired.size(); i++) {
            if (panel().isRead(wired.get(i))) {
                return false;
            }
        }
        return true;
    }

    Truth lost(Signal signal) {
        if (panel().isRead(signal)) {
            return Truth.FALSE;
        }
        return nothingIsRead().isTrue() ? Truth.UNKNOWN : Truth.TRUE;
    }

    Truth stuck(Signal signal) {
        return Truth.of(doubted(signal, SignalFault.STUCK) || doubted(signal, SignalFault.DEAD) || buttonStuck(signal));
    }

    /** Whether the signal is the alarm button, pressed and not believed for that. */
    boolean buttonStuck(Signal signal) {
        return signal == Signal.ALARM_BUTTON && input.buttonDistrusted();
    }

    Truth inverted(Signal signal) {
        return Truth.of(doubted(signal, SignalFault.INVERTED) || doubted(signal, SignalFault.SWAPPED));
    }

    Truth contradictory(Signal signal) {
        boolean inspectionContradicted = signal == Signal.INSPECTION
                && panel().flag(Signal.INSPECTION).isTrue()
                && !input.car().inspection().isKnown();
        return Truth.of(inspectionContradicted
                || doubted(signal, SignalFault.CONTRADICTORY)
                || doubted(signal, SignalFault.CHATTERING));
    }

    private boolean doubted(Signal signal, SignalFault fault) {
        for (int i = 0; i < input.doubts().size(); i++) {
            Doubt doubt = input.doubts().get(i);
            if (doubt.signal() == signal && doubt.fault() == fault) {
                return true;
            }
        }
        return false;
    }
}
