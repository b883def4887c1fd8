package dev.liftwatch.trial;

import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.Restarts;
import java.util.ArrayList;
import java.util.List;

/**
 * Which lifts are to be watched.
 *
 * @param years lift-years over all kits together, above 0
 * @param seed the seed of the first lift; those after it follow by one
 * @param kits what is wired, in turn
 * @param dense whether something is always wrong, or as often as in the field
 * @param restarts how often their boxes restart
 */
public record Plan(double years, long seed, List<Kit> kits, boolean dense, Restarts restarts) {
    /** At natural rates a lift is watched for four weeks. */
    private static final int NATURAL_DAYS = 28;

    /** Where something is always wrong a few days are enough, and more lifts are seen. */
    private static final int DENSE_DAYS = 3;

    private static final double DAYS_A_YEAR = 365.25;

    public Plan {
        kits = List.copyOf(kits);
    }

    /** Lifts whose boxes never restart. */
    public Plan(double years, long seed, List<Kit> kits, boolean dense) {
        this(years, seed, kits, dense, Restarts.NONE);
    }

    /** For how long one lift is watched, days. */
    public static int days(boolean dense) {
        return dense ? DENSE_DAYS : NATURAL_DAYS;
    }

    /** Every lift, at least one for each kit. */
    public List<TrialSpec> specs() {
        int days = days(dense);
        long lifts = Math.max(1, Math.round(years * DAYS_A_YEAR / days / kits.size()));
        List<TrialSpec> specs = new ArrayList<>();
        long next = seed;
        for (long lift = 0; lift < lifts; lift++) {
            for (Kit kit : kits) {
                // Each has a life of its own: one event must not count once for every kit.
                specs.add(new TrialSpec(next++, kit, dense, days, restarts));
            }
        }
        return specs;
    }
}
