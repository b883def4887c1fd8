package dev.liftwatch.health;

import dev.liftwatch.wire.Source;
import dev.liftwatch.wire.SourceCondition;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How the agent does, in a line for {@code systemctl status}. */
public final class HealthLine implements Supplier<String> {
    private final List<Source> sources;
    private final Supplier<Snapshot> snapshots;

    /**
     * Makes the line each time it is asked for.
     *
     * @param sources asked for their condition
     * @param snapshots the newest snapshot of the loop
     */
    public HealthLine(List<Source> sources, Supplier<Snapshot> snapshots) {
        this.sources = List.copyOf(sources);
        this.snapshots = snapshots;
    }

    @Override
    public String get() {
        Snapshot snapshot = snapshots.get();
        String incident = "no incident";
        if (snapshot.picture() != null && snapshot.picture().incident() != null) {
            incident = snapshot.picture().incidentPhase();
        }
        return "judging; " + incident + "; sources " + sources() + "; uplinks " + uplinks(snapshot);
    }

    private String sources() {
        List<SourceCondition> conditions =
                sources.stream().map(Source::condition).toList();
        String bad = conditions.stream()
                .filter(condition -> condition.state() != SourceCondition.State.GOOD)
                .map(condition ->
                        condition.name() + " " + condition.state().name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
        return bad.isEmpty() ? conditions.size() + " good" : bad;
    }

    private static String uplinks(Snapshot snapshot) {
        long online =
                snapshot.uplinks().stream().filter(Snapshot.UplinkView::online).count();
        long waiting = snapshot.uplinks().stream()
                .mapToLong(uplink -> uplink.waiting().backlog().messages())
                .sum();
        return online + " of " + snapshot.uplinks().size() + " connected, " + waiting
                + (waiting == 1 ? " message waiting" : " messages waiting");
    }
}
