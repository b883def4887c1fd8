package dev.liftwatch.console;

import dev.liftwatch.text.Printable;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the commands, in the language of the user. */
public final class Words {
    /** More than this fills no gap, characters: no sentence of ours, put into another, is as long. */
    private static final int LONGEST_ARGUMENT = 2000;

    private Words() {}

    /** All of them; English where there are none in the language of the user. */
    public static ResourceBundle bundle() {
        return ResourceBundle.getBundle(
                "dev.liftwatch.console.words",
                Locale.getDefault(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The words with their gaps filled; numbers as they are, since a grouped one is read wrongly and not copied. What fills a gap
     * begins no line and moves no cursor, wherever it came from.
     */
    public static String of(String key, Object... arguments) {
        Object[] texts = Arrays.stream(arguments)
                .map(argument -> Printable.line(String.valueOf(argument), LONGEST_ARGUMENT))
                .toArray();
        return new java.text.MessageFormat(bundle().getString(key), Locale.getDefault()).format(texts);
    }
}
