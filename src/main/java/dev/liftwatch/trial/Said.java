package dev.liftwatch.trial;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;

/**
 * What was said of a trapping, and when by the lift's own time.
 *
 * @param atMs when, ms since the lift's beginning
 * @param phase what happened to the incident
 * @param incident its id
 * @param cause by what it is named
 * @param certainty how sure
 * @param percent how likely people were said to be trapped
 */
record Said(long atMs, Phase phase, String incident, Cause cause, Certainty certainty, int percent) {

    /** @param aheadMs by how much the lift's time is ahead of the judgement's, ms */
    static Said of(Decision decision, long aheadMs) {
        return new Said(
                decision.atMs() + aheadMs,
                decision.phase(),
                decision.incident(),
                decision.cause(),
                decision.certainty(),
                decision.likelihood().percent());
    }
}
