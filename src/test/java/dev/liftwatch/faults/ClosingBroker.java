package dev.liftwatch.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** For minutes something in front of the broker takes every connection and closes it at once. Threads and memory must stay. */
final class ClosingBroker implements Scenario {
    private static final Duration BACK = Duration.ofMinutes(1);

    /** Threads of a client that is just being ended, and of the machine's own. */
    private static final long SPARE_THREADS = 4;

    private static final long SPARE_KB = 8 * 1024;

    private final Duration lasts;

    ClosingBroker(Duration lasts) {
        this.lasts = lasts;
    }

    @Override
    public Report play(Stage stage) throws Exception {
        try (FaultSite site = new FaultSite(stage)) {
            site.startOnline();
            // The heap fills to its size first, which is no leak.
            RiddenLift.pass(5000);
            ProcessFigures atFirst = ProcessFigures.of(site.agent());
            site.proxy().set(new FaultProxy.Manner.AcceptAndClose());
            site.proxy().cut();
            int before = site.proxy().accepted();
            RiddenLift.pass(lasts.toMillis() / 2);
            ProcessFigures halfWay = figures(site);
            site.lift().trapsARider();
            site.lift().riderCalls();
            RiddenLift.pass(lasts.toMillis() / 2);
            ProcessFigures atLast = figures(site);
            int tries = site.proxy().accepted() - before;
            site.proxy().set(new FaultProxy.Manner.Pass());
            long openedNanos = System.nanoTime();
            FaultSite.until(
                    "the alarm arrives",
                    BACK,
                    () -> !site.farSide().alarms("raised").isEmpty());
            long backMs = (System.nanoTime() - openedNanos) / 1_000_000;
            site.lift().letsTheRiderOut();
            FaultSite.until(
                    "the close arrives",
                    BACK,
                    () -> !site.farSide().alarms("closed").isEmpty());
            List<String> differences = new ArrayList<>(site.settle());
            differences.addAll(growth(halfWay, atLast));
            differences.addAll(growth(atFirst, atLast));
            return new Report(
                    List.of(
                            new Figure("at the beginning", atFirst.toString()),
                            new Figure("half-way", halfWay.toString()),
                            new Figure("after " + lasts.toSeconds() + " s, " + tries + " tries", atLast.toString()),
                            new Figure("alarm there afterwards", backMs + " ms"),
                            new Figure("ledger", site.ledger().count())),
                    differences);
        }
    }

    private static ProcessFigures figures(FaultSite site) throws Exception {
        if (!site.agent().isAlive()) {
            throw new IllegalStateException(
                    "the agent has ended with " + site.agent().exitValue() + ": " + site.latestLog());
        }
        return ProcessFigures.of(site.agent());
    }

    private static List<String> growth(ProcessFigures from, ProcessFigures to) {
        List<String> grown = new ArrayList<>();
        if (to.threads() > from.threads() + SPARE_THREADS) {
            grown.add("threads grew from " + from.threads() + " to " + to.threads());
        }
        if (to.residentKb() > from.residentKb() + SPARE_KB) {
            grown.add("memory grew from " + from.residentKb() / 1024 + " MB to " + to.residentKb() / 1024 + " MB");
        }
        return grown;
    }
}
