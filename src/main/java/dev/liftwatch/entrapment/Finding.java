package dev.liftwatch.entrapment;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Cause;

/**
 * A cause whose condition holds now.
 *
 * @param cause which
 * @param sinceMs since when the rule's time counts, tick
 * @param suspectAtMs when it is a suspicion, tick
 * @param raiseAtMs when it is an alarm, tick
 * @param certainty how sure it is that people are in the car
 */
record Finding(Cause cause, long sinceMs, long suspectAtMs, long raiseAtMs, Certainty certainty) {}
