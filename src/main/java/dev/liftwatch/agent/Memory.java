package dev.liftwatch.agent;

import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.json.ClockMarkText;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.StateText;
import dev.liftwatch.json.UpkeepText;
import dev.liftwatch.time.ClockMark;
import dev.liftwatch.upkeep.UpkeepState;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent goes on from after a restart, in the store as one line of JSON for each part. A part that cannot be read costs what it
 * held, never the start: an agent that judges anew sees again what is to be seen.
 *
 * @param judgementText the judgement as it was saved
 * @param judgement the same, empty where there is none or it is damaged
 * @param upkeep what is owed to the platforms, the same
 * @param clocks where the clocks stood, the same
 */
record Memory(
        String judgementText,
        Optional<JudgementState> judgement,
        Optional<UpkeepState> upkeep,
        Optional<ClockMark> clocks) {
    static final Memory NONE = new Memory("", Optional.empty(), Optional.empty(), Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    static String write(String judgement, UpkeepState upkeep, ClockMark clocks) {
        return judgement + "\n" + UpkeepText.write(upkeep) + "\n" + ClockMarkText.write(clocks);
    }

    /** Reads what {@link #write} wrote; an older agent wrote fewer parts. */
    static Memory read(String text) {
        List<String> parts = text.lines().toList();
        String judgement = parts.isEmpty() ? "" : parts.getFirst();
        return new Memory(
                judgement,
                part("the judgement", () -> StateText.read(judgement)),
                parts.size() < 2
                        ? Optional.empty()
                        : part("what is owed to platforms", () -> UpkeepText.read(parts.get(1))),
                parts.size() < 3
                        ? Optional.empty()
                        : part("the account of the clocks", () -> ClockMarkText.read(parts.get(2))));
    }

    private interface Reader<T> {
        T read() throws JsonException;
    }

    private static <T> Optional<T> part(String what, Reader<T> reader) {
        try {
            return Optional.of(reader.read());
        } catch (JsonException damaged) {
            LOG.error("{} begins anew: {}", what, damaged.getMessage());
            return Optional.empty();
        }
    }
}
