package dev.liftwatch.faults;

import dev.liftwatch.faults.FaultProxy.Manner;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The line to the broker is cut, reset, slow, refused and silent at random moments while riders are trapped and let out again and
 * again. Nothing may be lost, invented, changed or out of order.
 */
final class UnsteadyLine implements Scenario {
    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final int LONGEST_FAULT_MS = 4000;

    private final int trappings;

    UnsteadyLine(int trappings) {
        this.trappings = trappings;
    }

    @Override
    public Report play(Stage stage) throws Exception {
        Weather weather = new Weather(stage.seed());
        try (FaultSite site = new FaultSite(stage);
                ScheduledExecutorService sky = Executors.newSingleThreadScheduledExecutor()) {
            site.startOnline();
            sky.execute(() -> weather.change(site.proxy(), sky));
            for (int i = 1; i <= trappings; i++) {
                int all = i;
                site.lift().trapsARider();
                site.lift().riderCalls();
                FaultSite.until("it is raised", BOUND, () -> site.log().traps("raised") == all);
                site.lift().letsTheRiderOut();
                FaultSite.until("it is closed", BOUND, () -> site.log().traps("closed") == all);
            }
            sky.shutdownNow();
            if (!sky.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the faults do not end");
            }
            site.proxy().set(new Manner.Pass());
            List<String> differences = new ArrayList<>(site.settle());
            return new Report(
                    List.of(
                            new Figure("faults", weather.told().toString()),
                            new Figure(
                                    "connections", Integer.toString(site.proxy().accepted())),
                            new Figure("ledger", site.ledger().count())),
                    differences);
        }
    }

    /** One fault after the other, drawn from the seed. */
    private static final class Weather {
        private final Random random;
        private final Map<String, Integer> told = new TreeMap<>();

        Weather(long seed) {
            random = new Random(seed);
        }

        Map<String, Integer> told() {
            return told;
        }

        void change(FaultProxy proxy, ScheduledExecutorService sky) {
            try {
                String fault = next(proxy);
                told.merge(fault, 1, Integer::sum);
            } catch (IOException failed) {
                told.merge("failed: " + failed.getMessage(), 1, Integer::sum);
            }
            if (!sky.isShutdown()) {
                var _ = sky.schedule(
                        () -> change(proxy, sky), 200 + random.nextInt(LONGEST_FAULT_MS), TimeUnit.MILLISECONDS);
            }
        }

        private String next(FaultProxy proxy) throws IOException {
            int drawn = random.nextInt(9);
            switch (drawn) {
                case 0 -> proxy.cut();
                case 1 -> proxy.reset();
                case 2 -> proxy.set(new Manner.Delay(100 + random.nextInt(1500)));
                case 3 -> proxy.set(new Manner.Trickle(1 + random.nextInt(3)));
                case 4 -> proxy.set(new Manner.HalfOpen());
                case 5 -> {
                    proxy.set(new Manner.AcceptAndClose());
                    proxy.cut();
                }
                case 6 -> {
                    proxy.set(new Manner.Refuse());
                    proxy.reset();
                }
                default -> proxy.set(new Manner.Pass());
            }
            List<String> names = List.of("cut", "reset", "delay", "trickle", "half-open", "accept-and-close", "refuse");
            return drawn < names.size() ? names.get(drawn) : "pass";
        }
    }
}
