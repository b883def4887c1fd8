package dev.liftwatch.text;

import java.util.Locale;

/** An enum whose constants have a code: the word for them in messages, files and options. */
public interface Coded {
    /** The name of the constant. */
    String name();

    /** The code of the constant, made of its name in lower case with hyphens, e.g. {@code doors-not-opening}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
