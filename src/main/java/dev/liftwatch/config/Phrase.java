package dev.liftwatch.config;

import dev.liftwatch.text.Printable;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something to tell a person, whose language is settled only when it is printed: logs are English, commands speak the
 * language of whoever typed them.
 *
 * @param key the entry of the wording bundle
 * @param arguments what is put into it: phrases, or anything else by its {@code toString}
 */
public record Phrase(String key, List<Object> arguments) {
    private static final String BUNDLE = "dev.liftwatch.config.wording";

    /** The longest list of what is allowed is a fifth of this, characters; what a file has put there is cut. */
    private static final int LONGEST_ARGUMENT = 2000;

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    static Phrase of(String key, Object... arguments) {
        return new Phrase(key, Arrays.asList(arguments));
    }

    /** A text that is the same in every language. */
    static Phrase literal(String text) {
        return of("literal", text);
    }

    /** The text on one line in that language, English where there is none; what a file has put into it is printable. */
    public String in(Locale language) {
        Object[] texts = arguments.stream()
                .map(argument -> argument instanceof Phrase phrase
                        ? phrase.in(language)
                        : Printable.line(argument.toString(), LONGEST_ARGUMENT))
                .toArray();
        return new MessageFormat(wording(language).getString(key), Locale.ROOT).format(texts);
    }

    /** The text in English. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }

    private static ResourceBundle wording(Locale language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
