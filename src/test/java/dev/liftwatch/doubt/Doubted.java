package dev.liftwatch.doubt;

import dev.liftwatch.signal.Signal;
import java.util.EnumMap;
import java.util.Map;

/** Remembers for a test which signals a check doubts. */
final class Doubted implements Verdicts {
    private final Map<Signal, SignalFault> doubts = new EnumMap<>(Signal.class);

    @Override
    public void distrust(Signal signal, SignalFault fault) {
        doubts.put(signal, fault);
    }

    @Override
    public void trust(Signal signal, SignalFault fault) {
        doubts.remove(signal, fault);
    }

    Map<Signal, SignalFault> doubts() {
        return doubts;
    }
}
