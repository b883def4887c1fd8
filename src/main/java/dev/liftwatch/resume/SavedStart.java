package dev.liftwatch.resume;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.incident.IncidentNaming;
import dev.liftwatch.resume.JudgementRecall.Extent;
import dev.liftwatch.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The judgement of this start, made of as much of the saved one as does not make it fail.
 *
 * @param judgement goes on from what was saved, or begins
 * @param before what is saved until something is judged
 * @param origin what it is learnt from
 */
public record SavedStart(Judgement judgement, SavedJudgement before, SavedJudgement.Origin origin) {
    private static final Logger LOG = LoggerFactory.getLogger(SavedStart.class);

    /**
     * Goes on from as much as may be gone on from; what made the judgement fail is set aside and told.
     *
     * @param ids makes the ids of incidents
     * @throws IllegalStateException where not even an empty judgement can be begun
     */
    public static SavedStart of(
            DeviceConfig device, JudgementConfig config, Past past, Supplier<String> ids, Clock clock) {
        Map<String, String> wiring = WiringMarks.of(device);
        String lift = WiringMarks.of(device.lift());
        IncidentNaming naming = (atMs, ordinal) -> ids.get();
        SavedJudgement saved = past.agentState().judgement();
        boolean lengthKnown = past.resumption().lengthKnown();
        Extent allowed = past.starts().extent();
        for (Extent extent : Extent.values()) {
            if (extent.compareTo(allowed) < 0) {
                continue;
            }
            try {
                JudgementRecall recall = new JudgementRecall(config, naming, saved);
                Judgement judgement = recall.at(clock.tickMs(), lengthKnown, wiring, lift, extent);
                if (extent != Extent.WHOLE && !saved.isEmpty()) {
                    past.starts().discard(past.text(), extent, ids.get(), clock.tickMs());
                }
                return new SavedStart(
                        judgement,
                        before(saved, extent, lengthKnown),
                        new SavedJudgement.Origin(wiring, lift, recall.aside()));
            } catch (RuntimeException | StackOverflowError fault) {
                LOG.error("the saved judgement cannot be gone on from as {}", extent, fault);
                past.starts().noteReason(fault);
            }
        }
        throw new IllegalStateException("no judgement can be begun: see the log above");
    }

    private static SavedJudgement before(SavedJudgement saved, Extent extent, boolean lengthKnown) {
        SavedJudgement usable = switch (extent) {
            case WHOLE -> saved;
            case INCIDENT -> saved.withoutWhole();
            case NOTHING -> SavedJudgement.NONE;
        };
        return lengthKnown || usable.isEmpty() ? usable : usable.afterGapOfUnknownLength();
    }
}
