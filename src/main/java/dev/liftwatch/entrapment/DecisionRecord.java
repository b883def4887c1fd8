package dev.liftwatch.entrapment;

import dev.liftwatch.fault.FaultChange;
import dev.liftwatch.incident.Change;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Likelihood;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts with a change what was seen as it happened: where the car was, how every signal stood, how likely it is and why. */
final class DecisionRecord {
    private final SignalWatches watches;

    DecisionRecord(SignalWatches watches) {
        this.watches = watches;
    }

    /** The decision on a trapping at the tick {@code nowMs}. */
    Decision of(Change change, JudgementInput input, long nowMs) {
        Likelihood likelihood = OtherExplanations.weigh(change.cause(), input);
        return new Decision(
                nowMs,
                change.incident(),
                Decision.TRAP,
                change.phase(),
                change.cause(),
                change.also(),
                change.certainty(),
                likelihood,
                change.danger(),
                null,
                change.occurredMs(),
                change.raisedMs(),
                change.reason(),
                place(input),
                watches.panel().views(),
                Explainer.explain(change, input, likelihood));
    }

    /** The open incidents as they stand at the tick {@code nowMs}, the trapping first. */
    List<Decision> open(TrapState trapState, List<FaultChange> standing, JudgementInput input, long nowMs) {
        List<Decision> open = new ArrayList<>();
        switch (trapState) {
            case TrapState.Quiet _ -> {}
            case TrapState.Suspected suspected ->
                open.add(of(Change.of(Phase.SUSPECTED, suspected, null), input, nowMs));
            case TrapState.Raised raised -> open.add(of(Change.of(Phase.UPDATED, raised, null), input, nowMs));
        }
        standing.forEach(fault -> open.add(of(fault, input, nowMs)));
        return open;
    }

    /** The decision on another incident of the lift. */
    Decision of(FaultChange change, JudgementInput input, long nowMs) {
        return new Decision(
                nowMs,
                change.incident(),
                change.kind().code(),
                change.step() == FaultChange.Step.RAISED ? Phase.RAISED : Phase.CLOSED,
                null,
                Set.of(),
                null,
                null,
                change.kind().isDanger(),
                change.signal(),
                change.occurredMs(),
                change.raisedMs(),
                Reason.of(change.step()),
                place(input),
                watches.panel().views(),
                Explainer.explain(
                        change,
                        watches.placeLostSinceMs() != Tick.NONE,
                        watches.trust().doubts(),
                        nowMs));
    }

    /** Where the car is, as far as known; {@code input} is null before anything was judged. */
    Decision.Place place(JudgementInput input) {
        return watches.place(input == null ? Truth.UNKNOWN : input.car().inDoorZone());
    }
}
