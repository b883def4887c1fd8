package dev.liftwatch.console;

import dev.liftwatch.health.ConditionTexts;
import dev.liftwatch.report.Texts;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.text.Printable;
import dev.liftwatch.wire.Trouble;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Conditions as lines of a screen, in the language of the reader: what, since when, why, who was told, and what to do. */
public final class ConditionLines {
    /** So much of a text from elsewhere is shown, characters. */
    private static final int LONGEST = 300;

    private static final String BELOW = "   ";

    private final Page page;
    private final Locale locale = Locale.getDefault();
    private final ConditionTexts texts = ConditionTexts.in(locale);

    /** Lines on that page. */
    public ConditionLines(Page page) {
        this.page = page;
    }

    /** Adds one condition as {@link dev.liftwatch.health.ConditionTree} has it. */
    public void add(Map<?, ?> condition) {
        String key = key(condition);
        List<String> arguments = arguments(condition);
        String subject = subject(condition);
        page.add(mark(condition) + " ", Printable.text(texts.what(key, subject, arguments), 2 * LONGEST));
        Map<?, ?> incident = condition.get("incident") instanceof Map<?, ?> tree ? tree : Map.of();
        since(condition, incident);
        if (incident.get("certainty") != null) {
            told(incident, BELOW);
        }
        if (condition.get("effects") instanceof Number effects && effects.longValue() > 0) {
            page.add(BELOW, Words.of("condition.effects", effects));
        }
        String remedy = remedy(condition);
        if (!remedy.isEmpty()) {
            page.add(BELOW + "> ", remedy);
        }
        if (incident.get("certainty") != null) {
            why(incident);
        }
        if (incident.get("id") != null) {
            page.add(BELOW, Words.of("condition.incident", text(incident.get("id"))));
        }
    }

    /** What is wrong, in the language of the reader. */
    static String what(Map<?, ?> condition) {
        ConditionLines lines = new ConditionLines(new Page(Page.USUAL_COLUMNS, ZoneOffset.UTC));
        return Printable.text(
                lines.texts.what(key(condition), lines.subject(condition), arguments(condition)), LONGEST);
    }

    /** Which platforms have answered an incident, and which have not, with times as on {@code like}. */
    static List<String> told(Map<?, ?> condition, Page like) {
        Page page = like.another();
        if (condition.get("incident") instanceof Map<?, ?> incident && incident.get("certainty") != null) {
            new ConditionLines(page).told(incident, "");
        }
        return page.lines();
    }

    /** What to do about it, in one paragraph; empty where nothing is to be done. */
    String remedy(Map<?, ?> condition) {
        String trouble = trouble(condition.get("troubles"), locale);
        return Printable.text(
                trouble.isEmpty() ? texts.remedy(key(condition), subject(condition), arguments(condition)) : trouble,
                2 * LONGEST);
    }

    /** What to do about a line, from the sentences of its trouble; empty where there are none. */
    static String trouble(Object sentences, Locale locale) {
        Trouble trouble = Trouble.NONE;
        if (sentences instanceof List<?> list) {
            for (Object sentence : list) {
                Map<?, ?> one = (Map<?, ?>) sentence;
                trouble = trouble.and(
                        Trouble.of(String.valueOf(one.get("key")), ((List<?>) one.get("arguments")).toArray()));
            }
        }
        return trouble.text(locale);
    }

    private static String key(Map<?, ?> condition) {
        String variant = text(condition.get("variant"));
        return text(condition.get("key")) + (variant.isEmpty() ? "" : "." + variant);
    }

    private static List<String> arguments(Map<?, ?> condition) {
        return condition.get("arguments") instanceof List<?> list
                ? list.stream().map(ConditionLines::text).map(Reasons::of).toList()
                : List.of();
    }

    private String subject(Map<?, ?> condition) {
        String subject = text(condition.get("subject"));
        if (!"wire".equals(condition.get("severity")) || subject.isEmpty()) {
            return subject;
        }
        String source = text(condition.get("source"));
        String channel = text(condition.get("channel"));
        String terminal = text(condition.get("terminal"));
        String label = terminal.isEmpty() ? "" : ", " + terminal;
        String place = channel.equals(subject) || channel.isEmpty() ? source : source + " " + channel;
        return texts.signal(subject) + " (" + subject + label + (place.isEmpty() ? ")" : ", " + place + ")");
    }

    /** ASCII alone, so that a screen of any font keeps its columns. */
    static String mark(Map<?, ?> condition) {
        return switch (text(condition.get("level"))) {
            case "note" -> " -";
            case "warning" -> " !";
            default -> "!!";
        };
    }

    private void since(Map<?, ?> condition, Map<?, ?> incident) {
        StringBuilder line = new StringBuilder();
        if (condition.get("since") != null) {
            line.append(Words.of(
                    "condition.since",
                    page.time(text(condition.get("since"))),
                    condition.get("since_s") instanceof Number seconds ? StatusView.age(seconds.longValue()) : "-"));
        }
        if (incident.get("certainty") != null) {
            line.append(
                    Words.of("condition.certainty", word("certainty", incident.get("certainty")), percent(incident)));
        }
        if (!line.isEmpty()) {
            page.add(BELOW, line.toString());
        }
    }

    private static String percent(Map<?, ?> incident) {
        return incident.get("probability") instanceof Number share
                ? String.valueOf(Math.round(share.doubleValue() * 100))
                : "-";
    }

    private void why(Map<?, ?> incident) {
        if (!(incident.get("explanation_data") instanceof List<?> sentences)) {
            return;
        }
        Texts words = Texts.in(locale);
        String why = sentences.stream()
                .map(one -> (Map<?, ?>) one)
                .map(one ->
                        words.sentence(text(one.get("key")), numbers(one.get("numbers")), signal(one.get("signal"))))
                .collect(Collectors.joining(Words.bundle().getString("join.sentences")));
        page.add(BELOW, Words.of("condition.why", Printable.text(why, 4 * LONGEST)));
    }

    private static List<Long> numbers(Object list) {
        return list instanceof List<?> numbers
                ? numbers.stream()
                        .map(one -> one instanceof Number number ? number.longValue() : 0L)
                        .toList()
                : List.of();
    }

    private static Signal signal(Object code) {
        return Arrays.stream(Signal.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private void told(Map<?, ?> incident, String indent) {
        if (!(incident.get("told") instanceof List<?> platforms)) {
            return;
        }
        for (Object platform : platforms) {
            Map<?, ?> one = (Map<?, ?>) platform;
            String name = text(one.get("uplink"));
            String line = switch (text(one.get("answer"))) {
                case "answered" ->
                    Words.of("told.answered", name, page.time(text(one.get("at"))), text(one.get("by")))
                            + (one.get("eta") == null
                                    ? ""
                                    : Words.bundle().getString("join.sentences")
                                            + Words.of("told.eta", page.time(text(one.get("eta")))));
                case "answered-before" -> Words.of("told.answered-before", name);
                default -> Words.of("told.waiting", name);
            };
            page.add(indent, line);
        }
    }

    private static String word(String kind, Object value) {
        String key = "word." + kind + "." + value;
        return Words.bundle().containsKey(key) ? Words.of(key) : text(value);
    }

    private static String text(Object value) {
        return value == null ? "" : Printable.text(value, LONGEST);
    }
}
