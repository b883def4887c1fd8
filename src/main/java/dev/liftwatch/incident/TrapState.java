package dev.liftwatch.incident;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.time.Tick;
import java.util.Set;

/** Where the one possible trapping of this car stands. From the first suspicion to the close it is one incident. */
public sealed interface TrapState {

    /** Nothing is suspected. */
    record Quiet() implements TrapState {}

    /**
     * A suspicion: an event, and nobody is sent.
     *
     * @param incident its id
     * @param cause the cause that was suspected first
     * @param certainty how sure
     * @param occurredMs from when the rule's time counts, tick
     * @param suspectedMs when it was suspected, tick
     */
    record Suspected(String incident, Cause cause, Certainty certainty, long occurredMs, long suspectedMs)
            implements TrapState {}

    /**
     * An alarm. It ends by a way out or by a human, and by nothing else.
     *
     * @param incident its id
     * @param cause the first cause that qualified
     * @param also other causes that have held since
     * @param certainty how sure; it falls only when the sensor it rests on is not believed any more
     * @param occurredMs from when the rule's time counts, tick
     * @param raisedMs when it was raised, tick
     */
    record Raised(String incident, Cause cause, Set<Cause> also, Certainty certainty, long occurredMs, long raisedMs)
            implements TrapState {}

    /** The incident's id, or null where nothing is suspected. */
    default String incidentOrNull() {
        return switch (this) {
            case Quiet _ -> null;
            case Suspected s -> s.incident();
            case Raised r -> r.incident();
        };
    }

    /** When it was raised, tick, or {@link Tick#NONE}. */
    default long raisedAtMs() {
        return this instanceof Raised r ? r.raisedMs() : Tick.NONE;
    }
}
