package dev.liftwatch.agent;

import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.StateText;
import dev.liftwatch.json.UpkeepText;
import dev.liftwatch.upkeep.UpkeepState;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent goes on from after a restart, in the store as one line of JSON for each part. A part that cannot be read costs what it
 * held, never the start: an agent that judges anew sees again what is to be seen.
 *
 * @param judgement the judgement, empty where there is none or it is damaged
 * @param upkeep what is owed to the platforms, the same
 */
record Memory(Optional<JudgementState> judgement, Optional<UpkeepState> upkeep) {
    static final Memory NONE = new Memory(Optional.empty(), Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    static String write(JudgementState judgement, UpkeepState upkeep) {
        return StateText.write(judgement) + "\n" + UpkeepText.write(upkeep);
    }

    static Memory read(String text) {
        int end = text.indexOf('\n');
        String judgement = end < 0 ? text : text.substring(0, end);
        return new Memory(
                part(() -> StateText.read(judgement)),
                end < 0 ? Optional.empty() : part(() -> UpkeepText.read(text.substring(end + 1))));
    }

    private interface Reader<T> {
        T read() throws JsonException;
    }

    private static <T> Optional<T> part(Reader<T> reader) {
        try {
            return Optional.of(reader.read());
        } catch (JsonException damaged) {
            LOG.error("{}; it begins anew", damaged.getMessage());
            return Optional.empty();
        }
    }
}
