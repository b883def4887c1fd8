package dev.liftwatch.incident;

import dev.liftwatch.evidence.Certainty;

/**
 * How likely it is that people are trapped, where wires fail and people are trapped as often as in the field.
 *
 * @param percent from 1 to 99
 * @param otherwise the best other explanation
 */
public record Likelihood(int percent, Otherwise otherwise) {
    /** Of a hundred alarms that are confirmed at least ninety are to be true; those from here on are, taken together. */
    private static final int CONFIRMED = 80;

    /** Of those that are probable forty. */
    private static final int PROBABLE = 35;

    /** The surest that this allows. */
    public Certainty certainty() {
        return percent >= CONFIRMED
                ? Certainty.CONFIRMED
                : percent >= PROBABLE ? Certainty.PROBABLE : Certainty.POSSIBLE;
    }
}
