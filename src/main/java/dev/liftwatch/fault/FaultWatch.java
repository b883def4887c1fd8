package dev.liftwatch.fault;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.fault.FaultChange.Step;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Keeps the faults from one tick to the next: what has begun, what is raised, what is ending. Owned by one thread. */
public final class FaultWatch {
    private final List<Signal> wired;
    private final List<FaultState> faults;

    /** The same, those of the lift and those of single wires, which stand after them in the table. */
    private final FaultState[] ofLift;

    private final FaultState[] ofWires;
    private final FaultMemory memory;
    private final Set<FaultKind> open = EnumSet.noneOf(FaultKind.class);
    private List<SavedFault> leftOver = List.of();
    private final TableChangeGate gate = new TableChangeGate();
    private final WireChangeGate wires;
    private boolean wireFaultHasBegun;
    private long nextDueMs = Tick.NEVER;

    /**
     * One fault as it stood.
     *
     * @param kind what it is called
     * @param signal which signal it is about, null where it is about none
     * @param holdsSinceMs since when it has been there, tick, or {@link Tick#NONE}
     * @param overSinceMs since when it has been over while still open, tick, or {@link Tick#NONE}
     * @param incident its id, null where it is not raised
     * @param occurredMs since when it was there as it was raised, tick
     * @param raisedMs when it was raised, tick
     * @param explainedUntilMs until when it was a consequence of another one, tick, or {@link Tick#NONE}
     */
    public record SavedFault(
            FaultKind kind,
            Signal signal,
            long holdsSinceMs,
            long overSinceMs,
            String incident,
            long occurredMs,
            long raisedMs,
            long explainedUntilMs) {}

    /**
     * All faults, to be carried over a restart.
     *
     * @param faults those that have begun
     * @param memory what else they are judged by
     * @param lookedMs when the table was gone through last, tick
     * @param nextDueMs when it has to be gone through next, tick
     */
    public record SavedFaults(List<SavedFault> faults, FaultMemory.SavedMemory memory, long lookedMs, long nextDueMs) {}

    public FaultWatch(DetectionSettings settings, LiftGeometry geometry, Set<Signal> wiredSignals) {
        wired = List.copyOf(wiredSignals.isEmpty() ? Set.of() : EnumSet.copyOf(wiredSignals));
        faults = states(FaultTable.rules(settings, geometry), wired);
        ofLift = faults.stream().filter(fault -> !fault.rule().perSignal()).toArray(FaultState[]::new);
        ofWires = faults.stream().filter(fault -> fault.rule().perSignal()).toArray(FaultState[]::new);
        memory = new FaultMemory(settings, geometry, wiredSignals);
        wires = new WireChangeGate(wired);
    }

    private static List<FaultState> states(List<FaultRule> rules, List<Signal> wired) {
        List<FaultState> states = new ArrayList<>();
        for (FaultRule rule : rules) {
            if (rule.perSignal()) {
                wired.forEach(signal -> states.add(new FaultState(rule, signal)));
            } else if (wired.containsAll(rule.needs())) {
                states.add(new FaultState(rule, null));
            }
        }
        return List.copyOf(states);
    }

    /**
     * Takes what is there at its tick.
     *
     * @param newIncident names an incident that begins now
     * @return what was raised and what ended, in the order of the table
     */
    public List<FaultChange> update(FaultInput input, Supplier<String> newIncident) {
        long nowMs = input.car().nowMs();
        memory.update(input);
        boolean due = gate.isDue(input) || !leftOver.isEmpty() || nextDueMs <= nowMs;
        if (!due) {
            return List.of();
        }
        Observed observed = new Observed(input, memory, wired);
        List<FaultChange> changes = List.of();
        for (SavedFault saved : leftOver) {
            changes = with(changes, ended(saved));
        }
        leftOver = List.of();
        nextDueMs = Tick.NEVER;
        for (FaultState fault : ofLift) {
            changes = with(changes, step(fault, observed, nowMs, newIncident));
            nextDueMs = Math.min(nextDueMs, fault.nextDueMs(nowMs));
        }
        if (wires.isNew(input) || wireFaultHasBegun) {
            wireFaultHasBegun = false;
            for (FaultState fault : ofWires) {
                changes = with(changes, step(fault, observed, nowMs, newIncident));
                nextDueMs = Math.min(nextDueMs, fault.nextDueMs(nowMs));
                wireFaultHasBegun |= fault.hasBegun();
            }
        }
        if (!changes.isEmpty()) {
            lookAnew();
        }
        return changes;
    }

    /** At the next tick the table is looked through, though nothing may be new. */
    void lookAnew() {
        gate.lookAnew();
    }

    /** Changes are rare: without one there is no list. */
    private static List<FaultChange> with(List<FaultChange> changes, FaultChange more) {
        if (more == null) {
            return changes;
        }
        List<FaultChange> all = changes.isEmpty() ? new ArrayList<>() : changes;
        all.add(more);
        return all;
    }

    private static FaultChange ended(SavedFault saved) {
        return new FaultChange(
                saved.kind(), saved.signal(), saved.incident(), Step.ENDED, saved.occurredMs(), saved.raisedMs());
    }

    private FaultChange step(FaultState fault, Observed observed, long nowMs, Supplier<String> newIncident) {
        FaultRule rule = fault.rule();
        if (rule.absorbed() && observed.input().trapOpen()) {
            fault.forgetBeginning();
            return fault.isOpen() ? close(fault, Step.ABSORBED, nowMs) : null;
        }
        Truth holds = holds(fault, observed);
        long sinceMs = Tick.NONE;
        long afterMs = 0;
        if (holds.isTrue()) {
            sinceMs = sinceMs(fault, observed);
            afterMs = rule.afterMs().applyAsLong(observed, fault.signal());
        }
        fault.observe(holds, sinceMs, afterMs, nowMs);
        if (fault.isToBeRaised(nowMs) && !sameCauseIsOpen(rule)) {
            open.add(rule.kind());
            return fault.raise(newIncident.get(), nowMs);
        }
        return fault.isToBeClosed(nowMs) ? close(fault, Step.ENDED, nowMs) : null;
    }

    private long sinceMs(FaultState fault, Observed observed) {
        long sinceMs = fault.rule().sinceMs().applyAsLong(observed, fault.signal());
        if (sinceMs == Tick.NONE) {
            return Tick.NONE;
        }
        long notBeforeMs = fault.rule().absorbed() ? Math.max(memory.gapMs(), memory.trapMs()) : memory.gapMs();
        return Math.max(sinceMs, notBeforeMs);
    }

    /** What rests on a signal that is not believed is over: it was the wire. */
    private static Truth holds(FaultState fault, Observed observed) {
        FaultRule rule = fault.rule();
        SignalPanel panel = observed.input().panel();
        List<Signal> needs = rule.needs();
        for (int i = 0; i < needs.size(); i++) {
            if (!panel.isUsed(needs.get(i))) {
                return Truth.FALSE;
            }
        }
        return rule.fromShaft() && panel.shaftUnpowered()
                ? Truth.UNKNOWN
                : rule.holds().apply(observed, fault.signal());
    }

    private boolean sameCauseIsOpen(FaultRule rule) {
        for (FaultKind other : rule.unlessOpen()) {
            if (open.contains(other)) {
                return true;
            }
        }
        return false;
    }

    private FaultChange close(FaultState fault, Step step, long nowMs) {
        FaultChange change = fault.close(step);
        FaultKind kind = fault.rule().kind();
        if (faults.stream().noneMatch(other -> other.rule().kind() == kind && other.isOpen())) {
            open.remove(kind);
            faults.stream()
                    .filter(other -> other.rule().unlessOpen().contains(kind))
                    .forEach(other -> other.explainedUntil(nowMs));
        }
        return change;
    }

    /** When a fault is raised or closed by itself next, tick, or {@link Tick#NEVER}. */
    public long nextDueMs() {
        return nextDueMs;
    }

    /** When a time in which nothing was read last ended, tick, or {@link Tick#NONE}. */
    public long gapMs() {
        return memory.gapMs();
    }

    /** The kinds of which at least one is open. */
    public Set<FaultKind> open() {
        return Set.copyOf(open);
    }

    /** The open faults as they were raised, in the order of the table. */
    public List<FaultChange> standing() {
        return faults.stream()
                .filter(FaultState::isOpen)
                .map(FaultState::standing)
                .toList();
    }

    /** After a time in which nothing was read: what had begun has not been seen to last. */
    public void resumeAfterGap(long nowMs) {
        memory.resumeAfterGap(nowMs);
        faults.forEach(FaultState::forgetBeginning);
        lookAnew();
        nextDueMs = Tick.NEVER;
    }

    public SavedFaults save() {
        List<SavedFault> saved = new ArrayList<>(leftOver);
        faults.stream().filter(FaultState::hasBegun).map(FaultState::save).forEach(saved::add);
        return new SavedFaults(saved, memory.save(), gate.lookedMs(), nextDueMs);
    }

    /** Goes on from what was saved; what is open and judged no more, its signal being wired no more, ends. */
    public void resume(SavedFaults saved) {
        List<SavedFault> judgedNoMore = new ArrayList<>();
        for (SavedFault one : saved.faults()) {
            faults.stream()
                    .filter(fault -> fault.rule().kind() == one.kind() && fault.signal() == one.signal())
                    .findFirst()
                    .ifPresentOrElse(fault -> fault.resume(one), () -> judgedNoMore.add(one));
            if (one.incident() != null) {
                open.add(one.kind());
            }
        }
        leftOver = judgedNoMore.stream().filter(one -> one.incident() != null).toList();
        leftOver.forEach(one -> {
            if (faults.stream().noneMatch(f -> f.rule().kind() == one.kind() && f.isOpen())) {
                open.remove(one.kind());
            }
        });
        memory.resume(saved.memory());
        gate.resume(saved.lookedMs());
        nextDueMs = saved.nextDueMs();
    }
}
