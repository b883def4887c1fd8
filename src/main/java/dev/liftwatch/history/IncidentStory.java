package dev.liftwatch.history;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.blackbox.Mark;
import dev.liftwatch.logbook.Entry;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is on record of one incident.
 *
 * @param lift the lift's id
 * @param incident the incident's id
 * @param steps what was decided, answered and said of it, oldest first; at least one
 * @param setup how the lift was set up then
 * @param wires what was wrong with wires within the year before
 * @param version the version of liftwatch that judged, empty where that is not known
 */
public record IncidentStory(
        String lift, String incident, List<Entry> steps, Setup setup, WireRecord wires, String version) {
    public IncidentStory {
        steps = List.copyOf(steps);
    }

    /** The steps of an incident that the black box alone knows, oldest first. */
    public static List<Entry> fromMarks(BlackBox box, BlackBox.Incident incident) {
        List<Entry> steps = new ArrayList<>();
        long number = 0;
        for (Mark mark : incident.marks()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("kind", mark.kind());
            fields.put("phase", mark.phase());
            fields.put("incident", mark.incident());
            fields.put(mark.kind().equals("trap") ? "cause" : "signal", mark.particulars());
            fields.put("occurred_at", box.wall(mark.sinceMs()).toString());
            steps.add(new Entry(++number, box.wall(mark.atMs()), true, fields));
        }
        return steps;
    }

    /** What it is: {@code trap} or the name of another incident. */
    public String kind() {
        return steps.stream()
                .filter(step -> !step.kind().equals("answer") && !step.kind().equals("resolution"))
                .findFirst()
                .orElse(steps.getFirst())
                .kind();
    }

    /** The first step of a phase. */
    public Optional<Entry> first(String phase) {
        return steps.stream().filter(step -> step.phase().equals(phase)).findFirst();
    }

    /** The decision that says most of it: the last before its end. */
    public Entry told() {
        return steps.stream()
                .filter(step -> step.phase().equals("raised") || step.phase().equals("updated"))
                .max(Comparator.comparingLong(Entry::number))
                .orElse(steps.getFirst());
    }

    /** When it was raised, or first suspected where it never was. */
    public Instant raisedAt() {
        return first("raised").orElse(steps.getFirst()).at();
    }

    /** Since when it held. */
    public Instant since() {
        Entry told = told();
        Instant first = steps.getFirst().at();
        try {
            Instant said = Instant.parse(told.text("occurred_at"));
            // Where the clock was wrong, so was this.
            Instant stamped = told.text("at").isEmpty() ? told.at() : Instant.parse(told.text("at"));
            Instant since = said.plus(Duration.between(stamped, told.at()));
            return since.isBefore(first) ? since : first;
        } catch (DateTimeException notSaid) {
            return first;
        }
    }

    /** When it was over; empty where it is not. */
    public Optional<Instant> endedAt() {
        return first("closed").or(() -> first("dismissed")).map(Entry::at);
    }

    /** What platforms have answered, oldest first. */
    public List<Entry> answers() {
        return steps.stream().filter(step -> step.kind().equals("answer")).toList();
    }
}
