package dev.liftwatch.console;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.blackbox.BlackBox.Incident;
import dev.liftwatch.blackbox.BlackBox.Span;
import dev.liftwatch.blackbox.Mark;
import dev.liftwatch.health.ConditionTexts;
import dev.liftwatch.text.Printable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The incidents of a record as lines for a narrow terminal, and as a tree for programs. */
public final class BlackBoxView {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private BlackBoxView() {}

    /** The incidents of a record as lines, in the order in which they were first decided on. */
    public static String render(String lift, BlackBox box) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        List<Incident> incidents = box.incidents();
        lines.add(Words.of("blackbox.lift", lift, reach(box), incidents.size()));
        for (Incident incident : incidents) {
            lines.add(local(incident.since()) + "  " + what(incident));
            lines.add("    " + printable(incident.id()) + "  "
                    + incident.marks().stream()
                            .map(mark -> word("phase", mark.phase()) + " "
                                    + local(box.wall(mark.atMs())).substring(11))
                            .collect(Collectors.joining(", ")));
        }
        return lines.toString();
    }

    /** What happened, in the language of the reader. */
    private static String what(Incident incident) {
        ConditionTexts texts = ConditionTexts.in(Locale.getDefault());
        String about = incident.particulars();
        String key = "blackbox.kind." + incident.kind();
        String kind = Words.bundle().containsKey(key)
                ? Words.of(key)
                : Printable.text(texts.what(incident.kind(), "", List.of()), Printable.NAME);
        if (about.isEmpty()) {
            return kind;
        }
        String cause = word("cause", about);
        boolean signal = cause.equals(printable(about)) && !texts.signal(about).equals(about);
        return kind
                + Words.bundle().getString("join.title")
                + (signal ? texts.signal(about) + " (" + printable(about) + ")" : cause);
    }

    private static String word(String kind, String code) {
        String key = "blackbox." + kind + "." + code;
        return Words.bundle().containsKey(key) ? Words.of(key) : printable(code);
    }

    private static String printable(String recorded) {
        return Printable.text(recorded, Printable.NAME);
    }

    /** From when to when something was recorded, in the time of the box. */
    public static String reach(BlackBox box) {
        Optional<Span> all = box.all();
        return all.isEmpty()
                ? "-"
                : local(box.wall(all.get().fromMs())) + " .. "
                        + local(box.wall(all.get().toMs()));
    }

    private static String local(Instant at) {
        return LOCAL.format(at.atZone(ZoneId.systemDefault()));
    }

    /** The same as a tree. */
    public static Map<String, Object> tree(String lift, BlackBox box) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("v", 1);
        tree.put("lift", lift);
        tree.put(
                "from",
                box.all().map(span -> box.wall(span.fromMs()).toString()).orElse(null));
        tree.put("to", box.all().map(span -> box.wall(span.toMs()).toString()).orElse(null));
        tree.put(
                "incidents",
                box.incidents().stream().map(incident -> tree(incident, box)).toList());
        return tree;
    }

    private static Map<String, Object> tree(Incident incident, BlackBox box) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("incident", incident.id());
        tree.put("kind", incident.kind());
        tree.put("about", incident.particulars().isEmpty() ? null : incident.particulars());
        tree.put("since", incident.since().toString());
        tree.put(
                "decided",
                incident.marks().stream().map(mark -> tree(mark, box)).toList());
        return tree;
    }

    private static Map<String, Object> tree(Mark mark, BlackBox box) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("phase", mark.phase());
        tree.put("at", box.wall(mark.atMs()).toString());
        tree.put("t_ms", mark.atMs());
        return tree;
    }
}
