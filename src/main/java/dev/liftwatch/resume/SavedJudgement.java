package dev.liftwatch.resume;

import dev.liftwatch.entrapment.JudgementState;
import dev.liftwatch.entrapment.KeptState;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.json.StateText;
import dev.liftwatch.time.Tick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A judgement as it is saved.
 *
 * @param whole all of it but what was learnt of wires, as version 1 had it; empty where nothing was judged
 * @param kept the part that every version reads, with what was learnt of wires and what it was learnt from; empty where an agent before
 *     version 2 wrote it
 */
public record SavedJudgement(String whole, String kept) {
    /** The version of the form that this program writes. It is raised with every change of either part. */
    static final int VERSION = 6;

    /** Before this version the course of the position and the watch of a rescue were part of the whole. */
    private static final int COURSE_IS_KEPT = 6;

    static final SavedJudgement NONE = new SavedJudgement("", "");

    private static final String JUDGEMENT = "judgement";
    private static final String TRUST = "trust";
    private static final String SERVICE = "service";
    private static final String COURSE = "course";
    private static final String RESCUE = "rescue";
    private static final String EPISODE = "episode";
    private static final String PLAUSIBLE = "plausible";
    private static final String WATCHES = "watches";
    private static final String EVIDENCE = "evidence";
    private static final String WIRING = "wiring";
    private static final String LIFT = "lift";
    private static final String UNKNOWN_GAP = "after_gap_of_unknown_length";
    private static final String ASIDE = "aside";

    /**
     * What a judgement was learnt from.
     *
     * @param wiring the mark of each wired signal, by its name
     * @param lift the mark of the shaft
     * @param aside what a later version had saved that this one has no place for, by its place
     */
    public record Origin(Map<String, String> wiring, String lift, Map<String, Object> aside) {}

    static SavedJudgement of(JudgementState state, Origin origin) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("version", VERSION);
        kept.put(WIRING, origin.wiring());
        kept.put(LIFT, origin.lift());
        kept.put(ASIDE, origin.aside());
        String before = JsonText.write(kept);
        String whole = StateText.write(state);
        String trust = StateText.part(whole, TRUST);
        String judgement = ",\"" + TRUST + "\":" + trust + ",\"" + SERVICE + "\":"
                + StateText.part(whole.replace(trust, ""), SERVICE) + ",\"" + COURSE + "\":"
                + StateText.part(whole, COURSE) + ",\"" + JUDGEMENT + "\":"
                + StateText.write(KeptState.of(state)) + "}";
        return new SavedJudgement(StateText.asVersionOne(whole), before.substring(0, before.length() - 1) + judgement);
    }

    /** The same, of which nothing has been judged since a gap whose length nobody knows. */
    SavedJudgement afterGapOfUnknownLength() {
        Map<String, Object> fields = keptFields();
        fields.put(UNKNOWN_GAP, true);
        return new SavedJudgement(whole, JsonText.write(fields));
    }

    /** The part that every version reads, alone. */
    SavedJudgement withoutWhole() {
        return new SavedJudgement("", kept);
    }

    boolean isEmpty() {
        return whole.isEmpty() && kept.isEmpty();
    }

    /** The whole of it as a tree, empty where there is none or it cannot be read. */
    public Map<String, Object> wholeFields() {
        Map<String, Object> fields =
                SavedAgentState.tree("the whole judgement", whole).orElse(Map.of());
        Object trust = keptFields().get(TRUST);
        if (trust == null || !(fields.get(WATCHES) instanceof Map<?, ?>)) {
            return fields;
        }
        Map<String, Object> watches = map(fields.get(WATCHES));
        watches.put(TRUST, trust);
        Map<String, Object> evidence = map(watches.get(EVIDENCE));
        evidence.put("marks", judgementFields().get(EVIDENCE));
        watches.put(EVIDENCE, evidence);
        Map<String, Object> joined = new LinkedHashMap<>(fields);
        joined.put(WATCHES, watches);
        joined.put(SERVICE, keptFields().get(SERVICE));
        if (version() >= COURSE_IS_KEPT) {
            Map<String, Object> plausible = map(watches.get(PLAUSIBLE));
            plausible.put(COURSE, keptFields().get(COURSE));
            watches.put(PLAUSIBLE, plausible);
            joined.put(RESCUE, judgementFields().get(RESCUE));
            joined.put(EPISODE, judgementFields().get(EPISODE));
        }
        return joined;
    }

    private Map<String, Object> keptFields() {
        return SavedAgentState.tree("the kept part of the judgement", kept).orElseGet(LinkedHashMap::new);
    }

    /** The kept part of the judgement as a tree, empty where there is none or it cannot be read. */
    public Map<String, Object> judgementFields() {
        return map(keptFields().get(JUDGEMENT));
    }

    /** The marks of the wires that it was learnt from, empty where nobody said. */
    Map<String, Object> wiring() {
        return map(keptFields().get(WIRING));
    }

    /** The mark of the shaft that it was learnt from, empty where nobody said. */
    String lift() {
        return keptFields().get(LIFT) instanceof String mark ? mark : "";
    }

    /** What was put aside by the version that wrote it. */
    Map<String, Object> aside() {
        return map(keptFields().get(ASIDE));
    }

    /** Whether nothing was judged since a gap whose length nobody knows. */
    boolean isAfterGapOfUnknownLength() {
        return Boolean.TRUE.equals(keptFields().get(UNKNOWN_GAP));
    }

    /** The version that wrote it; 1 where it did not say, 0 where there is nothing. */
    public int version() {
        if (keptFields().get("version") instanceof Number version) {
            return version.intValue();
        }
        return whole.isEmpty() ? 0 : 1;
    }

    /** The tick at which it was saved, {@link Tick#NONE} where it does not say. */
    long nowMs() {
        for (Map<String, Object> fields : List.of(judgementFields(), wholeFields())) {
            if (fields.get("nowMs") instanceof Number now && now.longValue() >= 0) {
                return Math.min(now.longValue(), StateText.LATEST_MS);
            }
        }
        return Tick.NONE;
    }

    private static Map<String, Object> map(Object tree) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> any) {
            any.forEach((key, value) -> fields.put(String.valueOf(key), value));
        }
        return fields;
    }
}
