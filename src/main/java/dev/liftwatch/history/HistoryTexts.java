package dev.liftwatch.history;

import dev.liftwatch.health.ConditionTexts;
import dev.liftwatch.logbook.Entry;
import dev.liftwatch.report.Texts;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.text.Printable;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The words of one language for what happened. */
public final class HistoryTexts {
    /** More than this fills no gap, characters. */
    private static final int LONGEST_ARGUMENT = 300;

    private static final long MS_A_SECOND = 1000;

    private final Locale locale;
    private final ResourceBundle bundle;
    private final ConditionTexts conditions;
    private final Texts explanations;

    private HistoryTexts(Locale locale) {
        this.locale = locale;
        bundle = ResourceBundle.getBundle(
                "dev.liftwatch.history.history",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        conditions = ConditionTexts.in(locale);
        explanations = Texts.in(locale);
    }

    /** The words of {@code locale}; English where there are none. */
    public static HistoryTexts in(Locale locale) {
        return new HistoryTexts(locale);
    }

    /** Which language they are of. */
    public Locale locale() {
        return locale;
    }

    /** A sentence with its gaps filled; what fills them begins no line and moves no cursor. */
    public String of(String key, Object... arguments) {
        Object[] texts = Arrays.stream(arguments)
                .map(argument -> Printable.line(String.valueOf(argument), LONGEST_ARGUMENT))
                .toArray();
        return new MessageFormat(bundle.getString(key), locale).format(texts);
    }

    /** The word for a code of ours; the code itself where another version wrote it. */
    public String word(String kind, String code) {
        String key = kind + "." + code;
        return bundle.containsKey(key) ? of(key) : Printable.text(code, Printable.NAME);
    }

    /** Whether there is a word for it. */
    boolean knows(String kind, String code) {
        return bundle.containsKey(kind + "." + code);
    }

    /** A signal by the name that people give its wire. */
    public String signal(String code) {
        return conditions.signal(Printable.text(code, Printable.NAME));
    }

    /** What a wire says, in a word where it is a flag. */
    public String value(String signal, String value) {
        return conditions.value(signal, value);
    }

    /** How long something lasted. */
    public String duration(long ms) {
        long seconds = Math.max(0, ms) / MS_A_SECOND;
        if (seconds < 60) {
            return of("duration.seconds", seconds);
        }
        if (seconds < 3600) {
            return of("duration.minutes", seconds / 60, seconds % 60);
        }
        return seconds < 2 * 86_400
                ? of("duration.hours", seconds / 3600, seconds / 60 % 60)
                : of("duration.days", seconds / 86_400, seconds / 3600 % 24);
    }

    /** Where the car stood, from what an entry says. */
    public String place(Entry entry, Setup setup) {
        Long heightMm = entry.whole("position_mm").orElse(null);
        Object zone = entry.fields().get("in_door_zone");
        if (heightMm != null && setup.floors().size() > 1 && !Boolean.TRUE.equals(zone)) {
            return between(heightMm, setup.floors());
        }
        String label = entry.text("floor_label");
        if (label.isEmpty()) {
            return of(
                    Boolean.TRUE.equals(zone)
                            ? "place.landing"
                            : Boolean.FALSE.equals(zone) ? "place.between" : "place.unknown");
        }
        return of(
                Boolean.TRUE.equals(zone) ? "place.at" : Boolean.FALSE.equals(zone) ? "place.near" : "place.nearest",
                label);
    }

    private String between(long heightMm, List<Setup.Floor> floors) {
        Setup.Floor below = null;
        Setup.Floor above = null;
        for (Setup.Floor floor : floors) {
            if (floor.mm() <= heightMm) {
                below = floor;
            } else if (above == null) {
                above = floor;
            }
        }
        if (below == null) {
            return of("place.below", floors.getFirst().label());
        }
        return above == null
                ? of("place.above", metres(heightMm - below.mm()), below.label())
                : of("place.within", below.label(), above.label(), metres(heightMm - below.mm()));
    }

    /** A height in metres with one decimal. */
    static String metres(long mm) {
        return String.format(Locale.ROOT, "%.1f", mm / 1000.0);
    }

    /** Why it was decided, in sentences; empty where the entry does not say. */
    public String explanation(Entry entry) {
        return entry.list("explanation_data").stream()
                .map(sentence -> explanations.sentence(
                        Printable.text(sentence.get("key"), Printable.NAME),
                        numbers(sentence.get("numbers")),
                        wire(sentence, entry)))
                .map(sentence -> Printable.text(sentence, 2 * LONGEST_ARGUMENT))
                .collect(Collectors.joining(of("join.sentences")));
    }

    private static List<Long> numbers(Object list) {
        return list instanceof List<?> numbers
                ? numbers.stream()
                        .map(one -> one instanceof Number number ? number.longValue() : 0L)
                        .toList()
                : List.of();
    }

    /** The wire of a sentence: messages name it once, beside the sentences. */
    private static Signal wire(Map<?, ?> sentence, Entry entry) {
        String key = String.valueOf(sentence.get("key"));
        Object code = key.startsWith("otherwise.")
                ? entry.tree("otherwise").get("signal")
                : entry.fields().get("signal");
        return code instanceof String text ? Signal.of(text).orElse(null) : null;
    }
}
