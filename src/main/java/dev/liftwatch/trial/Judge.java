package dev.liftwatch.trial;

import dev.liftwatch.entrapment.Interruption;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.IncidentNaming;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.StateText;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.sim.Instruments;
import dev.liftwatch.sim.Restart;
import dev.liftwatch.time.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges one lift by what is read of it: what is read at one instant together, as replay does. When the box restarts the
 * judgement goes on from what was saved, through its text, as in the agent. Its ticks then differ from the lift's time
 * where the box cannot know for how long it was off.
 */
final class Judge implements Instruments.Readings {
    /** A box without a clock knows of this much that has passed while it was off, ms. */
    static final long STARTING_MS = 3000;

    private static final IncidentNaming NAMING = (atMs, ordinal) -> atMs + "-" + ordinal;

    private final SimulatedConfig installation;
    private final Optional<Saves> saves;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private Optional<Judgement> running;
    private Optional<Restart.Change> change = Optional.empty();
    private long instantMs = -1;
    private long aheadMs;

    /** @param restarts whether its box ever restarts: else nothing needs to be saved */
    Judge(SimulatedConfig installation, boolean restarts) {
        this.installation = installation;
        saves = restarts ? Optional.of(new Saves()) : Optional.empty();
        running = Optional.of(new Judgement(installation.config(), NAMING));
    }

    @Override
    public void read(long atMs, Reading reading) {
        long tickMs = atMs - aheadMs;
        Judgement judgement = running.orElseThrow();
        if (tickMs != instantMs) {
            turnTo(judgement, tickMs);
            instantMs = tickMs;
        }
        judgement.apply(reading, tickMs);
    }

    private void turnTo(Judgement judgement, long tickMs) {
        if (instantMs >= 0) {
            keep(judgement, judgement.judge(instantMs), instantMs);
        }
        if (saves.isEmpty()) {
            keep(judgement, judgement.advanceTo(tickMs), tickMs);
            return;
        }
        while (judgement.nextDueMs() < tickMs) {
            long dueMs = judgement.nextDueMs();
            keep(judgement, judgement.advanceTo(dueMs + 1), dueMs);
        }
        saves.get().whenDue(judgement, tickMs);
    }

    private void keep(Judgement judgement, List<Decision> more, long tickMs) {
        if (more.isEmpty() && saves.isEmpty()) {
            return;
        }
        decisions.addAll(more);
        more.stream().filter(Decision::isTrap).map(d -> Said.of(d, aheadMs)).forEach(said::add);
        saves.ifPresent(saved -> {
            if (more.isEmpty()) {
                saved.whenDue(judgement, tickMs);
            } else {
                saved.now(judgement, tickMs);
            }
        });
    }

    @Override
    public void boxGoesOff(Restart restart) {
        long tickMs = restart.offMs() - aheadMs;
        Judgement judgement = running.orElseThrow();
        turnTo(judgement, tickMs);
        if (restart.orderly()) {
            saves.orElseThrow().now(judgement, tickMs);
        }
        running = Optional.empty();
    }

    @Override
    public void boxComesOn(Restart restart) {
        Saves saved = saves.orElseThrow();
        long tickMs = restart.clocked() ? restart.onMs() - aheadMs : saved.savedMs() + STARTING_MS;
        running = Optional.of(saved.text()
                .map(text -> goOn(text, restart, tickMs))
                .orElseGet(() -> Judgement.begin(installation.config(restart.change()), NAMING, tickMs)));
        saved.begin(tickMs);
        aheadMs = restart.onMs() - tickMs;
        instantMs = -1;
    }

    /** The judgement goes on at a tick from what was saved. This is the one place that knows how. */
    private Judgement goOn(String text, Restart restart, long tickMs) {
        try {
            JudgementState state = StateText.read(text);
            long lastedMs = tickMs - state.nowMs();
            Gap gap = restart.clocked() ? Gap.of(lastedMs) : Gap.ofUnknownLength(lastedMs);
            Interruption interruption = SimulatedConfig.interruption(gap, change, restart.change());
            change = restart.change();
            return Judgement.resumeAfterGap(installation.config(change), NAMING, state, tickMs, interruption);
        } catch (JsonException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** The lift's life ends here, ms. */
    void finish(long atMs) {
        running.ifPresent(judgement -> turnTo(judgement, atMs - aheadMs));
    }

    /** Everything that was decided, other incidents too, by the judgement's own ticks. */
    List<Decision> decisions() {
        return decisions;
    }

    /** What was said of trappings, by the lift's time. */
    List<Said> said() {
        return said;
    }
}
