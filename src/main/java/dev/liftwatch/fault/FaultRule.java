package dev.liftwatch.fault;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * A row of the table of faults.
 *
 * @param kind what it is called
 * @param perSignal whether it is judged for every wired signal by itself
 * @param holds the condition; the signal is null where it is about none
 * @param sinceMs from when its time counts, tick, or {@link Tick#NONE}: from when it was first seen to hold
 * @param afterMs after how long it is raised, ms
 * @param closeAfterMs after how long of being over it is closed, ms
 * @param fromShaft whether it rests on signals of the shaft, so that it neither begins nor ends while their supply is dead
 * @param absorbed whether a trapping takes it over
 * @param needs the signals without which there is no judging it
 * @param unlessOpen the kinds that, while open, are the same cause under another name
 */
record FaultRule(
        FaultKind kind,
        boolean perSignal,
        BiFunction<Observed, Signal, Truth> holds,
        ToLongBiFunction<Observed, Signal> sinceMs,
        ToLongBiFunction<Observed, Signal> afterMs,
        long closeAfterMs,
        boolean fromShaft,
        boolean absorbed,
        List<Signal> needs,
        Set<FaultKind> unlessOpen) {

    /** A fault of the lift or the box. */
    static FaultRule of(FaultKind kind, Function<Observed, Truth> holds, long afterMs, long closeAfterMs) {
        return new FaultRule(
                kind,
                false,
                (o, signal) -> holds.apply(o),
                (o, signal) -> Tick.NONE,
                (o, signal) -> afterMs,
                closeAfterMs,
                false,
                false,
                List.of(),
                Set.of());
    }

    /** A fault of every wired signal by itself. */
    static FaultRule ofSignals(
            FaultKind kind,
            BiFunction<Observed, Signal, Truth> holds,
            ToLongBiFunction<Observed, Signal> afterMs,
            long closeAfterMs) {
        return new FaultRule(
                kind, true, holds, (o, signal) -> Tick.NONE, afterMs, closeAfterMs, false, false, List.of(), Set.of());
    }

    FaultRule since(ToLongFunction<Observed> since) {
        return new FaultRule(
                kind,
                perSignal,
                holds,
                (o, signal) -> since.applyAsLong(o),
                afterMs,
                closeAfterMs,
                fromShaft,
                absorbed,
                needs,
                unlessOpen);
    }

    /** A fault that is one flag: its time counts from the flag's own edge, not from the end of its debounce. */
    FaultRule sinceEdgeOf(Signal flag) {
        return since(o -> o.input().panel().sinceMs(flag)).needing(flag);
    }

    /** The time to the raise where it is another than usual. */
    FaultRule orAfter(Predicate<Observed> when, long otherMs) {
        return new FaultRule(
                kind,
                perSignal,
                holds,
                sinceMs,
                (o, signal) -> when.test(o) ? otherMs : afterMs.applyAsLong(o, signal),
                closeAfterMs,
                fromShaft,
                absorbed,
                needs,
                unlessOpen);
    }

    FaultRule ofShaft() {
        return new FaultRule(kind, perSignal, holds, sinceMs, afterMs, closeAfterMs, true, absorbed, needs, unlessOpen);
    }

    FaultRule absorbedByTrapping() {
        return new FaultRule(
                kind, perSignal, holds, sinceMs, afterMs, closeAfterMs, fromShaft, true, needs, unlessOpen);
    }

    FaultRule needing(Signal... signals) {
        return new FaultRule(
                kind,
                perSignal,
                holds,
                sinceMs,
                afterMs,
                closeAfterMs,
                fromShaft,
                absorbed,
                List.of(signals),
                unlessOpen);
    }

    FaultRule unless(FaultKind... kinds) {
        Set<FaultKind> others = EnumSet.copyOf(List.of(kinds));
        others.remove(kind);
        return new FaultRule(
                kind, perSignal, holds, sinceMs, afterMs, closeAfterMs, fromShaft, absorbed, needs, others);
    }
}
