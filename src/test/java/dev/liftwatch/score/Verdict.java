package dev.liftwatch.score;

import dev.liftwatch.evidence.Certainty;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.incident.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Holds what was decided against what happened: every fault in a sentence, none where the case holds. */
final class Verdict {
    private static final double BEFORE_START_S = 0.5;
    private static final double AFTER_BUTTON_S = 5;
    private static final double BEFORE_RELEASE_S = 4;
    private static final double AFTER_RELEASE_S = 60;

    private final TraceCase traceCase;
    private final List<Decision> raised;
    private final List<Decision> closed;
    private final Set<Decision> mine = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private Verdict(TraceCase traceCase, List<Decision> decisions) {
        this.traceCase = traceCase;
        raised = decisions.stream()
                .filter(d -> d.isTrap() && d.phase() == Phase.RAISED)
                .toList();
        closed = decisions.stream()
                .filter(d -> d.isTrap() && d.phase() == Phase.CLOSED)
                .toList();
    }

    static List<String> faults(TraceCase traceCase, List<Decision> decisions) {
        Verdict verdict = new Verdict(traceCase, decisions);
        traceCase.traps().forEach(verdict::judge);
        if (!traceCase.incidents().isEmpty()) {
            verdict.faults.addAll(OtherIncidents.faults(traceCase.incidents(), decisions));
        }
        verdict.raised.stream()
                .filter(d -> !verdict.mine.contains(d))
                .forEach(d -> verdict.faults.add("false alarm at " + shown(seconds(d)) + ", cause "
                        + d.cause().code()));
        return verdict.faults;
    }

    private void judge(TraceCase.Trap trap) {
        List<Decision> found = raised.stream()
                .filter(d -> seconds(d) >= trap.startS() - BEFORE_START_S && seconds(d) <= trap.releaseS())
                .toList();
        mine.addAll(found);
        if (found.isEmpty()) {
            faults.add("missed the trapping at " + shown(trap.startS()));
            return;
        }
        if (found.size() > 1) {
            faults.add("raised " + found.size() + " times for one trapping");
        }
        judgeTime(trap, found.getFirst());
        judgeClose(trap, found.getFirst());
        boolean sureWithoutSensor = traceCase.kit().equals("no-presence")
                && trap.buttonS().isEmpty()
                && found.getFirst().certainty() == Certainty.CONFIRMED;
        if (sureWithoutSensor) {
            faults.add("confirmed without any presence sensor");
        }
    }

    private void judgeTime(TraceCase.Trap trap, Decision first) {
        double limitS = trap.startS() + traceCase.limitS();
        if (trap.buttonS().isPresent()) {
            limitS = Math.min(limitS, trap.buttonS().get() + AFTER_BUTTON_S);
        } else if (seconds(first) < trap.startS() + traceCase.notBeforeS()) {
            faults.add("early: raised " + shown(seconds(first) - trap.startS()) + " after the start");
        }
        if (seconds(first) > limitS) {
            faults.add("late: raised " + shown(seconds(first) - trap.startS()) + " after the start, allowed "
                    + shown(limitS - trap.startS()));
        }
    }

    private void judgeClose(TraceCase.Trap trap, Decision first) {
        Optional<Double> closedS = closed.stream()
                .filter(d -> d.incident().equals(first.incident()))
                .map(Verdict::seconds)
                .findFirst();
        if (closedS.isEmpty()) {
            faults.add("never closed");
        } else if (closedS.get() < trap.releaseS() - BEFORE_RELEASE_S) {
            faults.add("closed " + shown(trap.releaseS() - closedS.get()) + " before the release");
        } else if (closedS.get() > trap.releaseS() + AFTER_RELEASE_S) {
            faults.add("closed " + shown(closedS.get() - trap.releaseS()) + " after the release");
        }
    }

    static String shown(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    static double seconds(Decision decision) {
        return decision.atMs() / 1000.0;
    }
}
