package dev.liftwatch.entrapment;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.evidence.Evidence;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Change;
import dev.liftwatch.incident.Phase;
import dev.liftwatch.incident.Reason;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.incident.TrapState.Quiet;
import dev.liftwatch.incident.TrapState.Raised;
import dev.liftwatch.incident.TrapState.Suspected;
import dev.liftwatch.time.Tick;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The life of an incident: suspected early, raised when sure, closed by a way out. A pure function of the state, the
 * findings and the picture.
 */
final class TrapStateMachine {
    /**
     * What a step leads to.
     *
     * @param trapState the state after the step
     * @param change what happened, null where nothing did
     */
    record Step(TrapState trapState, Change change) {
        static Step stay(TrapState trapState) {
            return new Step(trapState, null);
        }
    }

    private TrapStateMachine() {}

    /**
     * One step; call it again until it answers no change, since a suspicion may be raised in the same instant.
     *
     * @param mayCauseComeAgain whether a suspicion whose cause does not hold waits for evidence that a gap has cut off
     * @param over why an alarm is over though no door was seen to open at a landing; null where it is not
     */
    static Step step(
            TrapState trapState,
            List<Finding> findings,
            JudgementInput input,
            boolean mayCauseComeAgain,
            Reason over,
            Supplier<String> newIncident) {
        CarPicture car = input.car();
        return switch (trapState) {
            case Quiet quiet -> fromQuiet(quiet, findings, car, newIncident);
            case Suspected suspected -> fromSuspected(suspected, findings, car, input.evidence(), mayCauseComeAgain);
            case Raised raised -> fromRaised(raised, findings, input, over);
        };
    }

    private static Step fromQuiet(Quiet quiet, List<Finding> findings, CarPicture car, Supplier<String> newIncident) {
        if (car.passableUnlessOutside()) {
            return Step.stay(quiet);
        }
        boolean blocked = car.inspection().isTrue();
        for (Finding finding : findings) {
            boolean allowed = !blocked || finding.cause() == Cause.ALARM_BUTTON;
            if (!allowed) {
                continue;
            }
            if (finding.raiseAtMs() <= car.nowMs()) {
                Raised raised = raise(newIncident.get(), finding, findings, car);
                return new Step(raised, Change.of(Phase.RAISED, raised, null));
            }
            if (finding.suspectAtMs() <= car.nowMs()) {
                Suspected suspected = new Suspected(
                        newIncident.get(), finding.cause(), finding.certainty(), finding.sinceMs(), car.nowMs());
                return new Step(suspected, Change.of(Phase.SUSPECTED, suspected, null));
            }
        }
        return Step.stay(quiet);
    }

    private static Step fromSuspected(
            Suspected suspected, List<Finding> findings, CarPicture car, Evidence evidence, boolean mayCauseComeAgain) {
        if (car.passableUnlessOutside()) {
            return dismiss(suspected, car.inDoorZone().isTrue() ? Reason.DOORS_OPENED_AT_LANDING : Reason.DOORS_OPENED);
        }
        if (car.inspection().isTrue() && !evidence.any() && !mayCauseComeAgain) {
            return dismiss(suspected, Reason.INSPECTION);
        }
        boolean holds = false;
        for (Finding finding : findings) {
            if (finding.raiseAtMs() <= car.nowMs()) {
                Raised raised = raise(suspected.incident(), finding, findings, car);
                return new Step(raised, Change.of(Phase.RAISED, raised, null));
            }
            holds |= finding.suspectAtMs() <= car.nowMs();
        }
        if (holds || mayCauseComeAgain) {
            return Step.stay(suspected);
        }
        return dismiss(suspected, car.still() ? Reason.CONDITION_ENDED : Reason.TRAVELLED);
    }

    private static Step fromRaised(Raised raised, List<Finding> findings, JudgementInput input, Reason over) {
        CarPicture car = input.car();
        Evidence evidence = input.evidence();
        if (car.passableAtLanding()) {
            return new Step(new Quiet(), Change.of(Phase.CLOSED, raised, Reason.DOORS_OPENED_AT_LANDING));
        }
        if (over != null) {
            return new Step(new Quiet(), Change.of(Phase.CLOSED, raised, over));
        }
        Set<Cause> also = others(raised.cause(), raised.also(), findings, car.nowMs());
        boolean restedOnBadSensor =
                (evidence.sensorDistrusted() && !evidence.any()) || (input.presenceDoubted() && !input.buttonPending());
        Certainty certainty = restedOnBadSensor ? Certainty.POSSIBLE : raised.certainty();
        for (Finding finding : findings) {
            certainty = Certainty.higher(certainty, finding.certainty());
        }
        if (certainty == raised.certainty() && also.equals(raised.also())) {
            return Step.stay(raised);
        }
        Raised updated =
                new Raised(raised.incident(), raised.cause(), also, certainty, raised.occurredMs(), raised.raisedMs());
        return new Step(updated, Change.of(Phase.UPDATED, updated, null));
    }

    private static Raised raise(String incident, Finding finding, List<Finding> findings, CarPicture car) {
        return new Raised(
                incident,
                finding.cause(),
                others(finding.cause(), Set.of(), findings, car.nowMs()),
                finding.certainty(),
                finding.sinceMs() == Tick.NONE ? car.nowMs() : finding.sinceMs(),
                car.nowMs());
    }

    private static Set<Cause> others(Cause cause, Set<Cause> before, List<Finding> findings, long nowMs) {
        EnumSet<Cause> others = EnumSet.noneOf(Cause.class);
        others.addAll(before);
        for (Finding finding : findings) {
            if (finding.raiseAtMs() <= nowMs) {
                others.add(finding.cause());
            }
        }
        others.remove(cause);
        return Set.copyOf(others).equals(before) ? before : Set.copyOf(others);
    }

    private static Step dismiss(Suspected suspected, Reason reason) {
        return new Step(new Quiet(), Change.of(Phase.DISMISSED, suspected, reason));
    }
}
