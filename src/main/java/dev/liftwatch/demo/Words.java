package dev.liftwatch.demo;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the demo says, in the language of whoever looks. */
public final class Words {
    private final ResourceBundle bundle;

    private Words(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The words of {@code language}; English where there are none. */
    public static Words in(Locale language) {
        return new Words(ResourceBundle.getBundle(
                "dev.liftwatch.demo.story",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The text of that key with its values put in. */
    public String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    /** The word for a code that stands in a message; the code itself where there is no word, so that nothing is hidden. */
    String ofCode(String kind, Object code) {
        String key = kind + "." + code;
        return bundle.containsKey(key) ? bundle.getString(key) : String.valueOf(code);
    }
}
