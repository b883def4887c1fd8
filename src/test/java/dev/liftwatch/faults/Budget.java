package dev.liftwatch.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Nothing goes wrong: how fast an alarm is at the broker, and what the agent costs in memory and in bytes on the card. */
final class Budget implements Scenario {
    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final double BYTES_A_MB = 1e6;

    private final Duration idle;
    private final int trappings;

    /**
     * A measurement.
     *
     * @param idle how long nothing happens while what is written is counted
     * @param trappings how many follow; each is three messages
     */
    Budget(Duration idle, int trappings) {
        this.idle = idle;
        this.trappings = trappings;
    }

    @Override
    public Report play(Stage stage) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (FaultSite site = new FaultSite(stage)) {
            long startedNanos = System.nanoTime();
            site.startOnline();
            figures.add(new Figure(
                    "start to first acknowledged publish", (System.nanoTime() - startedNanos) / 1_000_000 + " ms"));
            // What a start writes is no part of an idle day.
            RiddenLift.pass(10_000);
            ProcessFigures before = ProcessFigures.of(site.agent());
            RiddenLift.pass(idle.toMillis());
            ProcessFigures after = ProcessFigures.of(site.agent());
            figures.add(new Figure("written per idle day", perDay(after.writtenBytes() - before.writtenBytes())));
            figures.add(new Figure("idle", after.toString()));
            for (int i = 1; i <= trappings; i++) {
                int all = i;
                site.lift().trapsARider();
                site.lift().riderCalls();
                FaultSite.until(
                        "it arrives",
                        BOUND,
                        () -> site.farSide().alarms("raised").size() == all);
                site.lift().letsTheRiderOut();
                FaultSite.until(
                        "its close arrives",
                        BOUND,
                        () -> site.farSide().alarms("closed").size() == all);
            }
            List<String> differences = site.settle();
            ProcessFigures busy = ProcessFigures.of(site.agent());
            figures.add(new Figure(
                    "written per trapping", (busy.writtenBytes() - after.writtenBytes()) / trappings / 1000 + " kB"));
            figures.add(new Figure("after " + trappings + " trappings", busy.toString()));
            figures.add(new Figure("decision to broker", decisionToBroker(site).toString()));
            figures.add(new Figure("ledger", site.ledger().count()));
            return new Report(figures, differences);
        }
    }

    private String perDay(long bytes) {
        double perDay = bytes * (double) Duration.ofDays(1).toMillis() / idle.toMillis();
        return String.format(Locale.ROOT, "%.1f MB (%d bytes in %d s)", perDay / BYTES_A_MB, bytes, idle.toSeconds());
    }

    /** From the instant of the decision to the broker's handing it on, which it does when it acknowledges. */
    private static Spread decisionToBroker(FaultSite site) {
        return new Spread(site.farSide().stored().stream()
                .filter(m -> m.text("replayed").equals("false"))
                .map(m -> m.arrivedMs() - Instant.parse(m.text("at")).toEpochMilli())
                .toList());
    }
}
