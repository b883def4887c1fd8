package dev.liftwatch.doubt;

import dev.liftwatch.signal.Signal;
import java.util.EnumMap;
import java.util.Map;

/** Remembers for a test which signals a check doubts, at one sight or by all that it has counted against them, until it trusts them. */
final class Doubted implements Verdicts {
    private final Map<Signal, SignalFault> doubts = new EnumMap<>(Signal.class);
    private final Ledger ledger = new Ledger();

    /** What is known of the people in the car, which travelled last at that tick. */
    Doubted people(Leaving.Word word, long travelMs) {
        ledger.look(word, travelMs);
        return this;
    }

    @Override
    public void charge(Signal signal, SignalFault fault, Surprise surprise) {
        ledger.charge(signal, fault, surprise);
        ledger.entries().stream()
                .filter(Ledger.Entry::convicts)
                .forEach(entry -> doubts.merge(
                        entry.signal(),
                        entry.fault(),
                        (was, now) -> was == SignalFault.STUCK && now == SignalFault.INVERTED ? now : was));
    }

    @Override
    public void clear(Signal signal, Surprise.Matter matter) {
        ledger.clear(signal, matter);
    }

    @Override
    public void distrust(Signal signal, SignalFault fault) {
        doubts.put(signal, fault);
    }

    @Override
    public void trust(Signal signal, SignalFault fault) {
        doubts.remove(signal, fault);
    }

    /** Every signal that is not believed by now. */
    Map<Signal, SignalFault> doubts() {
        return doubts;
    }
}
