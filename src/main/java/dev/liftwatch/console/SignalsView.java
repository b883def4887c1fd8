package dev.liftwatch.console;

import dev.liftwatch.health.ConditionTexts;
import dev.liftwatch.history.HistoryTexts;
import dev.liftwatch.history.WireRecord;
import dev.liftwatch.text.Printable;
import dev.liftwatch.text.Width;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The wires as a table for technicians, a row each: what is judged of it, what the wire itself shows, where it is connected, and what was
 * wrong with it within a year. What is wrong now, and what to do about it, stands below.
 */
public final class SignalsView {
    /** A narrower screen shows a shorter table, columns. */
    private static final int WIDE = 72;

    private static final long MS_A_SECOND = 1000;
    private static final int LONGEST_NAME = 26;
    private static final int LONGEST_CELL = 15;
    private static final int LONGEST_NUMBER = 5;
    private static final int NARROW_NAME = 18;
    private static final int NARROW_VALUE = 10;
    private static final int NARROW_PLACE = 9;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    private final int columns;
    private final ZoneId zone;
    private final Optional<WireRecord> record;
    private final ConditionTexts texts = ConditionTexts.in(Locale.getDefault());
    private final HistoryTexts history = HistoryTexts.in(Locale.getDefault());

    /**
     * A table.
     *
     * @param text its lines, none wider than the screen
     * @param changed which of them are of wires that say something else than before
     */
    public record Table(List<String> text, Set<Integer> changed) {
        @Override
        public String toString() {
            return String.join(System.lineSeparator(), text);
        }
    }

    /**
     * A view for a screen.
     *
     * @param columns how wide it is
     * @param record what was wrong with wires within a year, empty where that cannot be read
     */
    public SignalsView(int columns, ZoneId zone, Optional<WireRecord> record) {
        this.columns = columns;
        this.zone = zone;
        this.record = record;
    }

    /**
     * The table of an answer.
     *
     * @param answer what the agent answers to {@code signals}
     * @param before what it answered before, empty the first time
     */
    public Table render(Map<String, Object> answer, Map<String, Object> before) {
        List<Map<?, ?>> signals = signals(answer);
        Page page = new Page(columns, zone);
        boolean wide = columns >= WIDE;
        page.add(Words.of("signals.lift", text(answer.get("lift")), signals.size()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(head(wide));
        signals.forEach(signal -> rows.add(row(signal, wide)));
        List<String> lines = new ArrayList<>(page.toString().lines().toList());
        int first = lines.size() + 1;
        lines.addAll(aligned(rows));
        Set<Integer> changed = new HashSet<>();
        for (int i = 0; i < signals.size(); i++) {
            if (isChanged(signals.get(i), before)) {
                changed.add(first + i);
            }
        }
        Page below = new Page(columns, zone);
        signals.forEach(signal -> wrong(signal, below));
        String wrong = below.toString();
        if (!wrong.isEmpty()) {
            lines.addAll(wrong.lines().toList());
        }
        return new Table(List.copyOf(lines), Set.copyOf(changed));
    }

    private static List<Map<?, ?>> signals(Map<String, Object> answer) {
        return answer.get("signals") instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList()
                : List.of();
    }

    private static boolean isChanged(Map<?, ?> signal, Map<String, Object> before) {
        return signals(before).stream()
                .filter(one -> String.valueOf(one.get("signal")).equals(String.valueOf(signal.get("signal"))))
                .anyMatch(one -> !String.valueOf(one.get("value")).equals(String.valueOf(signal.get("value")))
                        || !String.valueOf(one.get("doubt")).equals(String.valueOf(signal.get("doubt"))));
    }

    private static List<String> head(boolean wide) {
        List<String> head =
                new ArrayList<>(List.of(" ", Words.of("signals.head.wire"), Words.of("signals.head.judged")));
        if (wide) {
            head.add(Words.of("signals.head.raw"));
        }
        head.add(Words.of("signals.head.place"));
        if (wide) {
            head.add(Words.of("signals.head.since"));
            head.add(Words.of("signals.head.changes"));
        }
        head.add(Words.of(wide ? "signals.head.year" : "signals.head.year-short"));
        return head;
    }

    private List<String> row(Map<?, ?> signal, boolean wide) {
        String code = text(signal.get("signal"));
        Object value = signal.get("value");
        List<String> row = new ArrayList<>();
        row.add(signal.get("doubt") != null || value == null || signal.get("place_lost_age_ms") != null ? "!" : " ");
        row.add(cut(texts.signal(code), wide ? LONGEST_NAME : NARROW_NAME));
        row.add(cut(
                value == null ? Words.of("word.unknown") : texts.value(code, text(value)),
                wide ? LONGEST_CELL : NARROW_VALUE));
        if (wide) {
            row.add(signal.get("raw") == null ? "-" : cut(text(signal.get("raw")), LONGEST_NUMBER));
        }
        row.add(cut(place(signal), wide ? LONGEST_CELL : NARROW_PLACE));
        if (wide) {
            row.add(age(signal.get("age_ms")));
            row.add(cut(text(signal.get("changes_in_hour")), LONGEST_NUMBER));
        }
        row.add(year(code, wide));
        return row;
    }

    /** The terminal where it has a label, else the source and the channel. */
    private static String place(Map<?, ?> signal) {
        if (signal.get("terminal") != null) {
            return text(signal.get("terminal"));
        }
        String source = text(signal.get("source"));
        String channel = text(signal.get("channel"));
        return channel.equals(text(signal.get("signal"))) ? source : source + " " + channel;
    }

    private String year(String code, boolean wide) {
        if (record.isEmpty()) {
            return "?";
        }
        List<WireRecord.Trouble> troubles = record.get().of(code);
        if (troubles.isEmpty()) {
            return "-";
        }
        WireRecord.Trouble last = troubles.getFirst();
        String count = troubles.size() + "x ";
        return wide
                ? count + DATE.format(last.from().atZone(zone)) + " " + history.word("kind", last.kind())
                : count.strip();
    }

    private static String age(Object ms) {
        return ms instanceof Number number ? StatusView.age(number.longValue() / MS_A_SECOND) : "-";
    }

    private static String cut(String text, int width) {
        if (Width.of(text) <= width) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length && Width.of(cut.toString()) + Width.of(points[i]) < width; i++) {
            cut.appendCodePoint(points[i]);
        }
        return cut + "~";
    }

    /** Rows with their cells below each other; the last cell takes what room is left. */
    private List<String> aligned(List<List<String>> rows) {
        int cells = rows.getFirst().size();
        int[] widths = new int[cells];
        for (List<String> row : rows) {
            for (int i = 0; i < cells; i++) {
                widths[i] = Math.max(widths[i], Width.of(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < cells; i++) {
                String gap = i == 0 ? "" : i == 1 || columns < WIDE ? " " : "  ";
                int left = Math.max(1, columns - Width.of(line.toString()) - gap.length());
                line.append(gap)
                        .append(Width.pad(
                                cut(row.get(i), Math.min(left, Math.max(widths[i], 1))), Math.min(left, widths[i])));
            }
            lines.add(cut(line.toString().stripTrailing(), columns));
        }
        return lines;
    }

    private void wrong(Map<?, ?> signal, Page page) {
        String name = texts.signal(text(signal.get("signal")));
        if (signal.get("doubt") != null) {
            tell(page, name, "signals.doubt-" + text(signal.get("doubt")), age(signal.get("doubt_age_ms")));
        }
        if (signal.get("place_lost_age_ms") != null) {
            tell(page, name, "signals.place-lost", age(signal.get("place_lost_age_ms")));
        }
        if (signal.get("jumps") instanceof Number jumps && jumps.longValue() > 0) {
            tell(page, name, "signals.jumps", jumps);
        }
    }

    private static void tell(Page page, String name, String key, Object argument) {
        if (page.toString().isEmpty()) {
            page.add(" ");
        }
        boolean known = Words.bundle().containsKey(key);
        page.add("! ", Words.of("signals.wrong", name, known ? Words.of(key, argument) : key));
    }

    /** What an agent says, as it may stand in a table. */
    private static String text(Object value) {
        return value == null ? "" : Printable.text(value, Printable.NAME);
    }
}
