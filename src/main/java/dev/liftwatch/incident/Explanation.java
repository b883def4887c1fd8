package dev.liftwatch.incident;

import dev.liftwatch.signal.Signal;
import java.util.Arrays;
import java.util.List;

/**
 * Why it was decided, as data: each sentence is a key of the message bundle and its numbers. What was unknown is among
 * them, and what would end the incident.
 *
 * @param sentences in the order in which a person would want them
 */
public record Explanation(List<Sentence> sentences) {
    /**
     * One sentence.
     *
     * @param key its key in the bundle {@code dev.liftwatch.report.explanation}
     * @param arguments what fills its gaps: whole seconds, millimetres, counts
     * @param wire the signal whose wire fills the gap after them, null where there is none
     */
    public record Sentence(String key, List<Long> arguments, Signal wire) {
        public static Sentence of(String key, long... arguments) {
            return new Sentence(key, Arrays.stream(arguments).boxed().toList(), null);
        }
    }

    public Explanation {
        sentences = List.copyOf(sentences);
    }
}
