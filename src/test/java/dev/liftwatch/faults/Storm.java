package dev.liftwatch.faults;

import dev.liftwatch.mqtt.Mosquitto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many agents lose one broker and find it again when it comes back: spread out, and each within a bound. */
final class Storm implements Scenario {
    private static final Duration ALL_ONLINE = Duration.ofMinutes(2);
    private static final long BACK_WITHIN_MS = 90_000;
    private static final long BETWEEN_STARTS_MS = 30;

    private final int agents;
    private final Duration outage;

    Storm(int agents, Duration outage) {
        this.agents = agents;
        this.outage = outage;
    }

    @Override
    public Report play(Stage stage) throws Exception {
        List<StormClient> clients = new ArrayList<>();
        Entrance entrance = Entrance.of(stage);
        try (Mosquitto broker = entrance.broker().start()) {
            try {
                for (int i = 1; i <= agents; i++) {
                    clients.add(new StormClient(i, entrance.server(), entrance.files()));
                    RiddenLift.pass(BETWEEN_STARTS_MS);
                }
                FaultSite.until(
                        "all are online", ALL_ONLINE, () -> clients.stream().allMatch(c -> c.greetedNanos() != 0));
                broker.kill();
                RiddenLift.pass(outage.toMillis());
                long backNanos = System.nanoTime();
                broker.start();
                return report(clients, backNanos);
            } finally {
                for (StormClient client : clients) {
                    client.stop();
                }
                for (StormClient client : clients) {
                    client.awaitEnd();
                }
            }
        }
    }

    private Report report(List<StormClient> clients, long backNanos) {
        List<String> differences = new ArrayList<>();
        try {
            FaultSite.until(
                    "all are back",
                    Duration.ofMillis(BACK_WITHIN_MS),
                    () -> clients.stream().allMatch(c -> c.greetedNanos() > backNanos));
        } catch (org.awaitility.core.ConditionTimeoutException late) {
            long missing =
                    clients.stream().filter(c -> c.greetedNanos() <= backNanos).count();
            differences.add(missing + " of " + agents + " agents were not back within " + BACK_WITHIN_MS + " ms");
        }
        List<Long> took = clients.stream()
                .map(StormClient::greetedNanos)
                .filter(nanos -> nanos > backNanos)
                .map(nanos -> (nanos - backNanos) / 1_000_000)
                .toList();
        return new Report(
                List.of(new Figure(
                        agents + " agents, broker away for " + outage.toSeconds() + " s, back after",
                        new Spread(took).toString())),
                differences);
    }
}
