package dev.liftwatch.trial;

import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.json.StateText;
import dev.liftwatch.report.LivePicture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Saves a judgement as often as the agent does ({@code commit/DecisionCommitter}, which saves it with a store and messages): with every
 * decision, soon after people have come or gone, each minute, and in a quiet car each ten minutes. What a box knows that was
 * cut off is what was saved last.
 */
final class Saves {
    private static final long SAVE_MS = 60_000;
    private static final long SAVE_QUIET_MS = 600_000;
    private static final long SAVE_AT_MOST_MS = 5000;

    private JudgementState state;
    private long savedMs;
    private long savedSealedMs;
    private List<Object> savedPicture = List.of();

    /** The process begins, tick: what was saved before stands. */
    void begin(long tickMs) {
        savedMs = tickMs;
        savedSealedMs = 0;
        savedPicture = List.of();
    }

    /** Saves it now; a judgement that has not judged anything has nothing to add to what it resumed. */
    void now(Judgement judgement, long tickMs) {
        savedMs = tickMs;
        if (judgement.picture() != null) {
            state = judgement.save();
            savedSealedMs = judgement.picture().sealed().sinceMs();
            savedPicture = picture(judgement);
        }
    }

    /** Saves it where it is time. */
    void whenDue(Judgement judgement, long tickMs) {
        if (judgement.picture() == null) {
            return;
        }
        boolean comeOrGone = judgement.picture().sealed().sinceMs() != savedSealedMs;
        long sinceMs = tickMs - savedMs;
        if (sinceMs >= (comeOrGone ? SAVE_AT_MOST_MS : SAVE_MS)
                && (comeOrGone || sinceMs >= SAVE_QUIET_MS || !isQuiet(judgement))) {
            now(judgement, tickMs);
        }
    }

    private boolean isQuiet(Judgement judgement) {
        LivePicture picture = LivePicture.of(judgement);
        boolean somebody =
                picture.presence().equals("signs") || picture.presence().equals("strong");
        return picture.incident() == null && !somebody && savedPicture.equals(picture(judgement));
    }

    private static List<Object> picture(Judgement judgement) {
        LivePicture picture = LivePicture.of(judgement);
        return Arrays.asList(
                picture.doorsClosed(),
                picture.doorOpen(),
                picture.place().floor(),
                picture.place().inDoorZone(),
                picture.still(),
                picture.presence(),
                picture.mainsLost(),
                picture.inspection(),
                picture.incident(),
                picture.incidentPhase(),
                judgement.doubts().size());
    }

    /** When it was saved last, tick. */
    long savedMs() {
        return savedMs;
    }

    /** The text that was saved last; empty where nothing was. */
    Optional<String> text() {
        return Optional.ofNullable(state).map(StateText::write);
    }
}
