package dev.liftwatch.config;

import java.nio.file.Path;
import java.util.Locale;

/**
 * One thing wrong with a file.
 *
 * @param file the file as it was named by the caller
 * @param line from 1
 * @param column from 1
 * @param key the key with the tables it is in, elements of a list counted from 1, e.g. {@code lift.floors[2].label};
 *     empty where the text is not TOML
 * @param found what is there
 * @param allowed what may be there
 */
public record Problem(Path file, int line, int column, String key, Phrase found, Phrase allowed) {
    /** On one line, in that language. */
    public String in(Locale language) {
        String place = file + ":" + line + ":" + column;
        Phrase whole = key.isEmpty()
                ? Phrase.of("problem", place, found, allowed)
                : Phrase.of("problem.at-key", place, key, found, allowed);
        return whole.in(language);
    }

    /** On one line, in English. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
