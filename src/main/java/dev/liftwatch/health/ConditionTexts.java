package dev.liftwatch.health;

import dev.liftwatch.text.Printable;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The texts of the registry in one language: what is wrong, what to do about it, and the names of wires and their values. */
public final class ConditionTexts {
    /** More than this fills no gap, characters. */
    private static final int LONGEST_ARGUMENT = 300;

    private final Locale locale;
    private final ResourceBundle bundle;

    private ConditionTexts(Locale locale) {
        this.locale = locale;
        bundle = ResourceBundle.getBundle(
                "dev.liftwatch.health.conditions",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The texts of {@code locale}; English where there are none. */
    public static ConditionTexts in(Locale locale) {
        return new ConditionTexts(locale);
    }

    /** What is wrong. Of a condition of another version, its key and what it is about. */
    public String what(String key, String subject, List<String> arguments) {
        return text(key, ".what", subject, arguments).orElse(key + " " + subject);
    }

    /** What to do about it; empty where nothing is to be done. */
    public String remedy(String key, String subject, List<String> arguments) {
        return text(key, ".do", subject, arguments).orElse("");
    }

    /** A key with a variant that has no text of its own takes the text of the key. */
    private Optional<String> text(String key, String end, String subject, List<String> arguments) {
        int dot = key.indexOf('.');
        Stream<String> keys = dot < 0 ? Stream.of(key) : Stream.of(key, key.substring(0, dot));
        return keys.map(one -> one + end)
                .filter(bundle::containsKey)
                .findFirst()
                .map(found -> {
                    Object[] texts = Stream.concat(Stream.of(subject), arguments.stream())
                            .map(one -> Printable.line(one, LONGEST_ARGUMENT))
                            .toArray();
                    return new MessageFormat(bundle.getString(found), locale)
                            .format(texts)
                            .strip();
                });
    }

    /** A signal by the name that people give its wire, with the name that it has in device.toml. */
    public String signal(String code) {
        String key = "signal." + code;
        return bundle.containsKey(key) ? bundle.getString(key) : code;
    }

    /** The value of a flag in a word; the value itself where it is a number or has no word. */
    public String value(String code, String value) {
        String key = "value." + code;
        if (!bundle.containsKey(key) || !(value.equals("0") || value.equals("1"))) {
            return value;
        }
        String[] words = bundle.getString(key).split("\\|", -1);
        return words[value.equals("0") ? 0 : 1];
    }
}
