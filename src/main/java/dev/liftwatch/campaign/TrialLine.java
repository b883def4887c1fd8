package dev.liftwatch.campaign;

import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.Restarts;
import dev.liftwatch.trial.TrialOutcome;
import dev.liftwatch.trial.TrialOutcome.Case;
import dev.liftwatch.trial.TrialOutcome.Verdict;
import dev.liftwatch.trial.TrialSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An outcome as a tree for one line of JSON, and back: what a long trial keeps, so that it can be taken up again. Lines from
 * before boxes could restart say nothing of it.
 */
public final class TrialLine {
    private TrialLine() {}

    /** The outcome as a tree. */
    public static Map<String, Object> write(TrialOutcome outcome) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seed", outcome.spec().seed());
        fields.put("kit", outcome.spec().kit().code());
        fields.put("dense", outcome.spec().dense());
        fields.put("days", outcome.spec().days());
        fields.put("restarts", outcome.spec().restarts().code());
        List<Object> cases = new ArrayList<>();
        for (Case one : outcome.cases()) {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("verdict", one.verdict().name().toLowerCase(Locale.ROOT));
            of.put("what", one.what());
            of.put("at_ms", one.atMs());
            of.put("detail", one.detail());
            of.put("healthy", one.healthy());
            of.put("restarted", one.restarted());
            cases.add(of);
        }
        fields.put("cases", cases);
        return fields;
    }

    /**
     * The outcome that such a tree says.
     *
     * @throws IllegalArgumentException where it says none
     */
    public static TrialOutcome read(Map<String, Object> fields) {
        try {
            TrialSpec spec = new TrialSpec(
                    ((Number) fields.get("seed")).longValue(),
                    Kit.of((String) fields.get("kit"))
                            .orElseThrow(() -> new IllegalArgumentException("no kit " + fields.get("kit"))),
                    (Boolean) fields.get("dense"),
                    ((Number) fields.get("days")).intValue(),
                    restarts(fields.get("restarts")));
            List<Case> cases = new ArrayList<>();
            for (Object one : (List<?>) fields.get("cases")) {
                Map<?, ?> of = (Map<?, ?>) one;
                cases.add(new Case(
                        Verdict.valueOf(String.valueOf(of.get("verdict")).toUpperCase(Locale.ROOT)),
                        String.valueOf(of.get("what")),
                        ((Number) of.get("at_ms")).longValue(),
                        String.valueOf(of.get("detail")),
                        (Boolean) of.get("healthy"),
                        Boolean.TRUE.equals(of.get("restarted"))));
            }
            return new TrialOutcome(spec, cases);
        } catch (ClassCastException | NullPointerException other) {
            throw new IllegalArgumentException("not the outcome of a lift", other);
        }
    }

    private static Restarts restarts(Object code) {
        return code == null
                ? Restarts.NONE
                : Restarts.of((String) code).orElseThrow(() -> new IllegalArgumentException("no restarts " + code));
    }
}
