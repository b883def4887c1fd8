package dev.liftwatch.campaign;

import dev.liftwatch.sim.Kit;
import dev.liftwatch.trial.TrialOutcome;
import dev.liftwatch.trial.TrialOutcome.Case;
import dev.liftwatch.trial.TrialOutcome.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of many lifts, counted. */
public final class Score {
    private static final String BOX_RESTARTED = ", box restarted";

    private final Map<String, Row> byKit = new LinkedHashMap<>();
    private final Map<String, Row> byWhat = new TreeMap<>();
    private final Map<String, Long> missedByTrouble = new TreeMap<>();
    private final Row all = new Row();
    private final Row restarted = new Row();

    /** One line of the table. */
    public static final class Row {
        private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        private double years;

        /** How many cases went so. */
        public long count(Verdict verdict) {
            return counts.getOrDefault(verdict, 0L);
        }

        /** How many trappings there were. */
        public long trappings() {
            return counts.entrySet().stream()
                    .filter(entry -> entry.getKey() != Verdict.FALSE_ALARM)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        /** Trappings and false alarms together. */
        long cases() {
            return trappings() + count(Verdict.FALSE_ALARM);
        }

        /** How many lift-years were watched; 0 where the line is not of a kit. */
        public double years() {
            return years;
        }

        /** False alarms in a lift-year. */
        public double falseAlarmsAYear() {
            return years == 0 ? 0 : count(Verdict.FALSE_ALARM) / years;
        }

        /** The upper 95 % bound of the same. */
        public double falseAlarmsAYearAtMost() {
            return years == 0 ? 0 : Rate.upperBound(count(Verdict.FALSE_ALARM)) / years;
        }
    }

    private Score() {}

    /** Counts them. */
    public static Score of(Collection<TrialOutcome> outcomes) {
        Score score = new Score();
        for (Kit kit : Kit.values()) {
            outcomes.stream().filter(o -> o.spec().kit() == kit).forEach(score::add);
        }
        return score;
    }

    private void add(TrialOutcome outcome) {
        Row kit = byKit.computeIfAbsent(outcome.spec().kit().code(), code -> new Row());
        kit.years += outcome.spec().years();
        all.years += outcome.spec().years();
        for (Case one : outcome.cases()) {
            String what = one.verdict() == Verdict.FALSE_ALARM ? "false " + one.what() : one.what();
            String box = one.restarted() ? BOX_RESTARTED : "";
            Row row = byWhat.computeIfAbsent(what + (one.healthy() ? "" : ", wires at fault") + box, key -> new Row());
            if (one.verdict() == Verdict.MISSED) {
                missedByTrouble.merge((one.healthy() ? "nothing" : troubles(one.detail())) + box, 1L, Long::sum);
            }
            List<Row> counted = new ArrayList<>(List.of(kit, all, row));
            if (one.restarted()) {
                counted.add(restarted);
            }
            counted.forEach(each -> each.counts.merge(one.verdict(), 1L, Long::sum));
        }
    }

    private static String troubles(String detail) {
        String list = detail.substring(detail.indexOf(TrialOutcome.WITH) + TrialOutcome.WITH.length());
        return list.contains(", ") ? "several wires at once" : list;
    }

    /** How many trappings were missed, by what was wrong with the wires. */
    public Map<String, Long> missedByTrouble() {
        return missedByTrouble;
    }

    /** A line for each kit, in the order of {@link Kit}. */
    public Map<String, Row> byKit() {
        return byKit;
    }

    /** A line for each kind of mishap, and for each cause that a false alarm named. */
    public Map<String, Row> byWhat() {
        return byWhat;
    }

    /** Everything together. */
    public Row all() {
        return all;
    }

    /** Of everything, the trappings and false alarms around a restart of the box. */
    public Row restarted() {
        return restarted;
    }
}
