package dev.liftwatch.report;

import dev.liftwatch.incident.Explanation;
import dev.liftwatch.signal.Signal;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Explanations in words, from the message bundle. */
public final class Texts {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(Locale locale) {
        this.locale = locale;
        bundle = ResourceBundle.getBundle(
                "dev.liftwatch.report.explanation",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words of {@code locale}; English where there are none. */
    public static Texts in(Locale locale) {
        return new Texts(locale);
    }

    /** The sentences, one after the other. */
    public String explain(Explanation explanation) {
        return explanation.sentences().stream().map(this::sentence).collect(Collectors.joining(" "));
    }

    /** The wire that a technician is to look at, e.g. {@code the wire of door_open (doors fully open)}. */
    String wire(Signal signal) {
        return bundle.getString("wire." + signal.code());
    }

    /** What is wrong with the way to a platform, or was for so many seconds. */
    String uplinkFault(String key, String uplink, long seconds, Map<String, Object> details) {
        return new MessageFormat(bundle.getString("lapse." + key), locale).format(new Object[] {
            seconds,
            uplink,
            details.get("topic"),
            details.get("bytes"),
            details.get("taken_bytes"),
            details.get("times")
        });
    }

    /** That a saved judgement was set aside, and what the agent went on with. */
    String discard(String key, String setAside) {
        return new MessageFormat(bundle.getString("discard." + key), locale).format(new Object[] {setAside});
    }

    /**
     * One sentence of an explanation that came as data, in these words; the key itself where another version has no such sentence.
     *
     * @param wire the signal whose wire fills the gap after the numbers, null where there is none
     */
    public String sentence(String key, List<Long> numbers, Signal wire) {
        return bundle.containsKey(key) ? sentence(new Explanation.Sentence(key, numbers, wire)) : key;
    }

    private String sentence(Explanation.Sentence sentence) {
        List<Object> arguments = new ArrayList<>(sentence.arguments());
        if (sentence.wire() != null) {
            arguments.add(wire(sentence.wire()));
        }
        return new MessageFormat(bundle.getString(sentence.key()), locale).format(arguments.toArray());
    }
}
