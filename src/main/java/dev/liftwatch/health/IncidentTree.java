package dev.liftwatch.health;

import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Explanation.Sentence;
import dev.liftwatch.report.Acknowledgement;
import dev.liftwatch.report.Moment;
import dev.liftwatch.report.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An open incident as {@code status} tells it to people and programs: what was seen, how sure it is, and who has answered. */
final class IncidentTree {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private IncidentTree() {}

    /**
     * The tree.
     *
     * @param alarmed the platforms that take alarms
     */
    static Map<String, Object> of(
            Decision incident, Snapshot snapshot, List<String> alarmed, List<Acknowledgement> answers, Moment now) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", incident.incident());
        tree.put("kind", incident.kind());
        tree.put("phase", incident.phase().code().equals("suspected") ? "suspected" : "raised");
        tree.put("cause", incident.cause() == null ? null : incident.cause().code());
        tree.put(
                "certainty",
                incident.certainty() == null ? null : incident.certainty().code());
        tree.put(
                "probability",
                incident.likelihood() == null ? null : incident.likelihood().percent() / 100.0);
        tree.put("explanation", ENGLISH.explain(incident.explanation()));
        tree.put(
                "explanation_data",
                incident.explanation().sentences().stream()
                        .map(IncidentTree::sentence)
                        .toList());
        boolean alarm = incident.isTrap() && !tree.get("phase").equals("suspected");
        tree.put("told", alarm ? told(incident, snapshot, alarmed, answers, now) : List.of());
        return tree;
    }

    private static Map<String, Object> sentence(Sentence sentence) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", sentence.key());
        tree.put("numbers", sentence.arguments());
        tree.put("signal", sentence.wire() == null ? null : sentence.wire().code());
        return tree;
    }

    private static List<Map<String, Object>> told(
            Decision incident, Snapshot snapshot, List<String> alarmed, List<Acknowledgement> answers, Moment now) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (Snapshot.UplinkView uplink : snapshot.uplinks()) {
            if (!alarmed.contains(uplink.name())) {
                continue;
            }
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("uplink", uplink.name());
            Acknowledgement answer = answers.stream()
                    .filter(one ->
                            one.uplink().equals(uplink.name()) && one.incident().equals(incident.incident()))
                    .findFirst()
                    .orElse(null);
            // An answer of an earlier start is not kept; that nothing waits any more shows that there was one.
            boolean before = answer == null && !uplink.unanswered().any();
            tree.put("answer", answer != null ? "answered" : before ? "answered-before" : "waiting");
            tree.put("by", answer == null ? null : answer.by());
            tree.put("at", answer == null ? null : now.at(answer.atMs()).rfc3339());
            boolean timed = answer != null && answer.etaMin() != null;
            tree.put(
                    "eta",
                    timed ? now.at(answer.atMs() + answer.etaMin() * 60_000).rfc3339() : null);
            told.add(tree);
        }
        return told;
    }
}
