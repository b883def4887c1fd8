package dev.liftwatch.trial;

import dev.liftwatch.sim.Kit;

/**
 * One lift of a trial.
 *
 * @param seed draws it
 * @param kit what is wired
 * @param dense whether something is always wrong with it
 * @param days for how long it is watched
 */
public record Lot(long seed, Kit kit, boolean dense, int days) {
    static final long DAY_MS = 86_400_000;

    /** ms. */
    long lastsMs() {
        return days * DAY_MS;
    }

    /** The share of a year for which it is watched. */
    public double years() {
        return days / 365.25;
    }
}
