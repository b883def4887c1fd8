package dev.liftwatch.score;

import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Holds the incidents without trapped people against what happened: each raised once and closed once, and no other. */
final class OtherIncidents {
    private final List<Decision> others;
    private final List<String> faults = new ArrayList<>();

    private OtherIncidents(List<Decision> decisions) {
        others = decisions.stream().filter(d -> !d.isTrap()).toList();
    }

    static List<String> faults(List<TraceCase.Incident> incidents, List<Decision> decisions) {
        OtherIncidents verdict = new OtherIncidents(decisions);
        incidents.forEach(verdict::judge);
        long raised = verdict.raised().size();
        if (raised > incidents.size()) {
            verdict.faults.add(raised + " incidents where there were " + incidents.size() + ": "
                    + verdict.raised().stream().map(Decision::kind).toList());
        }
        return verdict.faults;
    }

    private void judge(TraceCase.Incident incident) {
        List<Decision> found = raised().stream()
                .filter(d -> d.kind().equals(incident.kind()))
                .filter(d -> Objects.equals(
                        incident.signal().orElse(null),
                        d.signal() == null ? null : d.signal().code()))
                .toList();
        if (found.size() != 1) {
            faults.add(incident.kind() + " raised " + found.size() + " times for once");
            return;
        }
        Decision first = found.getFirst();
        if (!incident.raised().holds(Verdict.seconds(first))) {
            faults.add(incident.kind() + " raised at " + Verdict.shown(Verdict.seconds(first)) + ", due "
                    + incident.raised());
        }
        List<Decision> closed = others.stream()
                .filter(d -> d.phase() == Phase.CLOSED && d.incident().equals(first.incident()))
                .toList();
        if (closed.size() != 1) {
            faults.add(incident.kind() + " closed " + closed.size() + " times");
            return;
        }
        double closedS = Verdict.seconds(closed.getFirst());
        incident.closed()
                .filter(span -> !span.holds(closedS))
                .ifPresent(
                        span -> faults.add(incident.kind() + " closed at " + Verdict.shown(closedS) + ", due " + span));
    }

    private List<Decision> raised() {
        return others.stream().filter(d -> d.phase() == Phase.RAISED).toList();
    }
}
