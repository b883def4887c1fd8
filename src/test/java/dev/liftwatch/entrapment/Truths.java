package dev.liftwatch.entrapment;

import dev.liftwatch.fault.FaultKind;
import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What physically happens in a trace, as its teller knows it. */
final class Truths {
    /** What an incident may add to its rule's time: debounce, and the next sample of a number, s. */
    private static final double NEAR_S = 1;

    private final List<Map<String, Object>> traps = new ArrayList<>();
    private final List<Map<String, Object>> incidents = new ArrayList<>();

    void trapped(Scene scene) {
        Map<String, Object> trap = new LinkedHashMap<>();
        trap.put("start_s", seconds(scene));
        traps.add(trap);
    }

    void pressedUntilNow(Scene scene) {
        traps.getLast().put("button_s", seconds(scene));
    }

    void released(Scene scene) {
        traps.getLast().put("release_s", seconds(scene));
    }

    /** Something goes wrong now and is to be told that much later, neither earlier nor later than by a second. */
    void begins(Scene scene, FaultKind kind, double afterS) {
        Map<String, Object> incident = new LinkedHashMap<>();
        incident.put("kind", kind.code());
        incident.put("raised_from_s", seconds(scene) + afterS - NEAR_S);
        incident.put("raised_by_s", seconds(scene) + afterS + NEAR_S);
        incidents.add(incident);
    }

    void begins(Scene scene, FaultKind kind, Signal signal, double afterS) {
        begins(scene, kind, afterS);
        incidents.getLast().put("signal", signal.code());
    }

    /** A lie that began some rides ago is found out by now. */
    void foundOutByNow(Scene scene, FaultKind kind, Signal signal) {
        Map<String, Object> incident = new LinkedHashMap<>();
        incident.put("kind", kind.code());
        incident.put("signal", signal.code());
        incident.put("raised_from_s", 0.0);
        incident.put("raised_by_s", seconds(scene));
        incidents.add(incident);
    }

    /** What went wrong last is over now, and is to be closed that much later. */
    void ends(Scene scene, double afterS) {
        incidents.getLast().put("closed_from_s", seconds(scene) + afterS - NEAR_S);
        incidents.getLast().put("closed_by_s", seconds(scene) + afterS + NEAR_S);
    }

    List<Map<String, Object>> traps() {
        return traps;
    }

    List<Map<String, Object>> incidents() {
        return incidents;
    }

    private static double seconds(Scene scene) {
        return scene.nowMs() / 1000.0;
    }
}
