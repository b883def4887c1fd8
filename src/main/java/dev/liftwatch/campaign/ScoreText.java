package dev.liftwatch.campaign;

import dev.liftwatch.trial.TrialOutcome.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The counts as people and programs read them. */
public final class ScoreText {
    private static final List<Verdict> COLUMNS = List.of(
            Verdict.SEEN,
            Verdict.LET_OUT,
            Verdict.UNSEEABLE,
            Verdict.MISSED,
            Verdict.LATE,
            Verdict.EARLY,
            Verdict.TWICE,
            Verdict.CLOSED_WRONGLY,
            Verdict.FALSE_ALARM);

    private ScoreText() {}

    /** A table of lines. */
    public static List<String> table(Score score) {
        List<String> lines = new ArrayList<>();
        lines.add(head("kit") + "  false a year (95 % at most)");
        score.byKit()
                .forEach((kit, row) -> lines.add(line(kit, row)
                        + String.format(
                                Locale.ROOT, "  %8.4f (%.4f)", row.falseAlarmsAYear(), row.falseAlarmsAYearAtMost())));
        lines.add(line("all", score.all()));
        if (score.restarted().cases() > 0) {
            lines.add(line("of these around a restart of the box", score.restarted()));
        }
        lines.add("");
        lines.add(head("what happened"));
        score.byWhat().forEach((what, row) -> lines.add(line(what, row)));
        if (!score.missedByTrouble().isEmpty()) {
            lines.add("");
            lines.add("missed, by what was wrong with the wires");
            score.missedByTrouble()
                    .forEach((trouble, count) -> lines.add(String.format(Locale.ROOT, "%-66s %8d", trouble, count)));
        }
        return lines;
    }

    private static String head(String first) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-66s %8s", first, "years"));
        for (Verdict verdict : COLUMNS) {
            line.append(String.format(Locale.ROOT, " %10s", word(verdict)));
        }
        return line.toString();
    }

    private static String line(String first, Score.Row row) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-66s %8s",
                first,
                row.years() == 0 ? "" : String.format(Locale.ROOT, "%.2f", row.years())));
        for (Verdict verdict : COLUMNS) {
            line.append(String.format(Locale.ROOT, " %10d", row.count(verdict)));
        }
        return line.toString();
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case CLOSED_WRONGLY -> "close";
            case FALSE_ALARM -> "false";
            default -> verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** The same as a tree for JSON. */
    public static Map<String, Object> tree(Score score) {
        Map<String, Object> kits = new LinkedHashMap<>();
        score.byKit().forEach((kit, row) -> kits.put(kit, tree(row, true)));
        Map<String, Object> what = new LinkedHashMap<>();
        score.byWhat().forEach((word, row) -> what.put(word, tree(row, false)));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("all", tree(score.all(), true));
        all.put("box_restarted", tree(score.restarted(), false));
        all.put("kits", kits);
        all.put("what_happened", what);
        all.put("missed_by_trouble", score.missedByTrouble());
        return all;
    }

    private static Map<String, Object> tree(Score.Row row, boolean withRates) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("trappings", row.trappings());
        for (Verdict verdict : COLUMNS) {
            fields.put(verdict.name().toLowerCase(Locale.ROOT), row.count(verdict));
        }
        if (withRates) {
            fields.put("lift_years", row.years());
            fields.put("false_alarms_a_year", row.falseAlarmsAYear());
            fields.put("false_alarms_a_year_at_most_95", row.falseAlarmsAYearAtMost());
        }
        return fields;
    }
}
