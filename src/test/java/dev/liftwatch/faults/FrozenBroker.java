package dev.liftwatch.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The broker freezes in mid-alarm: connections stay, nothing is answered. The agent has to notice, and to deliver once the broker
 * goes on.
 */
final class FrozenBroker implements Scenario {
    /** Twice the keep-alive and a little. */
    private static final long NOTICED_WITHIN_MS = 25_000;

    private static final Duration BOUND = Duration.ofMinutes(1);

    private final boolean stopsTheProcess;

    /** @param stopsTheProcess whether mosquitto itself is stopped; otherwise the network in front of it holds everything back */
    FrozenBroker(boolean stopsTheProcess) {
        this.stopsTheProcess = stopsTheProcess;
    }

    @Override
    public Report play(Stage stage) throws Exception {
        try (FaultSite site = new FaultSite(stage)) {
            site.startOnline();
            site.lift().trapsARider();
            freeze(site);
            long frozenNanos = System.nanoTime();
            site.lift().riderCalls();
            FaultSite.until(
                    "the alarm is raised meanwhile", BOUND, () -> site.log().traps("raised") == 1);
            FaultSite.until("it is noticed", BOUND, () -> site.latestLog().contains("trying again for ever"));
            long noticedMs = millisSince(frozenNanos);
            thaw(site);
            long thawedNanos = System.nanoTime();
            FaultSite.until(
                    "the alarm arrives",
                    BOUND,
                    () -> !site.farSide().alarms("raised").isEmpty());
            long deliveredMs = millisSince(thawedNanos);
            site.lift().letsTheRiderOut();
            FaultSite.until(
                    "the close arrives",
                    BOUND,
                    () -> !site.farSide().alarms("closed").isEmpty());
            List<String> differences = new ArrayList<>(site.settle());
            if (noticedMs > NOTICED_WITHIN_MS) {
                differences.add("it took " + noticedMs + " ms to notice the frozen broker, at most " + NOTICED_WITHIN_MS
                        + " are allowed");
            }
            return new Report(
                    List.of(
                            new Figure("noticed after", noticedMs + " ms"),
                            new Figure("alarm there after the thaw", deliveredMs + " ms"),
                            new Figure("ledger", site.ledger().count())),
                    differences);
        }
    }

    private void freeze(FaultSite site) throws Exception {
        if (stopsTheProcess) {
            site.broker().freeze();
        } else {
            site.proxy().set(new FaultProxy.Manner.HalfOpen());
        }
    }

    private void thaw(FaultSite site) throws Exception {
        if (stopsTheProcess) {
            site.broker().thaw();
        } else {
            site.proxy().set(new FaultProxy.Manner.Pass());
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
