package dev.liftwatch.resume;

import dev.liftwatch.duties.Duties;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.linux.PowerUp;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.SteadyClock;
import java.util.Map;
import java.util.Optional;

/** An agent that starts for the first time and has nothing to go on from. */
public final class FirstStart {
    private FirstStart() {}

    /** Saves what this start has judged. */
    public static StateSaver states(Judgement judgement, Duties duties, Clock clock) {
        ClockMarks marks = new ClockMarks(new SteadyClock(clock), PowerUp::mark, "boot", Optional.empty());
        return new StateSaver(
                judgement,
                SavedJudgement.NONE,
                new SavedJudgement.Origin(Map.of(), "", Map.of()),
                duties,
                marks,
                clock);
    }
}
