package dev.liftwatch.faults;

import dev.liftwatch.mqtt.HostileBroker;
import dev.liftwatch.mqtt.HostileBroker.Manner;
import dev.liftwatch.mqtt.Mosquitto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * One of two platforms has a broker that was taken over, and does the worst it can for as long as the scenario lasts; the other is
 * honest, and must get every alarm at its usual time. Each manner of hostility has an agent of its own, and so has quiet, to hold the
 * others against; all live side by side.
 */
final class HostileBrokers implements Scenario {
    /** From the button that is held to the alarm at the platform, beside what the quiet agent takes. */
    private static final long SPARE_ALARM_MS = 1500;

    private static final long SPARE_KB = 5 * 1024;
    private static final Duration BOUND = Duration.ofSeconds(90);

    private final Collection<Manner> manners;
    private final Duration lasts;
    private final int alarms;
    private final Semaphore starting = new Semaphore(1);

    /**
     * The scenario.
     *
     * @param lasts how long the brokers are hostile
     * @param alarms how often a rider is trapped meanwhile
     */
    HostileBrokers(Collection<Manner> manners, Duration lasts, int alarms) {
        this.manners = List.copyOf(manners);
        this.lasts = lasts;
        this.alarms = alarms;
    }

    /** What became of one agent. */
    private record Outcome(
            String name, ProcessFigures figures, long slowestAlarmMs, int connections, List<String> said) {}

    @Override
    public Report play(Stage stage) throws Exception {
        List<Callable<Outcome>> agents = new ArrayList<>();
        agents.add(() -> quiet(stage.folder().resolve("quiet")));
        manners.forEach(manner -> agents.add(() -> beside(manner, stage.folder().resolve(manner.name()))));
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> results = new ArrayList<>();
            agents.forEach(agent -> results.add(each.submit(agent)));
            for (Future<Outcome> result : results) {
                outcomes.add(result.get());
            }
        }
        Outcome quiet = outcomes.getFirst();
        List<String> differences = new ArrayList<>();
        outcomes.forEach(outcome -> differences.addAll(differences(outcome, quiet)));
        return new Report(outcomes.stream().map(HostileBrokers::figure).toList(), differences);
    }

    private static Figure figure(Outcome outcome) {
        return new Figure(
                outcome.name(),
                outcome.figures() + ", slowest alarm " + outcome.slowestAlarmMs() + " ms, " + outcome.connections()
                        + " connections");
    }

    private static List<String> differences(Outcome outcome, Outcome quiet) {
        List<String> found = new ArrayList<>(outcome.said());
        if (outcome.figures().residentKb() > quiet.figures().residentKb() + SPARE_KB) {
            found.add(outcome.name() + " takes " + outcome.figures() + ", the quiet agent " + quiet.figures());
        }
        if (outcome.slowestAlarmMs() > quiet.slowestAlarmMs() + SPARE_ALARM_MS) {
            found.add(outcome.name() + ": an alarm took " + outcome.slowestAlarmMs() + " ms, with the quiet agent "
                    + quiet.slowestAlarmMs() + " ms");
        }
        return found;
    }

    private Outcome quiet(Path folder) throws Exception {
        Entrance second = Entrance.plain();
        try (Mosquitto broker = second.broker().start()) {
            return live(folder, "quiet", "tcp://127.0.0.1:" + broker.port(), () -> 1);
        }
    }

    private Outcome beside(Manner manner, Path folder) throws Exception {
        try (HostileBroker broker = new HostileBroker(manner, "lift/v1/" + FaultSite.LIFT + "/cmd")) {
            return live(folder, manner.name(), broker.uri(), broker::accepted);
        }
    }

    private Outcome live(Path folder, String name, String server, Callable<Integer> connections) throws Exception {
        String hostile = "[[uplink]]\nname = \"second\"\nservers = [\"" + server + "\"]\n";
        try (FaultSite site = new FaultSite(Files.createDirectories(folder), Entrance.plain(), hostile)) {
            startAlone(site);
            long slowestMs = 0;
            for (int i = 1; i <= alarms; i++) {
                RiddenLift.pass(lasts.toMillis() / (alarms + 1));
                slowestMs = Math.max(slowestMs, alarm(site, i));
            }
            RiddenLift.pass(lasts.toMillis() / (alarms + 1));
            List<String> said = new ArrayList<>();
            if (!site.agent().isAlive()) {
                said.add(name + ": the agent has ended with " + site.agent().exitValue());
                return new Outcome(name, new ProcessFigures(0, 0, 0, 0), slowestMs, connections.call(), said);
            }
            return new Outcome(name, ProcessFigures.of(site.agent()), slowestMs, connections.call(), said);
        }
    }

    /** Agents that start side by side would only wait for each other. */
    private void startAlone(FaultSite site) throws Exception {
        starting.acquire();
        try {
            site.startOnline();
        } finally {
            starting.release();
        }
    }

    /** How long an alarm takes from the button to the honest platform, ms. */
    private static long alarm(FaultSite site, int number) throws Exception {
        site.lift().trapsARider();
        site.lift().riderCalls();
        long calledNanos = System.nanoTime();
        FaultSite.until(
                "alarm " + number + " arrives",
                BOUND,
                () -> site.farSide().alarms("raised").size() >= number);
        long tookMs = (System.nanoTime() - calledNanos) / 1_000_000;
        site.lift().letsTheRiderOut();
        FaultSite.until("it is closed", BOUND, () -> site.log().traps("closed") >= number);
        return tookMs;
    }
}
