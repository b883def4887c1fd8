package dev.liftwatch.trial;

import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.LifeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Which scripted lives are to be watched.
 *
 * @param kinds of trouble
 * @param count how many of each kind, 1 or more
 * @param seed the seed of the first of each kind; those after it follow by one
 * @param kits what is wired, in turn
 */
public record LifePlan(List<LifeKind> kinds, int count, long seed, List<Kit> kits) {
    public LifePlan {
        kinds = List.copyOf(kinds);
        kits = List.copyOf(kits);
    }

    /** Every life. */
    public List<LifeOutcome.Which> lives() {
        List<LifeOutcome.Which> lives = new ArrayList<>();
        for (LifeKind kind : kinds) {
            for (int i = 0; i < count; i++) {
                lives.add(new LifeOutcome.Which(kind, kits.get(i % kits.size()), seed + i));
            }
        }
        return lives;
    }
}
