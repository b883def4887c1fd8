package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
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
    /** Flags that never were at 0 are wired the wrong way round, and their alarm would be heard for ever. */
    private static final Set<Signal> SEEN_CLEAR_FIRST = EnumSet.of(Signal.LIMIT_TOP, Signal.LIMIT_BOTTOM, Signal.STALL);

    private final List<Signal> wired;
    private final List<FaultState> faults;
    private final List<EntranceWatch> entrances;
    private final RunWatch runs;
    private final LevellingWatch levelling;
    private final Set<Signal> seenClear = EnumSet.noneOf(Signal.class);
    private final Set<FaultKind> open = EnumSet.noneOf(FaultKind.class);
    private List<SavedFault> leftOver = List.of();
    private long pausedMs = Tick.NONE;
    private long byHandMs = Tick.NONE;
    private long trapMs = Tick.NONE;
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
     */
    public record SavedFault(
            FaultKind kind,
            Signal signal,
            long holdsSinceMs,
            long overSinceMs,
            String incident,
            long occurredMs,
            long raisedMs) {}

    /**
     * All faults and what they are judged by, to be carried over a restart.
     *
     * @param faults those that have begun
     * @param entrances the doors
     * @param runs what is remembered of runs
     * @param levelling the stops counted
     * @param seenClear the flags that have been seen at 0
     * @param pausedMs when inspection was last on or the mains were last gone, tick
     * @param byHandMs the same of fire service, too
     * @param trapMs when a trapping was last suspected or raised, tick
     */
    public record SavedFaults(
            List<SavedFault> faults,
            List<EntranceWatch.SavedEntrance> entrances,
            RunWatch.SavedRuns runs,
            LevellingWatch.SavedLevelling levelling,
            List<Signal> seenClear,
            long pausedMs,
            long byHandMs,
            long trapMs) {}

    public FaultWatch(DetectionSettings settings, LiftGeometry geometry, Set<Signal> wiredSignals) {
        wired = List.copyOf(wiredSignals.isEmpty() ? Set.of() : EnumSet.copyOf(wiredSignals));
        faults = states(FaultTable.rules(settings, geometry), wired);
        entrances = entrances(wiredSignals);
        runs = new RunWatch(geometry);
        levelling = new LevellingWatch(geometry, settings.value(Setting.LEVELLING_MM));
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

    private static List<EntranceWatch> entrances(Set<Signal> wired) {
        EntranceWatch first = new EntranceWatch(Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
        boolean throughCar = wired.contains(Signal.DOOR2_CLOSED) || wired.contains(Signal.DOOR2_OPEN);
        return throughCar ? List.of(first, new EntranceWatch(Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN)) : List.of(first);
    }

    /**
     * Takes what is there at its tick.
     *
     * @param newIncident names an incident that begins now
     * @return what was raised and what ended, in the order of the table
     */
    public List<FaultChange> update(FaultInput input, Supplier<String> newIncident) {
        CarPicture car = input.car();
        long nowMs = car.nowMs();
        remember(input, nowMs);
        Observed observed = new Observed(input, runs, entrances, levelling, seenClear, wired, pausedMs, byHandMs);
        List<FaultChange> changes = new ArrayList<>(0);
        leftOver.forEach(saved -> changes.add(ended(saved)));
        leftOver = List.of();
        nextDueMs = Tick.NEVER;
        for (int i = 0; i < faults.size(); i++) {
            FaultState fault = faults.get(i);
            FaultChange change = step(fault, observed, nowMs, newIncident);
            if (change != null) {
                changes.add(change);
            }
            nextDueMs = Math.min(nextDueMs, fault.nextDueMs(nowMs));
        }
        return changes;
    }

    private static FaultChange ended(SavedFault saved) {
        return new FaultChange(
                saved.kind(), saved.signal(), saved.incident(), Step.ENDED, saved.occurredMs(), saved.raisedMs());
    }

    private void remember(FaultInput input, long nowMs) {
        CarPicture car = input.car();
        if (car.inspection().isTrue() || car.mainsLost().isTrue()) {
            pausedMs = nowMs;
            byHandMs = nowMs;
        }
        if (car.fireService().isTrue()) {
            byHandMs = nowMs;
        }
        if (!input.panel().shaftUnpowered()) {
            for (int i = 0; i < entrances.size(); i++) {
                entrances.get(i).update(input.panel(), car);
            }
            runs.update(input.panel(), car);
            levelling.update(input.panel(), car);
        }
        if (input.trapOpen()) {
            trapMs = nowMs;
            runs.forgetChain();
        }
        for (Signal signal : SEEN_CLEAR_FIRST) {
            if (input.panel().flag(signal).isFalse()) {
                seenClear.add(signal);
            }
        }
    }

    private FaultChange step(FaultState fault, Observed observed, long nowMs, Supplier<String> newIncident) {
        FaultRule rule = fault.rule();
        if (rule.absorbed() && observed.input().trapOpen()) {
            fault.forgetBeginning();
            return fault.isOpen() ? close(fault, Step.ABSORBED) : null;
        }
        Truth holds = holds(fault, observed);
        long sinceMs = Tick.NONE;
        long afterMs = 0;
        if (holds.isTrue()) {
            sinceMs = rule.sinceMs().applyAsLong(observed, fault.signal());
            sinceMs = rule.absorbed() && sinceMs != Tick.NONE ? Math.max(sinceMs, trapMs) : sinceMs;
            afterMs = rule.afterMs().applyAsLong(observed, fault.signal());
        }
        fault.observe(holds, sinceMs, afterMs, nowMs);
        if (fault.isToBeRaised(nowMs) && !sameCauseIsOpen(rule)) {
            open.add(rule.kind());
            return fault.raise(newIncident.get(), nowMs);
        }
        return fault.isToBeClosed(nowMs) ? close(fault, Step.ENDED) : null;
    }

    /** What rests on a signal that is not believed is over: it was the wire. */
    private static Truth holds(FaultState fault, Observed observed) {
        FaultRule rule = fault.rule();
        SignalPanel panel = observed.input().panel();
        for (Signal needed : rule.needs()) {
            if (!panel.isUsed(needed)) {
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

    private FaultChange close(FaultState fault, Step step) {
        FaultChange change = fault.close(step);
        FaultKind kind = fault.rule().kind();
        if (faults.stream().noneMatch(other -> other.rule().kind() == kind && other.isOpen())) {
            open.remove(kind);
        }
        return change;
    }

    /** When a fault is raised or closed by itself next, tick, or {@link Tick#NEVER}. */
    public long nextDueMs() {
        return nextDueMs;
    }

    /** The kinds of which at least one is open. */
    public Set<FaultKind> open() {
        return Set.copyOf(open);
    }

    /** After a time in which nothing was read: what had begun has not been seen to last. */
    public void bridgeGap() {
        faults.forEach(FaultState::forgetBeginning);
        nextDueMs = Tick.NEVER;
    }

    public SavedFaults save() {
        List<SavedFault> saved = new ArrayList<>(leftOver);
        faults.stream().filter(FaultState::hasBegun).map(FaultState::save).forEach(saved::add);
        return new SavedFaults(
                saved,
                entrances.stream().map(EntranceWatch::save).toList(),
                runs.save(),
                levelling.save(),
                List.copyOf(seenClear),
                pausedMs,
                byHandMs,
                trapMs);
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
        for (int i = 0; i < Math.min(entrances.size(), saved.entrances().size()); i++) {
            entrances.get(i).resume(saved.entrances().get(i));
        }
        runs.resume(saved.runs());
        levelling.resume(saved.levelling());
        seenClear.addAll(saved.seenClear());
        pausedMs = saved.pausedMs();
        byHandMs = saved.byHandMs();
        trapMs = saved.trapMs();
    }
}
