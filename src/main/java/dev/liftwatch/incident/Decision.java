package dev.liftwatch.incident;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import java.util.Map;
import java.util.Set;

/**
 * What was decided of one incident at one instant, complete: everything a message or a replay line says of it.
 *
 * @param atMs the instant of the decision, tick
 * @param incident the incident's id, the same from first suspicion to close
 * @param kind {@code trap}, or the name of a {@link dev.liftwatch.fault.FaultKind}
 * @param phase what happened to it
 * @param cause the cause a trapping is named by, null for every other kind
 * @param also other causes that hold
 * @param certainty how sure it is that people are trapped in the car, null for every other kind
 * @param likelihood how likely that is, and what it is otherwise, null for every other kind
 * @param danger whether people are in danger beyond being trapped
 * @param signal the signal it is about, null where it is about none
 * @param occurredMs since when, tick
 * @param raisedMs when it was raised, tick, or {@link dev.liftwatch.time.Tick#NONE}
 * @param reason why it ended, null unless dismissed or closed
 * @param place where the car is
 * @param signals every wired signal as it stood
 * @param explanation why, in sentences
 */
public record Decision(
        long atMs,
        String incident,
        String kind,
        Phase phase,
        Cause cause,
        Set<Cause> also,
        Certainty certainty,
        Likelihood likelihood,
        boolean danger,
        Signal signal,
        long occurredMs,
        long raisedMs,
        Reason reason,
        Place place,
        Map<Signal, SignalPanel.View> signals,
        Explanation explanation) {

    /** The kind of an incident with people in a car they cannot leave. */
    public static final String TRAP = "trap";

    /** Whether it is about people in a car they cannot leave. */
    public boolean isTrap() {
        return kind.equals(TRAP);
    }

    /** The same incident as it is told to somebody who has not heard of it: raised, at this instant. */
    public Decision raised(long nowMs) {
        return new Decision(
                nowMs,
                incident,
                kind,
                Phase.RAISED,
                cause,
                also,
                certainty,
                likelihood,
                danger,
                signal,
                occurredMs,
                raisedMs,
                null,
                place,
                signals,
                explanation);
    }

    /**
     * Where the car is, as far as known.
     *
     * @param positionMm height of the car floor, mm, null where not known
     * @param floor index of the landing it is at or nearest to, null where not known
     * @param inDoorZone whether it is in a door zone
     */
    public record Place(Long positionMm, Integer floor, Truth inDoorZone) {}
}
