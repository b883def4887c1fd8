package dev.liftwatch.resume;

import dev.liftwatch.entrapment.Interruption;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.entrapment.KeptState;
import dev.liftwatch.incident.IncidentNaming;
import dev.liftwatch.incident.TrapState;
import dev.liftwatch.json.StateText;
import dev.liftwatch.json.StateText.Lenient;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Gap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the judgement that goes on from a saved one: from all of it, from its incident alone, or from nothing. What another version wrote,
 * or was damaged, is made up for; what was learnt of wires that have been changed is forgotten. Each is said in the log.
 */
public final class JudgementRecall {
    /** So many lines about one state are enough to know that it is another one. */
    private static final int MOST_NOTES = 20;

    /** More than this is not carried on for a version that may come back, entries. */
    private static final int MOST_ASIDE = 50;

    private static final Logger LOG = LoggerFactory.getLogger(JudgementRecall.class);

    private final JudgementConfig config;
    private final IncidentNaming naming;
    private final SavedJudgement saved;
    private final Map<String, Object> aside;

    /** How much of a saved judgement is gone on from. */
    public enum Extent {
        WHOLE,
        /** The incident, the evidence and how the car stood: nothing that was learnt of the lift and its wires. */
        INCIDENT,
        NOTHING
    }

    /** A judgement can be made of {@code saved} for a lift that is configured so now. */
    public JudgementRecall(JudgementConfig config, IncidentNaming naming, SavedJudgement saved) {
        this.config = config;
        this.naming = naming;
        this.saved = saved;
        aside = new LinkedHashMap<>(saved.aside());
    }

    /**
     * Goes on at the tick {@code nowMs}.
     *
     * @param lengthKnown whether the time since it was saved is what the ticks say
     * @param wiring the marks of the wires now
     * @param lift the mark of the shaft now
     */
    public Judgement at(long nowMs, boolean lengthKnown, Map<String, String> wiring, String lift, Extent extent) {
        if (extent == Extent.NOTHING || saved.isEmpty()) {
            return Judgement.begin(config, naming, nowMs);
        }
        JudgementState state = state(extent);
        boolean known = lengthKnown && !saved.isAfterGapOfUnknownLength();
        long lastedMs = Math.max(0, nowMs - state.nowMs());
        Gap gap = known ? Gap.of(lastedMs) : Gap.ofUnknownLength(lastedMs);
        return Judgement.resumeAfterGap(config, naming, state, nowMs, interruption(gap, wiring, lift));
    }

    private Interruption interruption(Gap gap, Map<String, String> wiring, String lift) {
        Map<String, Object> before = saved.wiring();
        Set<Signal> rewired = before.isEmpty() ? EnumSet.noneOf(Signal.class) : WiringMarks.changed(before, wiring);
        rewired.forEach(signal -> LOG.warn(
                "{} is wired or read another way than before: what was learnt of it is forgotten", signal.code()));
        boolean otherLift = !saved.lift().isEmpty() && !saved.lift().equals(lift);
        if (otherLift) {
            LOG.warn("the floors or the speed have been changed: what was learnt of heights is forgotten");
        }
        return new Interruption(gap, rewired, otherLift);
    }

    private JudgementState state(Extent extent) {
        JudgementState blank = new Judgement(config, naming).save();
        Map<String, Object> kept = saved.judgementFields();
        Map<String, Object> whole = saved.wholeFields();
        if (saved.version() > SavedJudgement.VERSION) {
            LOG.warn("a later version of liftwatch has saved the judgement; what it knows more is kept aside");
        }
        JudgementState learnt = blank;
        if (!whole.isEmpty() && (extent == Extent.WHOLE || kept.isEmpty())) {
            Lenient<JudgementState> read = StateText.state(whole, blank);
            tell("", read);
            learnt = named(read.value(), blank.episode());
        }
        if (kept.isEmpty()) {
            return extent == Extent.WHOLE
                    ? learnt
                    : KeptState.of(learnt).withoutDoubts().in(blank);
        }
        Lenient<KeptState> read = StateText.keptState(kept, KeptState.of(learnt));
        tell("kept ", read);
        KeptState keptState =
                extent == Extent.WHOLE ? read.value() : read.value().withoutDoubts();
        return named(keptState.in(learnt), learnt.episode());
    }

    /** An incident whose id cannot be read is none that anybody could be told of. */
    private static JudgementState named(JudgementState state, TrapState otherwise) {
        boolean unnamed = !(state.episode() instanceof TrapState.Quiet)
                && (state.episode().incidentOrNull() == null
                        || state.episode().incidentOrNull().isEmpty());
        if (!unnamed) {
            return state;
        }
        LOG.error("the id of the saved incident cannot be read");
        return state.withEpisode(otherwise);
    }

    private void tell(String part, Lenient<?> read) {
        List<String> notes = read.notes();
        notes.stream().limit(MOST_NOTES).forEach(note -> LOG.warn("saved judgement: {}{}", part, note));
        if (notes.size() > MOST_NOTES) {
            LOG.warn("saved judgement: and {} more of the kind", notes.size() - MOST_NOTES);
        }
        read.strange().forEach((place, value) -> {
            if (aside.size() < MOST_ASIDE) {
                aside.put(part + place, value);
            }
        });
    }

    /** What later versions had saved and this one has no place for, by its place. */
    Map<String, Object> aside() {
        return aside;
    }
}
