package dev.liftwatch.config;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Something that is allowed in a file and that its author should know the price of.
 *
 * @param file the file as it was named by the caller
 * @param line from 1
 * @param column from 1
 * @param key the key it is about
 * @param text what to know
 */
public record Warning(Path file, int line, int column, String key, Phrase text) {
    /** On one line, in that language. */
    public String in(Locale language) {
        return Phrase.of("warning.at-key", file + ":" + line + ":" + column, key, text)
                .in(language);
    }

    /** On one line, in English. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
