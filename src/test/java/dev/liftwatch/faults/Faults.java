package dev.liftwatch.faults;

import dev.liftwatch.mqtt.HostileBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets everything go wrong that can between a lift and its platform, with the installed agent and a real broker, and holds what
 * was decided against what came. {@code ./dev faults} runs it.
 */
public final class Faults {
    private Faults() {}

    /** What was asked for. */
    private record Order(Map<String, Scenario> scenarios, long seed, boolean tls) {}

    private static Map<String, Scenario> scenarios(boolean brief) {
        Map<String, Scenario> all = new LinkedHashMap<>();
        all.put("frozen", new FrozenBroker(true));
        all.put("half-open", new FrozenBroker(false));
        all.put("closing", new ClosingBroker(brief ? Duration.ofSeconds(40) : Duration.ofMinutes(10)));
        all.put("clock", new SteppedClock());
        all.put("unsteady", new UnsteadyLine(brief ? 4 : 40));
        all.put("kills", new AgentKills(brief ? 5 : 300));
        all.put("certificates", new BadCertificates(brief ? 3 : Integer.MAX_VALUE));
        all.put("storm", new Storm(brief ? 20 : 100, Duration.ofSeconds(20)));
        all.put(
                "hostile",
                new HostileBrokers(
                        EnumSet.allOf(HostileBroker.Manner.class),
                        brief ? Duration.ofMinutes(2) : Duration.ofHours(1),
                        brief ? 2 : 12));
        all.put("budget", new Budget(brief ? Duration.ofSeconds(30) : Duration.ofMinutes(5), brief ? 5 : 110));
        return all;
    }

    /** Plays the scenarios that are named, or all; exit code 1 where anything differed. */
    public static void main(String[] arguments) {
        Order order = order(List.of(arguments));
        // Agents, brokers and lines of a scenario that is broken off end with it.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly),
                        "tidy-up"));
        List<String> differing = new ArrayList<>();
        order.scenarios().forEach((name, scenario) -> {
            if (!play(name, scenario, order)) {
                differing.add(name);
            }
        });
        System.out.println(differing.isEmpty() ? "all is well" : "differences in " + String.join(", ", differing));
        // Threads of a scenario that failed half-way must not keep this process.
        System.exit(differing.isEmpty() ? 0 : 1);
    }

    private static Order order(List<String> arguments) {
        List<String> named = new ArrayList<>(arguments);
        long seed = 1;
        int option = named.indexOf("--seed");
        if (option >= 0 && option + 1 < named.size() && named.get(option + 1).matches("\\d{1,18}")) {
            seed = Long.parseLong(named.get(option + 1));
            named.subList(option, option + 2).clear();
        }
        boolean tls = named.remove("--tls");
        Map<String, Scenario> all = scenarios(named.remove("--brief"));
        if (named.isEmpty() || named.equals(List.of("all"))) {
            return new Order(all, seed, tls);
        }
        if (!all.keySet().containsAll(named)) {
            System.err.println("./dev faults [all | SCENARIO…] [--brief] [--tls] [--seed NUMBER]; the scenarios are "
                    + String.join(", ", all.keySet()) + ". Found: " + String.join(" ", arguments));
            System.exit(2);
        }
        all.keySet().retainAll(named);
        return new Order(all, seed, tls);
    }

    private static boolean play(String name, Scenario scenario, Order order) {
        System.out.println("== " + name + " (seed " + order.seed() + (order.tls() ? ", TLS)" : ")"));
        long startedNanos = System.nanoTime();
        Path folder = null;
        List<String> differences;
        try {
            folder = Files.createTempDirectory("liftwatch-faults");
            Scenario.Report report = scenario.play(new Scenario.Stage(folder, order.seed(), order.tls()));
            report.figures().forEach(figure -> System.out.printf("  %-46s %s%n", figure.name(), figure.value()));
            differences = report.differences();
        } catch (Exception failed) {
            failed.printStackTrace();
            differences = List.of("it could not be played to its end: " + failed.getMessage());
        }
        differences.forEach(difference -> System.out.println("  DIFFERENCE " + difference));
        System.out.printf("  %-46s %d s%n", "took", (System.nanoTime() - startedNanos) / 1_000_000_000);
        if (differences.isEmpty()) {
            delete(folder);
        } else {
            System.out.println("  logs and store are left in " + folder);
        }
        return differences.isEmpty();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            System.err.println(folder + " could not be deleted: " + left.getMessage());
        }
    }
}
