package dev.liftwatch.trial;

import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.Restarts;

/**
 * One lift of a trial.
 *
 * @param seed draws it
 * @param kit what is wired
 * @param dense whether something is always wrong with it
 * @param days for how long it is watched
 * @param restarts how often its box restarts; it changes nothing of the lift's life
 */
public record TrialSpec(long seed, Kit kit, boolean dense, int days, Restarts restarts) {
    static final long DAY_MS = 86_400_000;

    /** One whose box never restarts. */
    public TrialSpec(long seed, Kit kit, boolean dense, int days) {
        this(seed, kit, dense, days, Restarts.NONE);
    }

    /** ms. */
    long lastsMs() {
        return days * DAY_MS;
    }

    /** The share of a year for which it is watched. */
    public double years() {
        return days / 365.25;
    }
}
