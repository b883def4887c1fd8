package dev.liftwatch.signal;

import java.util.EnumMap;
import java.util.Map;

/** A panel for a test, whose contacts neither bounce nor die: what is read counts in the same instant, until it is read anew. */
public final class Wires {
    /** No level of these wires is that of a dead supply. */
    private static final int NO_LEVEL = -1;

    private final SignalPanel panel;
    private long nowMs;

    public Wires(Signal... wired) {
        Map<Signal, SignalSettings> wiring = new EnumMap<>(Signal.class);
        for (Signal signal : wired) {
            wiring.put(signal, new SignalSettings(0, 5000, false, NO_LEVEL));
        }
        panel = new SignalPanel(wiring);
    }

    public Wires at(long tickMs) {
        nowMs = tickMs;
        panel.settle(tickMs);
        return this;
    }

    public Wires read(Signal signal, long value) {
        panel.apply(Reading.of(signal, value), nowMs);
        panel.settle(nowMs);
        return this;
    }

    public Wires lose(Signal signal) {
        panel.apply(Reading.lost(signal), nowMs);
        panel.settle(nowMs);
        return this;
    }

    public long nowMs() {
        return nowMs;
    }

    public SignalPanel panel() {
        return panel;
    }
}
