package dev.liftwatch.campaign;

import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.LifeKind;
import dev.liftwatch.trial.LifeOutcome;
import dev.liftwatch.trial.LifeOutcome.Case;
import dev.liftwatch.trial.LifeOutcome.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of a life as a tree for one line of JSON, and back. */
public final class LifeLine {
    private LifeLine() {}

    /** The outcome as a tree. */
    public static Map<String, Object> write(LifeOutcome outcome) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("life", outcome.life().kind().code());
        fields.put("kit", outcome.life().kit().code());
        fields.put("seed", outcome.life().seed());
        fields.put("building", outcome.building());
        fields.put("wires", outcome.wires());
        List<Object> cases = new ArrayList<>();
        for (Case one : outcome.cases()) {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("verdict", one.verdict().code());
            of.put("what", one.what());
            of.put("at_ms", one.atMs());
            of.put("certainty", one.certainty());
            of.put("percent", (long) one.percent());
            of.put("closed_after_ms", one.closedAfterMs());
            of.put("detail", one.detail());
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
    public static LifeOutcome read(Map<String, Object> fields) {
        try {
            LifeOutcome.Which life = new LifeOutcome.Which(
                    known(LifeKind.of((String) fields.get("life")), "life", fields),
                    known(Kit.of((String) fields.get("kit")), "kit", fields),
                    ((Number) fields.get("seed")).longValue());
            List<String> wires = ((List<?>) fields.get("wires"))
                    .stream().map(String::valueOf).toList();
            List<Case> cases = new ArrayList<>();
            for (Object one : (List<?>) fields.get("cases")) {
                Map<?, ?> of = (Map<?, ?>) one;
                cases.add(new Case(
                        Verdict.valueOf(String.valueOf(of.get("verdict"))
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_')),
                        String.valueOf(of.get("what")),
                        ((Number) of.get("at_ms")).longValue(),
                        String.valueOf(of.get("certainty")),
                        of.get("percent") instanceof Number percent ? percent.intValue() : 0,
                        ((Number) of.get("closed_after_ms")).longValue(),
                        String.valueOf(of.get("detail"))));
            }
            return new LifeOutcome(life, String.valueOf(fields.get("building")), wires, cases);
        } catch (ClassCastException | NullPointerException other) {
            throw new IllegalArgumentException("not the outcome of a life", other);
        }
    }

    private static <T> T known(Optional<T> one, String field, Map<String, Object> fields) {
        return one.orElseThrow(() -> new IllegalArgumentException("no " + field + " " + fields.get(field)));
    }
}
