package dev.liftwatch.trial;

import dev.liftwatch.entrapment.Decision;
import dev.liftwatch.sim.LiftWorld;
import dev.liftwatch.sim.Restarts;
import java.util.List;

/** One lift lives, and is judged by what its sensors say. */
public final class Trial {
    private static final long PORTION_MS = 3_600_000;

    private Trial() {}

    /** What became of it. */
    public static Outcome run(Lot lot) {
        LiftWorld world = draw(lot);
        Judge judge = live(world, lot);
        return new Outcome(
                lot, new Reckoning(world, lot.kit(), new Installation(world).geometry(), judge.said()).cases());
    }

    /** Everything that was decided on it, other incidents too. */
    public static List<Decision> decisions(Lot lot) {
        return live(draw(lot), lot).decisions();
    }

    static LiftWorld draw(Lot lot) {
        return LiftWorld.draw(lot.seed(), lot.kit(), lot.dense(), lot.restarts());
    }

    private static Judge live(LiftWorld world, Lot lot) {
        Judge judge = new Judge(new Installation(world), lot.restarts() != Restarts.NONE);
        for (long atMs = 0; atMs < lot.lastsMs(); atMs += PORTION_MS) {
            world.passTo(Math.min(atMs + PORTION_MS, lot.lastsMs()), judge);
        }
        judge.finish(lot.lastsMs());
        return judge;
    }
}
