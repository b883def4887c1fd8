package dev.liftwatch.blackbox;

import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Suppressed;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Tick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Feeds a trace to a judgement on virtual time, as fast as the machine can. */
public final class Replay {
    /**
     * So many timers fire at most between two rows, which is some weeks of a lift with somebody in it; where nothing is due, silence may
     * last for years.
     */
    static final int MOST_TIMERS = 1_000_000;

    private final Judgement judgement;
    private final Consumer<Decision> decided;
    private final Notes notes;
    private final Set<Signal> noted = EnumSet.noneOf(Signal.class);
    private long instantMs = Tick.NONE;

    /**
     * What is for the log.
     *
     * @param notWired is told once of each signal that the trace has and the installation has not
     * @param suppressed is told of what service modes kept from being suspected
     */
    public record Notes(Consumer<Signal> notWired, Consumer<Suppressed> suppressed) {
        /** For whoever keeps no log. */
        public static final Notes NONE = new Notes(signal -> {}, suppressed -> {});
    }

    /**
     * A replay that starts where {@code judgement} stands.
     *
     * @param decided takes every decision in order
     * @param notes takes what is for the log
     */
    public Replay(Judgement judgement, Consumer<Decision> decided, Notes notes) {
        this.judgement = judgement;
        this.decided = decided;
        this.notes = notes;
    }

    /** Replays one trace to its last row; timers due up to that row's time have fired then, none later. */
    public void run(Path trace) throws TraceException, IOException {
        TraceReader.read(trace, this::row);
        judgeInstant();
    }

    private void row(long tMs, Reading reading) throws TraceReader.SilenceException {
        if (tMs != instantMs) {
            judgeInstant();
            advanceTo(tMs);
            instantMs = tMs;
        }
        if (judgement.panel().isWired(reading.signal())) {
            judgement.apply(reading, tMs);
        } else if (noted.add(reading.signal())) {
            notes.notWired().accept(reading.signal());
        }
    }

    private void advanceTo(long tMs) throws TraceReader.SilenceException {
        for (int fired = 0; judgement.nextDueMs() < tMs; fired++) {
            if (fired == MOST_TIMERS) {
                throw new TraceReader.SilenceException(Math.max(0, instantMs), MOST_TIMERS);
            }
            tell(judgement.judge(judgement.nextDueMs()));
        }
    }

    private void judgeInstant() {
        if (instantMs != Tick.NONE) {
            tell(judgement.judge(instantMs));
        }
    }

    private void tell(List<Decision> decisions) {
        judgement.takeSuppressed().forEach(notes.suppressed());
        decisions.forEach(decided);
    }
}
