package dev.liftwatch.wire;

import dev.liftwatch.text.Printable;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is the matter with a line or the device at its end, and what to try. It is kept as keys and said in the language of the
 * reader; {@code troubles.properties} has the words. Immutable.
 *
 * @param sentences what is said, in order; empty where nothing is the matter
 */
public record Trouble(List<Sentence> sentences) {
    /** Nothing is the matter. */
    public static final Trouble NONE = new Trouble(List.of());

    private static final String AS_IT_IS = "as-it-is";

    /** The longest that fills a gap, characters: the paths of several adapters. */
    private static final int LONGEST_ARGUMENT = 600;

    /**
     * One sentence.
     *
     * @param key what is said, a key of the catalogue
     * @param arguments what fills its gaps, in order
     */
    public record Sentence(String key, List<String> arguments) {
        /** A sentence of these arguments. */
        public Sentence {
            arguments = List.copyOf(arguments);
        }
    }

    /** A trouble of these sentences. */
    public Trouble {
        sentences = List.copyOf(sentences);
    }

    /** A trouble of one sentence of the catalogue. */
    public static Trouble of(String key, Object... arguments) {
        return new Trouble(List.of(
                new Sentence(key, Stream.of(arguments).map(String::valueOf).toList())));
    }

    /** A sentence that no catalogue has, such as the words of the operating system; nothing where it is empty. */
    public static Trouble asItIs(String text) {
        return text.isEmpty() ? NONE : of(AS_IT_IS, text);
    }

    /** This trouble, and then the other one. */
    public Trouble and(Trouble other) {
        return new Trouble(
                Stream.concat(sentences.stream(), other.sentences.stream()).toList());
    }

    /** Whether nothing is the matter. */
    public boolean isNone() {
        return sentences.isEmpty();
    }

    /** Whether the same is the matter, whatever the figures in it: only a change of it is worth a line in the log. */
    public boolean isAlike(Trouble other) {
        return keys().equals(other.keys());
    }

    /** What is the matter in a word, without its figures; empty where nothing is. */
    public String kind() {
        return String.join(" ", keys());
    }

    private List<String> keys() {
        return sentences.stream().map(Sentence::key).toList();
    }

    /** In English; empty where nothing is the matter. */
    public String text() {
        return text(Locale.ENGLISH);
    }

    /** In the language of {@code locale}, English where the catalogue has no such; empty where nothing is the matter. */
    public String text(Locale locale) {
        if (sentences.isEmpty()) {
            return "";
        }
        ResourceBundle words = ResourceBundle.getBundle(
                "dev.liftwatch.wire.troubles",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return sentences.stream()
                .map(sentence -> new MessageFormat(words.getString(sentence.key()), locale)
                        .format(sentence.arguments().stream()
                                .map(argument -> Printable.text(argument, LONGEST_ARGUMENT))
                                .toArray()))
                .collect(Collectors.joining("; "));
    }
}
