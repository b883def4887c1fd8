package dev.liftwatch.resume;

import dev.liftwatch.duties.Duties;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.time.Clock;

/** Makes what is saved with every commit, for the next start to go on from. Loop thread. */
public final class StateSaver {
    private final Judgement judgement;
    private final SavedJudgement before;
    private final SavedJudgement.Origin origin;
    private final Duties duties;
    private final ClockMarks marks;
    private final Clock clock;

    /**
     * @param before the judgement that this start resumed, as it was saved: it stands until something is judged, since what was not
     *     seen must not look as if it had been
     * @param origin what the judgement of this start is learnt from
     */
    public StateSaver(
            Judgement judgement,
            SavedJudgement before,
            SavedJudgement.Origin origin,
            Duties duties,
            ClockMarks marks,
            Clock clock) {
        this.judgement = judgement;
        this.before = before;
        this.origin = origin;
        this.duties = duties;
        this.marks = marks;
        this.clock = clock;
    }

    /** What is to be saved now. */
    public Outbox.SavedState now() {
        SavedJudgement judged = judgement.picture() == null ? before : SavedJudgement.of(judgement.save(), origin);
        return new Outbox.SavedState(
                SavedAgentState.write(
                        judged,
                        duties.save(),
                        marks.mark(),
                        duties.commissioning().period()),
                clock.wall().epochMs());
    }
}
