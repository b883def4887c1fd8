package dev.liftwatch.entrapment;

import dev.liftwatch.entrapment.Suppressed.By;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Takes note of what service modes keep from being suspected, each stand and cause once. */
final class Suppression {
    private final CauseTable causes;
    private final Map<Cause, Long> noted = new EnumMap<>(Cause.class);
    private final List<Suppressed> notes = new ArrayList<>();

    Suppression(CauseTable causes) {
        this.causes = causes;
    }

    /** Takes what holds now while nothing is open. */
    void watch(Situation situation, List<Finding> findings) {
        if (situation.car().inspection().isTrue()) {
            findings.stream()
                    .filter(f -> f.cause() != Cause.ALARM_BUTTON)
                    .forEach(f -> note(f, situation, By.INSPECTION));
        }
        if (situation.car().fireService().isTrue()) {
            causes.assess(situation.withoutFireService()).stream()
                    .filter(f -> findings.stream().noneMatch(found -> found.cause() == f.cause()))
                    .forEach(f -> note(f, situation, By.FIRE_SERVICE));
        }
    }

    private void note(Finding finding, Situation situation, By by) {
        boolean due = finding.suspectAtMs() <= situation.car().nowMs();
        Long before = noted.get(finding.cause());
        if (due && (before == null || before != situation.car().standsSinceMs())) {
            noted.put(finding.cause(), situation.car().standsSinceMs());
            notes.add(new Suppressed(situation.car().nowMs(), finding.cause(), by));
        }
    }

    /** What has been noted since the last call. */
    List<Suppressed> take() {
        if (notes.isEmpty()) {
            return List.of();
        }
        List<Suppressed> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }
}
