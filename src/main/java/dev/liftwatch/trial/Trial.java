package dev.liftwatch.trial;

import dev.liftwatch.incident.Decision;
import dev.liftwatch.sim.LiftWorld;
import dev.liftwatch.sim.Restarts;
import java.util.List;

/** One lift lives, and is judged by what its sensors say. */
public final class Trial {
    private static final long PORTION_MS = 3_600_000;

    private Trial() {}

    /** What became of it. */
    public static TrialOutcome run(TrialSpec spec) {
        LiftWorld world = draw(spec);
        Judge judge = live(world, spec);
        return new TrialOutcome(
                spec, new Scorer(world, spec.kit(), new SimulatedConfig(world).geometry(), judge.said()).cases());
    }

    /** Everything that was decided on it, other incidents too. */
    public static List<Decision> decisions(TrialSpec spec) {
        return live(draw(spec), spec).decisions();
    }

    static LiftWorld draw(TrialSpec spec) {
        return LiftWorld.draw(spec.seed(), spec.kit(), spec.dense(), spec.restarts());
    }

    private static Judge live(LiftWorld world, TrialSpec spec) {
        Judge judge = new Judge(new SimulatedConfig(world), spec.restarts() != Restarts.NONE);
        for (long atMs = 0; atMs < spec.lastsMs(); atMs += PORTION_MS) {
            world.passTo(Math.min(atMs + PORTION_MS, spec.lastsMs()), judge);
        }
        judge.finish(spec.lastsMs());
        return judge;
    }
}
