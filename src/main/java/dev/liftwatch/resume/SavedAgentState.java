package dev.liftwatch.resume;

import dev.liftwatch.duties.Commissioning;
import dev.liftwatch.duties.DutiesState;
import dev.liftwatch.json.ClockMarkText;
import dev.liftwatch.json.DutiesText;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.time.ClockMark;
import dev.liftwatch.time.Tick;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent goes on from after a restart, in the store as one line of JSON for each part: the whole judgement, what is owed to
 * platforms, where the clocks stood, and the part of the judgement that every version reads, with what it was learnt from. A part that
 * cannot be read costs what it held, never the start. An agent before {@link SavedJudgement#VERSION} 2 reads the first three lines.
 *
 * @param judgement the judgement as it was saved
 * @param duties what is owed to the platforms, empty where there is none or it is damaged
 * @param clocks where the clocks stood, the same
 * @param commissioning until when the lift is not live, empty where it was
 */
public record SavedAgentState(
        SavedJudgement judgement,
        Optional<DutiesState> duties,
        Optional<ClockMark> clocks,
        Optional<Commissioning.Period> commissioning) {
    /** Nothing was saved. */
    public static final SavedAgentState NONE =
            new SavedAgentState(SavedJudgement.NONE, Optional.empty(), Optional.empty(), Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(SavedAgentState.class);

    /** Writes what {@link #read} reads. */
    static String write(
            SavedJudgement judgement,
            DutiesState duties,
            ClockMark clocks,
            Optional<Commissioning.Period> commissioning) {
        String parts = judgement.whole() + "\n" + DutiesText.write(duties) + "\n" + ClockMarkText.write(clocks) + "\n"
                + judgement.kept();
        // A lift that is live leaves the state as it was before there was such a part.
        return commissioning
                .map(period -> parts + "\n" + SavedCommissioning.write(period))
                .orElse(parts);
    }

    /** Reads what {@link #write} wrote; an older agent wrote fewer parts. */
    public static SavedAgentState read(String text) {
        List<String> parts = text.lines().toList();
        return new SavedAgentState(
                new SavedJudgement(line(parts, 0), line(parts, 3)),
                part("what is owed to platforms", line(parts, 1), DutiesText::read),
                part("the account of the clocks", line(parts, 2), ClockMarkText::read),
                part("that the lift is not live yet", line(parts, 4), SavedCommissioning::read)
                        .flatMap(period -> period));
    }

    private static String line(List<String> parts, int number) {
        return parts.size() <= number ? "" : parts.get(number);
    }

    private interface Reader<T> {
        T read(String text) throws JsonException;
    }

    private static <T> Optional<T> part(String what, String text, Reader<T> reader) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(text));
        } catch (JsonException damaged) {
            LOG.error("{} begins anew: {}", what, damaged.getMessage());
            return Optional.empty();
        }
    }

    /** A tree that can be read, else none. */
    static Optional<Map<String, Object>> tree(String what, String text) {
        return part(what, text, JsonText::read);
    }

    /** The tick at which the judgement was saved, {@link Tick#NONE} where nothing was judged. */
    long judgedMs() {
        return judgement.nowMs();
    }
}
