package dev.liftwatch.cli;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.Words;
import dev.liftwatch.history.IncidentStory;
import dev.liftwatch.history.Setup;
import dev.liftwatch.history.WireRecord;
import dev.liftwatch.logbook.Entry;
import dev.liftwatch.logbook.Logbook.Search;
import dev.liftwatch.logbook.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The incidents that are on record of a lift, in the logbook or in the black box alone. */
final class PastIncidents {
    private final Past past;
    private final BlackBox box;

    PastIncidents(Past past, BlackBox box) {
        this.past = past;
        this.box = box;
    }

    /** The newest trapping; where there was none, the newest incident. */
    IncidentStory newest() throws CommandFailure {
        List<String> newest = newest(1);
        if (newest.isEmpty()) {
            throw new CommandFailure(CommandLineTool.NOT_IN_ORDER, Words.of("report.none", past.lift()));
        }
        return of(newest.getFirst());
    }

    /** The ids of the newest incidents, trappings before others; so many at most. */
    List<String> newest(int most) throws CommandFailure {
        List<Entry> raised = past.entries(Search.on(Set.of(Shelf.INCIDENTS), 2000, Instant.MIN)).stream()
                .filter(entry ->
                        entry.phase().equals("raised") && !entry.incident().isEmpty())
                .toList();
        Set<String> ids = new LinkedHashSet<>();
        raised.stream().filter(entry -> entry.kind().equals("trap")).forEach(entry -> ids.add(entry.incident()));
        List<BlackBox.Incident> recorded = box.incidents().reversed();
        recorded.stream().filter(one -> one.kind().equals("trap")).forEach(one -> ids.add(one.id()));
        raised.forEach(entry -> ids.add(entry.incident()));
        recorded.forEach(one -> ids.add(one.id()));
        return ids.stream().limit(most).toList();
    }

    /** The one of that id; the beginning of an id will do where there is but one such. */
    IncidentStory of(String id) throws CommandFailure {
        List<Entry> found = past.entries(Search.ofIncident(id));
        Set<String> ids = new LinkedHashSet<>();
        found.forEach(entry -> ids.add(entry.incident()));
        box.incidents().stream()
                .map(BlackBox.Incident::id)
                .filter(one -> one.startsWith(id))
                .forEach(ids::add);
        if (ids.contains(id)) {
            return story(id, found);
        }
        if (ids.size() != 1) {
            throw new CommandFailure(
                    CommandLineTool.WRONG_USE,
                    ids.isEmpty()
                            ? Words.of("report.no-incident", id)
                            : Words.of(
                                    "report.several",
                                    ids.size(),
                                    id,
                                    String.join(", ", ids.stream().limit(5).toList())));
        }
        return story(ids.iterator().next(), found);
    }

    private IncidentStory story(String id, List<Entry> found) throws CommandFailure {
        List<Entry> steps = found.stream()
                .filter(entry -> entry.incident().equals(id))
                .toList()
                .reversed();
        if (steps.isEmpty()) {
            Optional<BlackBox.Incident> recorded =
                    box.incidents().stream().filter(one -> one.id().equals(id)).findFirst();
            steps = recorded.map(one -> IncidentStory.fromMarks(box, one)).orElseThrow();
        }
        Entry first = steps.getFirst();
        Instant year = first.at().minus(Duration.ofDays(WireRecord.DAYS));
        return new IncidentStory(
                past.lift(),
                id,
                steps,
                Setup.at(past.setups(), first.number()),
                new WireRecord(past.entries(Search.on(Set.of(Shelf.WIRES), Integer.MAX_VALUE, year))),
                version(first.number()));
    }

    /** The version that ran when an entry was written. */
    private String version(long number) throws CommandFailure {
        return past.entries(Search.on(Set.of(Shelf.BOX), Integer.MAX_VALUE, Instant.MIN)).stream()
                .filter(entry -> entry.kind().equals("start") && entry.number() <= number)
                .map(entry -> entry.text("version"))
                .findFirst()
                .orElse("");
    }
}
