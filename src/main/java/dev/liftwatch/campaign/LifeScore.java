package dev.liftwatch.campaign;

import dev.liftwatch.sim.LifeKind;
import dev.liftwatch.trial.LifeOutcome;
import dev.liftwatch.trial.LifeOutcome.Case;
import dev.liftwatch.trial.LifeOutcome.Verdict;
import dev.liftwatch.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of many scripted lives, counted by their kind. */
public final class LifeScore {
    private static final List<String> CERTAINTIES = List.of("possible", "probable", "confirmed");

    private final Map<LifeKind, Row> byKind = new EnumMap<>(LifeKind.class);
    private final Map<String, Row> byWires = new TreeMap<>();
    private final Row all = new Row();

    private static final class Row {
        private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        private final Map<String, Integer> falseByCertainty = new TreeMap<>();
        private final List<Long> falseClosedAfterMs = new ArrayList<>();
        private int lives;
        private int good;
        private int livesWithFalse;

        private void add(LifeOutcome outcome) {
            lives++;
            good += outcome.isGood() ? 1 : 0;
            boolean anyFalse = false;
            for (Case one : outcome.cases()) {
                verdicts.merge(one.verdict(), 1, Integer::sum);
                if (one.verdict().isFalse()) {
                    anyFalse = true;
                    falseByCertainty.merge(one.certainty(), 1, Integer::sum);
                    if (one.closedAfterMs() >= 0) {
                        falseClosedAfterMs.add(one.closedAfterMs());
                    }
                }
            }
            livesWithFalse += anyFalse ? 1 : 0;
        }

        private int count(Verdict verdict) {
            return verdicts.getOrDefault(verdict, 0);
        }

        private int trappings() {
            int sum = 0;
            for (Map.Entry<Verdict, Integer> entry : verdicts.entrySet()) {
                sum += entry.getKey().isFalse() ? 0 : entry.getValue();
            }
            return sum;
        }

        /** After how long half of the false alarms that ended had ended, and all of them, s. */
        private long closedAfterS(double share) {
            List<Long> sorted = falseClosedAfterMs.stream().sorted().toList();
            int last = sorted.size() - 1;
            return sorted.isEmpty() ? 0 : sorted.get((int) Math.round(last * share)) / 1000;
        }
    }

    private LifeScore() {}

    /** Counts them. */
    public static LifeScore of(Collection<LifeOutcome> outcomes) {
        LifeScore score = new LifeScore();
        for (LifeOutcome outcome : outcomes) {
            score.byKind
                    .computeIfAbsent(outcome.life().kind(), kind -> new Row())
                    .add(outcome);
            score.all.add(outcome);
            if (!outcome.wires().isEmpty()) {
                String wires = String.join(", ", outcome.wires());
                score.byWires.computeIfAbsent(wires, key -> new Row()).add(outcome);
            }
        }
        return score;
    }

    /** Whether every life went as it should. */
    public boolean isGood() {
        return all.good == all.lives;
    }

    /** How many lives did not. */
    public int bad() {
        return all.lives - all.good;
    }

    /** A table of lines. */
    public List<String> table() {
        StringBuilder head =
                new StringBuilder(String.format(Locale.ROOT, "%-20s %6s %6s %6s", "life", "lives", "good", "traps"));
        for (Verdict verdict : Verdict.values()) {
            if (!verdict.isFalse()) {
                head.append(String.format(Locale.ROOT, " %6s", head(verdict)));
            }
        }
        head.append("  false: possible probable confirmed | stay, of lives, closed after s (half, all)");
        List<String> lines = new ArrayList<>(List.of(head.toString()));
        byKind.forEach((kind, row) -> lines.add(line(kind.code(), row)));
        lines.add(line("all", all));
        if (byKind.containsKey(LifeKind.FIRST_SIGHT)) {
            lines.add(firstSight(byKind.get(LifeKind.FIRST_SIGHT)));
        }
        List<String> wires = badWires();
        if (!wires.isEmpty()) {
            lines.add("");
            lines.add(String.format(
                    Locale.ROOT, "%-50s %6s %6s %6s", "lives not in order, by wire", "lives", "bad", "false"));
            lines.addAll(wires);
        }
        return lines;
    }

    private static String firstSight(Row row) {
        return String.format(
                Locale.ROOT,
                "first-sight: %d faults, %d alarmed for nobody (%.3f of them), %d of %d alarms confirmed, %d did not end by"
                        + " themselves; %d trappings behind one that stood",
                row.lives,
                row.livesWithFalse,
                (double) row.livesWithFalse / row.lives,
                row.falseByCertainty.getOrDefault("confirmed", 0),
                row.count(Verdict.FALSE_ALARM) + row.count(Verdict.FALSE_STAYS),
                row.count(Verdict.FALSE_STAYS),
                row.count(Verdict.MASKED));
    }

    private List<String> badWires() {
        List<String> lines = new ArrayList<>();
        byWires.forEach((wires, row) -> {
            if (row.good < row.lives) {
                lines.add(String.format(
                        Locale.ROOT, "%-50s %6d %6d %6d", wires, row.lives, row.lives - row.good, row.livesWithFalse));
            }
        });
        return lines;
    }

    private static String head(Verdict verdict) {
        return switch (verdict) {
            case NOT_DUE -> "notdue";
            case UNSEEABLE -> "unseen";
            case CLOSED_EARLY -> "clsd-";
            case CLOSED_LATE -> "clsd+";
            case NEVER_CLOSED -> "open";
            default -> verdict.code();
        };
    }

    private static String line(String first, Row row) {
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "%-20s %6d %6d %6d", first, row.lives, row.good, row.trappings()));
        for (Verdict verdict : Verdict.values()) {
            if (!verdict.isFalse()) {
                line.append(String.format(Locale.ROOT, " %6d", row.count(verdict)));
            }
        }
        line.append("        ");
        CERTAINTIES.forEach(certainty ->
                line.append(String.format(Locale.ROOT, " %8d", row.falseByCertainty.getOrDefault(certainty, 0))));
        line.append(String.format(
                Locale.ROOT,
                "  | %4d %8d    %6d %6d",
                row.count(Verdict.FALSE_STAYS),
                row.livesWithFalse,
                row.closedAfterS(0.5),
                row.closedAfterS(1)));
        return line.toString();
    }

    /** One line for each that went wrong in these lives. */
    public static List<String> failures(Collection<LifeOutcome> outcomes) {
        List<String> lines = new ArrayList<>();
        for (LifeOutcome outcome : outcomes) {
            for (Case one : outcome.cases()) {
                if (!one.verdict().isGood()) {
                    lines.add(failure(outcome, one));
                }
            }
        }
        return lines;
    }

    private static String failure(LifeOutcome outcome, Case one) {
        String certainty = one.verdict().isFalse() ? " " + one.certainty() : "";
        String wires = outcome.wires().isEmpty() ? "" : TrialOutcome.WITH + String.join(", ", outcome.wires());
        return String.format(
                Locale.ROOT,
                "%s %s seed %d (%s), %.3f h: %s%s, %s: %s%s",
                outcome.life().kind().code(),
                outcome.life().kit().code(),
                outcome.life().seed(),
                outcome.building(),
                one.atMs() / 3_600_000.0,
                one.verdict().code(),
                certainty,
                one.what(),
                one.detail(),
                wires);
    }

    /** The same as a tree for JSON. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        byKind.forEach((kind, row) -> tree.put(kind.code(), tree(row)));
        tree.put("all", tree(all));
        return tree;
    }

    private static Map<String, Object> tree(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lives", (long) row.lives);
        fields.put("good", (long) row.good);
        fields.put("trappings", (long) row.trappings());
        for (Verdict verdict : Verdict.values()) {
            fields.put(verdict.code().replace('-', '_'), (long) row.count(verdict));
        }
        CERTAINTIES.forEach(
                certainty -> fields.put("false_" + certainty, (long) row.falseByCertainty.getOrDefault(certainty, 0)));
        fields.put("lives_with_false_alarm", (long) row.livesWithFalse);
        fields.put("false_closed_after_s_half", row.closedAfterS(0.5));
        fields.put("false_closed_after_s_all", row.closedAfterS(1));
        return fields;
    }
}
