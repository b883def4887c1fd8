package dev.liftwatch.fault;

import dev.liftwatch.fault.FaultChange.Step;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/** Where one fault, of the lift or of one signal, stands between not there and closed. Owned by the watch. */
final class FaultState {
    private final FaultRule rule;
    private final Signal signal;
    private long holdsSinceMs = Tick.NONE;
    private long overSinceMs = Tick.NONE;
    private String incident;
    private long occurredMs = Tick.NONE;
    private long raisedMs = Tick.NONE;
    private long explainedUntilMs = Tick.NONE;
    private boolean holdsNow;
    private boolean overNow;
    private long raiseAtMs = Tick.NEVER;

    FaultState(FaultRule rule, Signal signal) {
        this.rule = rule;
        this.signal = signal;
    }

    FaultRule rule() {
        return rule;
    }

    /** The signal it is about, null where it is about none. */
    Signal signal() {
        return signal;
    }

    /**
     * Takes the condition as it is now. Unknown changes nothing of what has begun: it neither raises nor ends anything.
     *
     * @param sinceMs from when its time counts where it holds, tick, or {@link Tick#NONE}: from when it was first seen to
     * @param afterMs after how long it is raised, ms
     */
    void observe(Truth holds, long sinceMs, long afterMs, long nowMs) {
        holdsNow = holds.isTrue();
        overNow = holds.isFalse();
        switch (holds) {
            case TRUE -> {
                if (sinceMs != Tick.NONE) {
                    holdsSinceMs = Math.max(sinceMs, explainedUntilMs);
                } else if (holdsSinceMs == Tick.NONE) {
                    holdsSinceMs = nowMs;
                }
                overSinceMs = Tick.NONE;
                raiseAtMs = holdsSinceMs + afterMs;
            }
            case FALSE -> {
                holdsSinceMs = Tick.NONE;
                overSinceMs = !isOpen() || overSinceMs != Tick.NONE ? overSinceMs : nowMs;
            }
            case UNKNOWN -> {}
        }
    }

    boolean isToBeRaised(long nowMs) {
        return holdsNow && !isOpen() && raiseAtMs <= nowMs;
    }

    boolean isToBeClosed(long nowMs) {
        return overNow && isOpen() && overSinceMs + rule.closeAfterMs() <= nowMs;
    }

    boolean isOpen() {
        return incident != null;
    }

    /** Whether there is anything to remember. */
    boolean hasBegun() {
        return isOpen() || holdsSinceMs != Tick.NONE || explainedUntilMs != Tick.NONE;
    }

    FaultChange raise(String newIncident, long nowMs) {
        incident = newIncident;
        occurredMs = Math.min(holdsSinceMs, nowMs);
        raisedMs = nowMs;
        return change(Step.RAISED);
    }

    /** The fault as it stands while it is open. */
    FaultChange standing() {
        return change(Step.RAISED);
    }

    FaultChange close(Step step) {
        FaultChange change = change(step);
        incident = null;
        occurredMs = Tick.NONE;
        raisedMs = Tick.NONE;
        overSinceMs = Tick.NONE;
        return change;
    }

    private FaultChange change(Step step) {
        return new FaultChange(rule.kind(), signal, incident, step, occurredMs, raisedMs);
    }

    /** A condition that had begun begins again if it still holds; a raised one stays. */
    void forgetBeginning() {
        holdsSinceMs = Tick.NONE;
        overSinceMs = Tick.NONE;
        holdsNow = false;
        overNow = false;
    }

    /** Until now it was a consequence of what has just ended; where it stays, its time counts from here. */
    void explainedUntil(long nowMs) {
        explainedUntilMs = nowMs;
        if (!isOpen()) {
            forgetBeginning();
        }
    }

    /** When it is raised or closed if nothing changes, tick, or {@link Tick#NEVER}. */
    long nextDueMs(long nowMs) {
        long dueMs = Tick.NEVER;
        if (holdsNow && !isOpen()) {
            dueMs = raiseAtMs;
        } else if (overNow && isOpen()) {
            dueMs = overSinceMs + rule.closeAfterMs();
        }
        return dueMs > nowMs ? dueMs : Tick.NEVER;
    }

    FaultWatch.SavedFault save() {
        return new FaultWatch.SavedFault(
                rule.kind(), signal, holdsSinceMs, overSinceMs, incident, occurredMs, raisedMs, explainedUntilMs);
    }

    void resume(FaultWatch.SavedFault saved) {
        holdsSinceMs = saved.holdsSinceMs();
        overSinceMs = saved.overSinceMs();
        incident = saved.incident();
        occurredMs = saved.occurredMs();
        raisedMs = saved.raisedMs();
        explainedUntilMs = saved.explainedUntilMs();
    }
}
