package dev.liftwatch.faults;

import dev.liftwatch.faults.FaultProxy.Manner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The wall clock jumps in mid-outage, an hour back, an hour on, to 1970 and back to now, under an agent that takes it from
 * libfaketime. Reconnecting takes its usual time and durations stay right, since both stand on monotonic time.
 */
final class SteppedClock implements Scenario {
    private static final Duration BOUND = Duration.ofMinutes(1);

    /** The longest wait between two tries, the try itself and a busy machine, ms. */
    private static final long BACK_WITHIN_MS = 15_000;

    /** From the last travel to the alarm without a press, by the configuration, ms. */
    private static final long RAISED_AFTER_MS = 10_000;

    /** Two readings of one wall clock, ms. */
    private static final long ROUNDING_MS = 5;

    /** What the wall clock is told to do, by name and seconds from the real one. */
    private record Step(String name, long offsetS) {}

    @Override
    public Report play(Stage stage) throws Exception {
        Path offset = stage.folder().resolve("offset");
        List<Figure> figures = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        try (FaultSite site = new FaultSite(stage)) {
            set(offset, 0);
            site.setEnvironment(fakedWallClock(offset));
            site.startOnline();
            int trappings = 0;
            for (Step step : steps(stage.tls())) {
                trappings++;
                int all = trappings;
                site.lift().trapsARider();
                site.proxy().set(new Manner.Refuse());
                site.proxy().cut();
                RiddenLift.pass(3000);
                set(offset, step.offsetS());
                FaultSite.until(
                        "it is raised meanwhile", BOUND, () -> site.log().traps("raised") == all);
                site.proxy().set(new Manner.Pass());
                long openNanos = System.nanoTime();
                FaultSite.until(
                        "the alarm arrives",
                        BOUND,
                        () -> site.farSide().alarms("raised").size() == all);
                long backMs = (System.nanoTime() - openNanos) / 1_000_000;
                figures.add(new Figure("back after a step " + step.name(), backMs + " ms"));
                if (backMs > BACK_WITHIN_MS) {
                    differences.add("after a step " + step.name() + " it took " + backMs + " ms to come back");
                }
                FarSide.Arrival raised = site.farSide().alarms("raised").getLast();
                differences.addAll(durations(raised, step));
                site.lift().letsTheRiderOut();
                FaultSite.until(
                        "the close arrives",
                        BOUND,
                        () -> site.farSide().alarms("closed").size() == all);
            }
            differences.addAll(site.settle());
            differences.addAll(backwardUptimes(site.farSide().stored()));
            figures.add(new Figure("ledger", site.ledger().count()));
            return new Report(figures, differences);
        }
    }

    /** In 1970 no certificate is good yet: with TLS that step is left out, since nothing can be delivered before the clock is right. */
    private static List<Step> steps(boolean tls) {
        long since1970S = System.currentTimeMillis() / 1000;
        Step back = new Step("an hour back", -3600);
        Step on = new Step("an hour on", 3600);
        Step now = new Step("to now", 0);
        return tls ? List.of(back, on, now) : List.of(back, on, new Step("to 1970", 86_400 - since1970S), now);
    }

    /**
     * The environment in which a process takes its wall clock, and nothing else, from libfaketime. Its repair of waits on the
     * monotonic clock is switched off: with Debian 12's and 13's C library it breaks them, and {@code Object.wait} returns at once.
     */
    private static Map<String, String> fakedWallClock(Path offset) throws IOException {
        return Map.of(
                "LD_PRELOAD", library().toString(),
                "FAKETIME_TIMESTAMP_FILE", offset.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    /** The library of Debian's package faketime, for programs with threads. */
    static Path library() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(folder -> folder.resolve("faketime").resolve("libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("libfaketimeMT.so.1 is not installed (faketime)"));
        }
    }

    private static void set(Path offset, long seconds) throws IOException {
        Path fresh = Files.writeString(offset.resolveSibling("offset.new"), (seconds < 0 ? "" : "+") + seconds + "\n");
        Files.move(fresh, offset, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The rider waited as long as the configuration says, whatever the wall clock did, and the alarm says so. */
    private static List<String> durations(FarSide.Arrival raised, Step step) {
        long stoodMs = Duration.between(
                        Instant.parse(raised.text("occurred_at")), Instant.parse(raised.text("raised_at")))
                .toMillis();
        return Math.abs(stoodMs - RAISED_AFTER_MS) <= ROUNDING_MS
                ? List.of()
                : List.of("after a step " + step.name() + " the alarm says that it was raised " + stoodMs
                        + " ms after the car had stopped");
    }

    /** Within one start of the agent its running time grows from message to message. */
    private static List<String> backwardUptimes(List<FarSide.Arrival> stored) {
        List<String> backward = new ArrayList<>();
        Map<String, FarSide.Arrival> before = new HashMap<>();
        stored.stream()
                .sorted(java.util.Comparator.comparingLong(m -> m.number("seq")))
                .forEach(m -> {
                    FarSide.Arrival earlier = before.put(m.text("boot"), m);
                    if (earlier != null && earlier.number("uptime_ms") > m.number("uptime_ms")) {
                        backward.add("uptime_ms went back between number " + earlier.number("seq") + " and "
                                + m.number("seq"));
                    }
                });
        return backward;
    }
}
