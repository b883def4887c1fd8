package dev.liftwatch.entrapment;

import dev.liftwatch.car.CarWatch;
import dev.liftwatch.car.DoorZone;
import dev.liftwatch.car.Motion;
import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.doubt.Ledger;
import dev.liftwatch.doubt.RunCheck;
import dev.liftwatch.doubt.SignalFault;
import dev.liftwatch.doubt.SignalTrust;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.evidence.EvidenceWatch;
import dev.liftwatch.fault.EntranceWatch;
import dev.liftwatch.fault.FaultMemory;
import dev.liftwatch.fault.FaultWatch;
import dev.liftwatch.fault.RunWatch;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Takes out of a saved judgement what it had learnt of wires that are gone, come from another terminal, or are read another way: a verdict
 * on the old wire would be applied to the new one. The incident stays, and so does all that was seen of people.
 */
final class Unlearning {
    private final JudgementState saved;
    private final JudgementState blank;
    private final Set<Signal> kept;
    private final Set<Signal> changed;
    private final boolean otherLift;

    private Unlearning(JudgementState saved, JudgementConfig config, Interruption interruption) {
        this.saved = saved;
        blank = new Judgement(config, (atMs, ordinal) -> "").save();
        kept = EnumSet.noneOf(Signal.class);
        kept.addAll(config.signals().keySet());
        kept.removeAll(interruption.rewired());
        changed = EnumSet.noneOf(Signal.class);
        changed.addAll(interruption.rewired());
        for (SignalPanel.SavedSignal signal : saved.watches().panel().signals()) {
            if (signal.signal() != null && !kept.contains(signal.signal())) {
                changed.add(signal.signal());
            }
        }
        otherLift = interruption.otherLift();
    }

    /** The state without what was learnt of what has been changed, or is not wired. */
    static JudgementState of(JudgementState saved, JudgementConfig config, Interruption interruption) {
        return new Unlearning(saved, config, interruption).state();
    }

    /** The state without what was learnt of signals that are not wired. */
    static JudgementState ofUnwired(JudgementState saved, JudgementConfig config) {
        return of(saved, config, Interruption.NONE);
    }

    private boolean isGone(Signal... any) {
        for (Signal signal : any) {
            if (changed.contains(signal)) {
                return true;
            }
        }
        return false;
    }

    private JudgementState state() {
        JudgementState.Watches watches = saved.watches();
        return new JudgementState(
                saved.version(),
                saved.nowMs(),
                new JudgementState.Watches(
                        panel(watches.panel()),
                        car(watches.car(), blank.watches().car()),
                        trust(watches.trust(), blank.watches().trust()),
                        isGone(Signal.POSITION_MM) ? blank.watches().plausible() : watches.plausible(),
                        evidence(watches.evidence(), blank.watches().evidence()),
                        isGone(Signal.ALARM_BUTTON) ? blank.watches().button() : watches.button()),
                faults(saved.faults(), blank.faults().memory()),
                saved.episode(),
                saved.incidents(),
                saved.resolvedMs(),
                saved.rescue(),
                saved.service());
    }

    private SignalPanel.SavedPanel panel(SignalPanel.SavedPanel panel) {
        return new SignalPanel.SavedPanel(
                panel.signals().stream()
                        .filter(signal -> kept.contains(signal.signal()))
                        .toList(),
                panel.shaftUnpowered(),
                panel.shaftBackMs());
    }

    private CarWatch.SavedCar car(CarWatch.SavedCar car, CarWatch.SavedCar none) {
        return new CarWatch.SavedCar(
                motion(car.motion(), none.motion()),
                car.sealed(),
                car.blindness(),
                car.closedSinceMs(),
                isGone(Signal.MAINS_OK) ? none.mainsLostMs() : car.mainsLostMs(),
                car.openedOutside(),
                car.reclosedMs(),
                car.atLandingSinceMs(),
                car.leftZoneMs(),
                car.stoodAtLanding(),
                car.unseenAtLanding(),
                car.unseenSinceMs(),
                car.unseenExitPossible(),
                car.doors(),
                car.inDoorZone(),
                isGone(Signal.LEVEL_UPPER, Signal.LEVEL_LOWER) ? DoorZone.Sunk.NOT : car.sunk(),
                isGone(Signal.INSPECTION) ? none.inspection() : car.inspection());
    }

    private Motion.SavedMotion motion(Motion.SavedMotion motion, Motion.SavedMotion none) {
        return new Motion.SavedMotion(
                motion.lastTravelMs(),
                motion.still(),
                motion.speedSteadyFromMs(),
                motion.edgesShowFromMs(),
                motion.edgesShownMs(),
                Motion.valuesOf(motion.zoneValues(), kept),
                isGone(Signal.POSITION_MM) ? none.position() : motion.position());
    }

    private SignalTrust.SavedTrust trust(SignalTrust.SavedTrust trust, SignalTrust.SavedTrust none) {
        boolean presenceGone = isGone(Signal.OCCUPIED);
        return new SignalTrust.SavedTrust(
                ofKept(trust.doubts()),
                ofKept(trust.waiting()),
                new Ledger.SavedLedger(
                        trust.ledger().entries().stream()
                                .filter(entry -> kept.contains(entry.signal()))
                                .toList(),
                        trust.ledger().ofThisStand().stream()
                                .filter(charge -> kept.contains(charge.signal()))
                                .toList(),
                        trust.ledger().standMs()),
                presenceGone ? none.leaving() : trust.leaving(),
                isGone(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN) || otherLift
                        ? none.service()
                        : trust.service(),
                runs(trust.runs()),
                isGone(Signal.POSITION_MM) || otherLift ? none.position() : trust.position(),
                doors(trust.openContacts(), none.openContacts()),
                doors(trust.closedContacts(), none.closedContacts()),
                presenceGone ? none.held() : trust.held(),
                presenceGone ? none.fooled() : trust.fooled(),
                trust.flicker().stream()
                        .filter(count -> kept.contains(count.signal()))
                        .toList(),
                trust.flutter().stream()
                        .filter(flutter -> kept.contains(flutter.signal()))
                        .toList(),
                trust.restless(),
                isGone(Signal.INSPECTION) ? none.inspection() : trust.inspection(),
                isGone(Signal.ALARM_BUTTON) ? none.calls() : trust.calls());
    }

    private List<Doubt> ofKept(List<Doubt> doubts) {
        // Of two exchanged contacts the one says nothing without the other.
        boolean doorGone = isGone(Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN);
        return doubts.stream()
                .filter(doubt -> kept.contains(doubt.signal()))
                .filter(doubt -> doubt.fault() != SignalFault.SWAPPED || !doorGone)
                .toList();
    }

    /** Of both entrances, each as it was unless a contact of it is gone. */
    private <T> List<T> doors(List<T> was, List<T> none) {
        if (was.size() != none.size()) {
            return none;
        }
        return List.of(
                isGone(Signal.DOOR_CLOSED, Signal.DOOR_OPEN) ? none.getFirst() : was.getFirst(),
                isGone(Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN) ? none.getLast() : was.getLast());
    }

    private RunCheck.SavedRun runs(RunCheck.SavedRun runs) {
        return new RunCheck.SavedRun(
                runs.tallies().stream()
                        .filter(count -> kept.contains(count.signal()))
                        .toList(),
                onlyKept(runs.agreed()),
                onlyKept(runs.against()),
                runs.travelMs(),
                runs.travelled(),
                runs.closedInTravel(),
                runs.openContactLowInTravel(),
                runs.stood(),
                runs.closedSinceOpening(),
                runs.passableBefore());
    }

    private List<Signal> onlyKept(List<Signal> signals) {
        return signals.stream().filter(kept::contains).toList();
    }

    /** Somebody whom the old sensor has seen has boarded; how sure it is the new one has to say. */
    private EvidenceWatch.SavedEvidence evidence(
            EvidenceWatch.SavedEvidence evidence, EvidenceWatch.SavedEvidence none) {
        if (!isGone(Signal.OCCUPIED)) {
            return evidence;
        }
        Evidence marks = evidence.marks();
        long boardedMs = marks.people() ? evidence.sealedSinceMs() : Tick.NONE;
        return new EvidenceWatch.SavedEvidence(
                new Evidence(false, false, Tick.NONE, Tick.NONE, boardedMs, marks.latestMs(), Tick.NONE, Tick.NONE),
                evidence.sealedSinceMs(),
                false,
                evidence.underInspection(),
                evidence.reclosedMs(),
                none.silentFromMs(),
                none.pir(),
                none.radar());
    }

    private FaultWatch.SavedFaults faults(FaultWatch.SavedFaults faults, FaultMemory.SavedMemory none) {
        FaultMemory.SavedMemory memory = faults.memory();
        return new FaultWatch.SavedFaults(
                faults.faults(),
                new FaultMemory.SavedMemory(
                        entrances(memory.entrances(), none.entrances()),
                        runs(memory.runs(), none.runs()),
                        isGone(Signal.POSITION_MM) || otherLift ? none.levelling() : memory.levelling(),
                        onlyKept(memory.seenClear()),
                        memory.pausedMs(),
                        memory.byHandMs(),
                        memory.trapMs(),
                        memory.gapMs()),
                faults.lookedMs(),
                faults.nextDueMs());
    }

    private List<EntranceWatch.SavedEntrance> entrances(
            List<EntranceWatch.SavedEntrance> entrances, List<EntranceWatch.SavedEntrance> none) {
        List<EntranceWatch.SavedEntrance> left = new ArrayList<>(entrances);
        if (!left.isEmpty() && isGone(Signal.DOOR_CLOSED, Signal.DOOR_OPEN)) {
            left.set(0, none.getFirst());
        }
        if (left.size() > 1 && isGone(Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN)) {
            left.set(1, none.getFirst());
        }
        return left;
    }

    private RunWatch.SavedRuns runs(RunWatch.SavedRuns runs, RunWatch.SavedRuns none) {
        RunWatch.SavedRuns doors = isGone(Signal.DOOR_CLOSED, Signal.DOOR_OPEN) ? none : runs;
        return new RunWatch.SavedRuns(
                runs.travelMs(),
                runs.stood(),
                doors.closedInRun(),
                doors.openInRun(),
                doors.doorsProven(),
                doors.openingProven(),
                isGone(Signal.RUNNING) ? none.driveProven() : runs.driveProven(),
                runs.chainWasClosed(),
                runs.chainBrokeMs(),
                doors.standsOpen(),
                runs.heightKnown(),
                runs.standsAtMm(),
                doors.leftOpenMs());
    }
}
