package dev.liftwatch.entrapment;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Gap;
import java.util.Set;

/**
 * What happened between a saved judgement and the one that goes on from it.
 *
 * @param gap the time in which nothing was read
 * @param rewired signals that come from another terminal, or are read another way, than before: what was learnt of them is forgotten
 * @param otherLift whether the floors or the speed were configured anew: what was learnt of heights is forgotten
 */
public record Interruption(Gap gap, Set<Signal> rewired, boolean otherLift) {
    public Interruption {
        rewired = Set.copyOf(rewired);
    }

    /** There was none. */
    static final Interruption NONE = of(Gap.of(0));

    /** Nothing was read for a while, and nothing was changed meanwhile. */
    public static Interruption of(Gap gap) {
        return new Interruption(gap, Set.of(), false);
    }
}
