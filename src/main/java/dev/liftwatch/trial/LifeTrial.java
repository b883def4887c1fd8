package dev.liftwatch.trial;

import dev.liftwatch.sim.Life;

/** One scripted life is lived, and judged by what its sensors say. */
public final class LifeTrial {
    private LifeTrial() {}

    /** What became of it. */
    public static LifeOutcome run(LifeOutcome.Which which) {
        Life life = draw(which);
        SimulatedConfig installation = new SimulatedConfig(life.world());
        Judge judge = new Judge(installation, false);
        while (life.passOn(judge)) {
            // It goes on.
        }
        judge.finish(life.world().nowMs());
        return new LifeOutcome(
                which,
                life.world().design().kind(),
                life.wiresAtFault(),
                new LifeScorer(life, installation.geometry(), judge.said()).cases());
    }

    static Life draw(LifeOutcome.Which which) {
        return Life.draw(which.kind(), which.kit(), which.seed());
    }
}
