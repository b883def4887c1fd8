package dev.liftwatch.incident;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.time.Tick;
import java.util.Set;

/**
 * One step in the life of an incident, as the rules decided it; {@link Decision} adds what was seen.
 *
 * @param incident its id
 * @param phase what happened
 * @param cause the cause it is named by
 * @param also other causes that hold
 * @param certainty how sure
 * @param occurredMs since when, tick
 * @param raisedMs when it was raised, tick, or {@link Tick#NONE}
 * @param reason why it ended, null unless dismissed or closed
 */
public record Change(
        String incident,
        Phase phase,
        Cause cause,
        Set<Cause> also,
        Certainty certainty,
        long occurredMs,
        long raisedMs,
        Reason reason) {

    /** Whether people are in danger beyond being trapped. */
    public boolean danger() {
        return cause.isDanger() || also.stream().anyMatch(Cause::isDanger);
    }

    public static Change of(Phase phase, TrapState.Suspected s, Reason reason) {
        return new Change(s.incident(), phase, s.cause(), Set.of(), s.certainty(), s.occurredMs(), Tick.NONE, reason);
    }

    public static Change of(Phase phase, TrapState.Raised r, Reason reason) {
        return new Change(
                r.incident(), phase, r.cause(), r.also(), r.certainty(), r.occurredMs(), r.raisedMs(), reason);
    }
}
