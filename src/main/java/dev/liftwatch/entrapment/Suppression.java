package dev.liftwatch.entrapment;

import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Suppressed;
import dev.liftwatch.incident.Suppressed.By;
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
    void watch(JudgementInput input, List<Finding> findings) {
        if (input.car().inspection().isTrue()) {
            findings.stream().filter(f -> f.cause() != Cause.ALARM_BUTTON).forEach(f -> note(f, input, By.INSPECTION));
        }
        if (input.car().fireService().isTrue()) {
            causes.assess(input.withoutFireService()).stream()
                    .filter(f -> findings.stream().noneMatch(found -> found.cause() == f.cause()))
                    .forEach(f -> note(f, input, By.FIRE_SERVICE));
        }
    }

    private void note(Finding finding, JudgementInput input, By by) {
        boolean due = finding.suspectAtMs() <= input.car().nowMs();
        Long before = noted.get(finding.cause());
        if (due && (before == null || before != input.car().standsSinceMs())) {
            noted.put(finding.cause(), input.car().standsSinceMs());
            notes.add(new Suppressed(input.car().nowMs(), finding.cause(), by));
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
