package dev.liftwatch.demo;

import dev.liftwatch.text.Printable;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the demo says, in the language of whoever looks. */
final class StoryWords {
    private final ResourceBundle bundle;

    private StoryWords(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The words of {@code language}; English where there are none. */
    static StoryWords in(Locale language) {
        return new StoryWords(ResourceBundle.getBundle(
                "dev.liftwatch.demo.story",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The text of that key with its values put in; of texts, which may have come over the network, what is printable. */
    String of(String key, Object... values) {
        Object[] printable = Arrays.stream(values)
                .map(value -> value instanceof String text ? Printable.text(text) : value)
                .toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(printable);
    }

    /** The word for a code that stands in a message; the code itself where there is no word, so that nothing is hidden. */
    String ofCode(String kind, Object code) {
        String key = kind + "." + code;
        return bundle.containsKey(key) ? bundle.getString(key) : Printable.text(code, Printable.NAME);
    }
}
