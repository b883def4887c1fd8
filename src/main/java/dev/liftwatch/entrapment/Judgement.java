package dev.liftwatch.entrapment;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.doubt.Doubt;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.fault.FaultChange;
import dev.liftwatch.fault.FaultInput;
import dev.liftwatch.fault.FaultWatch;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Change;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.IncidentNaming;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.incident.Suppressed;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.incident.WayOut;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * From readings to decisions, on whatever time it is told: the live agent and replay call the very same. Readings of one
 * instant are applied together, then the picture is judged, then what is due at that instant happens. Owned by one
 * thread.
 */
public final class Judgement {
    private static final int MOST_STEPS_AN_INSTANT = 8;

    /** By then every sensor has seen again who is in the car, ms: a PIR needs the longest, four activations within five minutes. */
    private static final long EVIDENCE_COMES_MS = 5 * 60_000;

    private final SignalWatches watches;
    private final CauseTable causes;
    private final Suppression suppression;
    private final FaultWatch faults;
    private final IncidentNaming naming;
    private final DecisionRecord record;

    /** Made once, not at each instant. */
    private final Supplier<String> newIncident = this::newIncident;

    private TrapState trapState = new TrapState.Quiet();
    private long incidents;
    private long resolvedMs = Tick.NONE;

    /** What the doors have shown since the open alarm, or since one whose rescue has not been seen; null where there is none. */
    private RescueWatch rescue;

    /** Whether the lift serves people again since the open alarm; null where there is none. */
    private ServiceWatch service;

    private final long ajarMs;
    private long nowMs = Tick.NONE;
    private long nextDueMs = Tick.NEVER;
    private JudgementInput input;
    private Truth clockSynced = Truth.UNKNOWN;

    /** Null but for the time right after a gap. */
    private FirstReadings awaited;

    public Judgement(JudgementConfig config, IncidentNaming naming) {
        watches = new SignalWatches(config);
        causes = new CauseTable(config.settings(), config.geometry().longestRunMs());
        suppression = new Suppression(causes);
        faults = new FaultWatch(
                config.settings(), config.geometry(), config.signals().keySet());
        this.naming = naming;
        record = new DecisionRecord(watches);
        ajarMs = config.settings().ms(Setting.PASSABLE_AJAR_S);
    }

    /** Begins at {@code nowMs} without having read anything, so that time passes for what never comes, too. */
    public static Judgement begin(JudgementConfig config, IncidentNaming naming, long nowMs) {
        Judgement judgement = new Judgement(config, naming);
        judgement.judge(nowMs);
        return judgement;
    }

    /** Goes on from {@code state}, as if there had been no interruption; what it says of signals that are not wired is left out. */
    public static Judgement resume(JudgementConfig config, IncidentNaming naming, JudgementState state) {
        Judgement judgement = restored(config, naming, Unlearning.ofUnwired(state, config));
        if (state.nowMs() != Tick.NONE) {
            judgement.judge(state.nowMs());
        }
        return judgement;
    }

    /**
     * Goes on from {@code state} at the tick {@code nowMs} after a time in which nothing was read. What was known before is memory: the
     * incident, the evidence, the sealed period. No reading from before counts as one of now, and nothing is decided until each signal
     * has been read or counts as lost.
     */
    public static Judgement resumeAfterGap(
            JudgementConfig config,
            IncidentNaming naming,
            JudgementState state,
            long nowMs,
            Interruption interruption) {
        Judgement judgement = restored(config, naming, Unlearning.of(state, config, interruption));
        judgement.watches.resumeAfterGap(state.nowMs(), nowMs, interruption.gap());
        judgement.faults.resumeAfterGap(nowMs);
        judgement.rescue = judgement.rescue == null ? null : judgement.rescue.afterGap(interruption.gap());
        judgement.service = judgement.service == null ? null : judgement.service.afterGap(nowMs);
        judgement.nowMs = nowMs;
        judgement.awaited = new FirstReadings(judgement.panel(), nowMs);
        judgement.nextDueMs = Math.max(judgement.awaited.untilMs(), nowMs + 1);
        return judgement;
    }

    private static Judgement restored(JudgementConfig config, IncidentNaming naming, JudgementState state) {
        Judgement judgement = new Judgement(config, naming);
        judgement.watches.resume(state.watches());
        judgement.faults.resume(state.faults());
        judgement.trapState = state.episode();
        judgement.incidents = state.incidents();
        judgement.resolvedMs = state.resolvedMs();
        judgement.rescue = state.rescue();
        if (state.rescue() == null && state.episode() instanceof TrapState.Raised raised) {
            judgement.rescue = RescueWatch.unwatched(raised.raisedMs());
        }
        judgement.service = state.service();
        if (state.service() == null && state.episode() instanceof TrapState.Raised) {
            judgement.service = ServiceWatch.unwatched();
        }
        return judgement;
    }

    /** Takes one reading of the instant {@code atMs}; it counts when that instant is judged. */
    public void apply(Reading reading, long atMs) {
        watches.apply(reading, atMs);
        if (awaited != null) {
            awaited.heard(reading.signal());
        }
    }

    /** The clock of the box is synchronised or not, as its kernel says; it counts at the next instant that is judged. */
    public void clockIsSynced(boolean synced) {
        clockSynced = Truth.of(synced);
    }

    /**
     * Judges the picture at {@code atMs}, which is never earlier than before. Whoever calls this has let everything due
     * before {@code atMs} happen at its own instant: see {@link #advanceTo}.
     */
    public List<Decision> judge(long atMs) {
        nowMs = atMs;
        if (awaited != null && !awaited.areIn(atMs)) {
            nextDueMs = awaited.untilMs();
            return List.of();
        }
        awaited = null;
        input = watches.look(nowMs, resolvedMs, trapState instanceof TrapState.Raised);
        CarPicture car = input.car();
        watchRescue(car);
        if (service != null) {
            service = service.next(car, watches.seenToLeave(), watches.sureThatTheyLeft());
        }
        List<Finding> findings = causes.assess(input);
        if (trapState instanceof TrapState.Quiet) {
            suppression.watch(input, findings);
        }
        List<Decision> decisions = List.of();
        for (int steps = 0; steps < MOST_STEPS_AN_INSTANT; steps++) {
            TrapStateMachine.Step step = TrapStateMachine.step(
                    trapState, findings, input, mayCauseComeAgain(car), reasonToEnd(car), newIncident);
            trapState = step.trapState();
            if (step.change() == null) {
                break;
            }
            decisions = decisions.isEmpty() ? new ArrayList<>() : decisions;
            decisions.add(record.of(step.change(), input, nowMs));
            watchRescueOf(step.change());
            if (endsByService(step.change())) {
                // What was seen until now is forgotten; these findings rest on it.
                findings = List.of();
            }
        }
        List<FaultChange> changes = faults.update(faultInput(car), newIncident);
        if (!changes.isEmpty()) {
            decisions = new ArrayList<>(decisions);
            for (FaultChange change : changes) {
                decisions.add(record.of(change, input, nowMs));
            }
        }
        nextDueMs = nextDue(findings);
        return decisions;
    }

    /** The doors are watched as long as an alarm is open, and beyond it as long as its rescue has not been seen. */
    private void watchRescue(CarPicture car) {
        if (rescue == null) {
            return;
        }
        rescue = rescue.next(car, ajarMs);
        if (rescue.isClaimed() && rescue.isBelieved(car)) {
            rescue = null;
        }
        input = input.withRescueClaimed(rescue == null ? Tick.NONE : rescue.claimedMs());
    }

    /** Whether an alarm has ended by what the lift does since, and not by doors at a landing. */
    private static boolean endsByService(Change change) {
        return change.reason() == Reason.SERVICE_RESUMED || change.reason() == Reason.PEOPLE_LEFT;
    }

    private Reason reasonToEnd(CarPicture car) {
        return service == null ? null : service.reason(car.inDoorZone(), watches.sureThatTheyLeft());
    }

    private void watchRescueOf(Change change) {
        if (change.phase() == Phase.RAISED) {
            service = ServiceWatch.begin(input.car());
            boolean again = change.cause() == Cause.RESCUE_NOT_SEEN;
            rescue = RescueWatch.begin(nowMs, again).next(input.car(), ajarMs);
            input = input.withRescueClaimed(Tick.NONE);
        } else if (change.phase() == Phase.CLOSED) {
            rescue = null;
            service = null;
            watches.learnFrom(change, endsByService(change), input);
            if (endsByService(change)) {
                watches.forget(nowMs);
            }
        }
    }

    /**
     * After a gap in which people may have got out the evidence has to come anew. A suspicion waits for it as long as the car, which was
     * not seen to travel, is not seen to serve anybody: one trapping is one incident.
     */
    private boolean mayCauseComeAgain(CarPicture car) {
        long gapMs = faults.gapMs();
        return gapMs != Tick.NONE && nowMs - gapMs < EVIDENCE_COMES_MS && car.lastTravelMs() <= gapMs;
    }

    private FaultInput faultInput(CarPicture car) {
        // A car whose people no door has let out is not called empty.
        boolean trapOpen = !(trapState instanceof TrapState.Quiet) || input.rescueNotSeen();
        return new FaultInput(panel(), car, doubts(), watches.buttonDistrusted(), trapOpen, clockSynced);
    }

    /** Lets everything that is due before {@code untilMs} happen, each at its own instant, earlier due first. */
    public List<Decision> advanceTo(long untilMs) {
        List<Decision> decisions = List.of();
        while (nextDueMs < untilMs) {
            List<Decision> more = judge(nextDueMs);
            if (!more.isEmpty()) {
                decisions = decisions.isEmpty() ? new ArrayList<>() : decisions;
                decisions.addAll(more);
            }
        }
        return decisions;
    }

    /** When something happens by itself next, tick, or {@link Tick#NEVER}. */
    public long nextDueMs() {
        return nextDueMs;
    }

    /**
     * A human ends the open incident. What was seen so far counts no more, so that the same episode does not raise again;
     * new evidence, or a new press of the button, does. Where {@code rescued} is said and the doors were known to be closed ever since the
     * alarm, the doors are watched on, and the alarm comes again as possible unless one opens. Who says so of that second alarm, too, is
     * believed.
     *
     * @param rescued whether the human says that the people were rescued
     * @return the close and what else follows at that instant; nothing where {@code incident} is not the open alarm
     */
    public List<Decision> resolve(String incident, boolean rescued, long atMs) {
        if (!(trapState instanceof TrapState.Raised raised)
                || !raised.incident().equals(incident)) {
            return List.of();
        }
        boolean insists = rescue != null && rescue.again() && raised.certainty() == Certainty.POSSIBLE;
        boolean watchOn = rescued && !insists && wayOut() == WayOut.NOT_SEEN;
        rescue = watchOn ? rescue.claimed(atMs) : null;
        trapState = new TrapState.Quiet();
        service = null;
        resolvedMs = atMs;
        watches.forget(atMs);
        List<Decision> decisions = new ArrayList<>();
        nowMs = atMs;
        if (input == null) {
            // Right after a start, before the first signal: what is known of the car is what was saved.
            input = watches.look(nowMs, resolvedMs, trapState instanceof TrapState.Raised);
        }
        input = input.withRescueClaimed(rescue == null ? Tick.NONE : rescue.claimedMs());
        decisions.add(record.of(Change.of(Phase.CLOSED, raised, Reason.RESOLVED), input, nowMs));
        decisions.addAll(judge(atMs));
        return decisions;
    }

    /** What the doors have shown since the open alarm was raised. */
    public WayOut wayOut() {
        return rescue == null ? WayOut.UNKNOWN : rescue.wayOut();
    }

    /** Whether people were said to be rescued whom no door has let out, so that the doors are watched on. */
    public boolean rescueNotSeen() {
        return rescue != null && rescue.isClaimed();
    }

    /** Where the incident stands. */
    public TrapState trapState() {
        return trapState;
    }

    /** The picture of the car at the last judged instant; null before the first. */
    public CarPicture picture() {
        return input == null ? null : input.car();
    }

    /** What spoke for people in the car at the last judged instant; null before the first. */
    public Evidence evidence() {
        return input == null ? null : input.evidence();
    }

    /** The open incidents as they stand at the last judged instant, each with its reasons as of then; the trapping first. */
    public List<Decision> openIncidents() {
        return input == null ? List.of() : record.open(trapState, faults.standing(), input, nowMs);
    }

    /** The signals as they are settled. */
    public SignalPanel panel() {
        return watches.panel();
    }

    /** The signals that are not believed now, and why. */
    public List<Doubt> doubts() {
        return watches.trust().doubts();
    }

    /** How many samples of the position were left out since no car could have come to them from the one before. */
    public long positionsLeftOut() {
        return watches.positionsLeftOut();
    }

    /** Since when positions come that no car can have come to, so that none is known, tick, or {@link Tick#NONE}. */
    public long placeLostSinceMs() {
        return watches.placeLostSinceMs();
    }

    /** What service modes have kept from being suspected since the last call, for the log. */
    public List<Suppressed> takeSuppressed() {
        return suppression.take();
    }

    /** Where the car is, as far as known. */
    public Decision.Place place() {
        return record.place(input);
    }

    public JudgementState save() {
        return new JudgementState(
                JudgementState.VERSION,
                nowMs,
                watches.save(),
                faults.save(),
                trapState,
                incidents,
                resolvedMs,
                rescue,
                service);
    }

    private String newIncident() {
        incidents++;
        return naming.name(nowMs, incidents);
    }

    private long nextDue(List<Finding> findings) {
        long due = watches.nextDueMs(nowMs);
        due = Math.min(due, later(faults.nextDueMs()));
        if (trapState instanceof TrapState.Suspected && faults.gapMs() != Tick.NONE) {
            due = Math.min(due, later(faults.gapMs() + EVIDENCE_COMES_MS));
        }
        for (int i = 0; i < findings.size(); i++) {
            due = Math.min(due, later(findings.get(i).suspectAtMs()));
            due = Math.min(due, later(findings.get(i).raiseAtMs()));
        }
        return due;
    }

    private long later(long dueMs) {
        return SignalWatches.later(dueMs, nowMs);
    }
}
