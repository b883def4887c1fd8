package dev.liftwatch.blackbox;

import dev.liftwatch.text.Printable;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** A trace that is not in the format: where, what was found, what is allowed, and what to do. */
public final class TraceException extends Exception {
    private static final long serialVersionUID = 1;
    private static final String BUNDLE = "dev.liftwatch.blackbox.trace";

    /** Longest quotation from a trace, in characters: a row has thirty. */
    private static final int LONGEST_QUOTED = 120;

    private static final int LONGEST_PATH = 500;

    private final String place;
    private final transient Words words;

    /**
     * A sentence of the bundle.
     *
     * @param key which
     * @param arguments what fills its gaps, sentences among them
     */
    record Words(String key, List<Object> arguments) {
        Words(String key, Object... arguments) {
            this(key, List.of(arguments));
        }

        String in(Locale language) {
            ResourceBundle bundle = ResourceBundle.getBundle(
                    BUNDLE,
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            Object[] texts = arguments.stream()
                    .map(argument -> argument instanceof Words more
                            ? more.in(language)
                            : Printable.text(argument, LONGEST_QUOTED))
                    .toArray();
            return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
        }
    }

    /**
     * A problem of that line.
     *
     * @param key the sentence in the bundle
     * @param arguments what fills its gaps
     */
    TraceException(Path file, long line, String key, Object... arguments) {
        super(place(file, line) + new Words(key, arguments).in(Locale.ENGLISH));
        place = place(file, line);
        words = new Words(key, arguments);
    }

    private static String place(Path file, long line) {
        return Printable.text(file, LONGEST_PATH) + ":" + line + ": ";
    }

    /** The message on one line, in that language. */
    public String in(Locale language) {
        return place + words.in(language);
    }
}
