package dev.liftwatch.fault;

import dev.liftwatch.signal.Signal;

/**
 * One step in the life of a fault: it was raised, or it ended.
 *
 * @param kind what it is
 * @param signal which signal it is about, null where it is about none, or about all of them
 * @param incident its id
 * @param step what happened
 * @param occurredMs since when, tick
 * @param raisedMs when it was raised, tick
 */
public record FaultChange(FaultKind kind, Signal signal, String incident, Step step, long occurredMs, long raisedMs) {

    /** What happened to a fault. */
    public enum Step {
        RAISED,
        /** What it rested on is over. */
        ENDED,
        /** A trapping has taken over the stop it came from. */
        ABSORBED
    }
}
