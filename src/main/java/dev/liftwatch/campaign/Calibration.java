package dev.liftwatch.campaign;

import dev.liftwatch.sim.LifeKind;
import dev.liftwatch.trial.LifeOutcome;
import dev.liftwatch.trial.LifeOutcome.Case;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether alarms are as often true as they say, in the field: lives in which a wire has just failed give the false ones, plain trappings
 * the true ones, and each counts for as many lift-years as it takes in the field. Lives with exchanged wires are left out: in the field,
 * wires are exchanged before the first ride and not in the middle of one.
 */
public final class Calibration {
    /** Hangzhou counted 3,040 trappings in 72,892 lifts in 2014. */
    private static final double TRAPPINGS_A_YEAR = 0.042;

    /** A wire of an installation fails once in two years (an estimate of ours, as in {@code WireRates}). */
    private static final double WIRE_FAULTS_A_YEAR = 0.5;

    private static final List<String> CERTAINTIES = List.of("confirmed", "probable", "possible");
    private static final String EXCHANGED = "swapped";

    private final Map<String, Group> byCertainty = new LinkedHashMap<>();
    private final Map<Integer, Group> byTens = new TreeMap<>();
    private int faults;
    private int trappings;

    /** Alarms that are counted together. */
    static final class Group {
        private int trueAlarms;
        private int falseAlarms;
        private long saidOfTrue;
        private long saidOfFalse;

        private void add(boolean trapped, int percent) {
            trueAlarms += trapped ? 1 : 0;
            falseAlarms += trapped ? 0 : 1;
            saidOfTrue += trapped ? percent : 0;
            saidOfFalse += trapped ? 0 : percent;
        }
    }

    private Calibration() {}

    /** Counts what can be counted of these lives. */
    static Calibration of(Collection<LifeOutcome> outcomes) {
        Calibration calibration = new Calibration();
        CERTAINTIES.forEach(certainty -> calibration.byCertainty.put(certainty, new Group()));
        for (LifeOutcome outcome : outcomes) {
            if (outcome.wires().stream().noneMatch(wire -> wire.contains(EXCHANGED))) {
                calibration.add(outcome);
            }
        }
        return calibration;
    }

    private void add(LifeOutcome outcome) {
        boolean plain = outcome.life().kind() == LifeKind.PLAIN;
        if (!plain && outcome.life().kind() != LifeKind.FIRST_SIGHT) {
            return;
        }
        faults += plain ? 0 : 1;
        for (Case one : outcome.cases()) {
            trappings += plain && !one.verdict().isFalse() ? 1 : 0;
            if (one.percent() > 0 && one.verdict().isFalse() != plain) {
                byCertainty.get(one.certainty()).add(plain, one.percent());
                byTens.computeIfAbsent(one.percent() / 10 * 10, tens -> new Group())
                        .add(plain, one.percent());
            }
        }
    }

    /** Whether there are lives of both kinds, so that anything can be said. */
    boolean isKnown() {
        return faults > 0 && trappings > 0;
    }

    /** How many of the alarms of that group are true in the field, from 0 to 1; 0 where there is none. */
    double trueShare(Group group) {
        double all = trueRate(group) + falseRate(group);
        return all == 0 ? 0 : trueRate(group) / all;
    }

    /** How many of them they say are, from 0 to 1; 0 where there is none. */
    double saidShare(Group group) {
        double all = trueRate(group) + falseRate(group);
        double said = group.saidOfTrue * TRAPPINGS_A_YEAR / trappings + group.saidOfFalse * WIRE_FAULTS_A_YEAR / faults;
        return all == 0 ? 0 : said / 100 / all;
    }

    private double trueRate(Group group) {
        return group.trueAlarms * TRAPPINGS_A_YEAR / trappings;
    }

    private double falseRate(Group group) {
        return group.falseAlarms * WIRE_FAULTS_A_YEAR / faults;
    }

    /** By tens of percent, as the alarms say. */
    Map<Integer, Group> byTens() {
        return byTens;
    }

    /** A table of lines. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-12s %6s %6s %6s %6s %10s %10s",
                "calibration",
                "true",
                "false",
                "said",
                "is",
                "true/year",
                "false/year"));
        byCertainty.forEach((certainty, group) -> lines.add(line(certainty, group)));
        byTens.forEach((tens, group) -> lines.add(line(tens + " % on", group)));
        return lines;
    }

    private String line(String first, Group group) {
        return String.format(
                Locale.ROOT,
                "%-12s %6d %6d %6.2f %6.2f %10.4f %10.4f",
                first,
                group.trueAlarms,
                group.falseAlarms,
                saidShare(group),
                trueShare(group),
                trueRate(group),
                falseRate(group));
    }

    /** The same as a tree for JSON. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        byCertainty.forEach((certainty, group) -> tree.put(certainty, tree(group)));
        byTens.forEach((tens, group) -> tree.put("from_" + tens, tree(group)));
        return tree;
    }

    private Map<String, Object> tree(Group group) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("true", (long) group.trueAlarms);
        fields.put("false", (long) group.falseAlarms);
        fields.put("said", rounded(saidShare(group)));
        fields.put("is", rounded(trueShare(group)));
        return fields;
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }

    int alarms(Group group) {
        return group.trueAlarms + group.falseAlarms;
    }
}
