package dev.liftwatch.resume;

import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.linux.PowerUp;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.SteadyClock;
import dev.liftwatch.upkeep.Upkeep;
import java.util.Map;
import java.util.Optional;

/** An agent that starts for the first time and has nothing to go on from. */
public final class FirstStart {
    private FirstStart() {}

    /** Saves what this start has judged. */
    public static States states(Judgement judgement, Upkeep upkeep, Clock clock) {
        ClockMarks marks = new ClockMarks(new SteadyClock(clock), PowerUp::mark, "boot", Optional.empty());
        return new States(
                judgement,
                SavedJudgement.NONE,
                new SavedJudgement.Origin(Map.of(), "", Map.of()),
                upkeep,
                marks,
                clock);
    }
}
