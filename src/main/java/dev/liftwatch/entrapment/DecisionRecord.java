package dev.liftwatch.entrapment;

import dev.liftwatch.fault.FaultChange;
import dev.liftwatch.incident.Change;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Likelihood;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
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
