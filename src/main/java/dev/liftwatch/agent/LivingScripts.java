package dev.liftwatch.agent;

import dev.liftwatch.cli.Roles;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.time.Clock;
import dev.liftwatch.trial.LifeOutcome;
import dev.liftwatch.trial.LifeTally;
import dev.liftwatch.trial.LifeTrial;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;

/** {@code liftwatch simulate --lives}: many scripted lives on all cores, each by itself. */
final class LivingScripts {
    private static final int DONE = 0;
    private static final int NOT_IN_ORDER = 1;

    /** Progress is said this often, ms. */
    private static final long PROGRESS_MS = 5000;

    private final Roles.LivesOrder order;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock = SystemClock.startingAt(0);
    private final List<LifeOutcome> outcomes = new ArrayList<>();

    private LivingScripts(Roles.LivesOrder order, PrintWriter out, PrintWriter err) {
        this.order = order;
        this.out = out;
        this.err = err;
    }

    /** Lives them as ordered and returns the exit code. */
    static int run(Roles.LivesOrder order, PrintWriter out, PrintWriter err) {
        try {
            return new LivingScripts(order, out, err).run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return NOT_IN_ORDER;
        }
    }

    private int run() throws InterruptedException {
        live(order.plan().lives());
        LifeTally tally = LifeTally.of(outcomes);
        List<LifeOutcome> inOrder = outcomes.stream()
                .sorted(Comparator.comparing(
                                (LifeOutcome outcome) -> outcome.life().kind())
                        .thenComparingLong(outcome -> outcome.life().seed()))
                .toList();
        if (order.json()) {
            Map<String, Object> tree = new LinkedHashMap<>(tally.tree());
            tree.put("not_in_order", LifeTally.failures(inOrder));
            out.println(JsonText.write(tree));
        } else {
            LifeTally.failures(inOrder).forEach(out::println);
            tally.table().forEach(out::println);
        }
        out.flush();
        return tally.isGood() ? DONE : NOT_IN_ORDER;
    }

    private void live(List<LifeOutcome.Which> lives) throws InterruptedException {
        ExecutorService cores = Threads.cores();
        try {
            CompletionService<LifeOutcome> work = new ExecutorCompletionService<>(cores);
            lives.forEach(life -> work.submit(() -> LifeTrial.run(life)));
            long saidMs = clock.tickMs();
            for (int done = 1; done <= lives.size(); done++) {
                outcomes.add(work.take().get());
                if (clock.tickMs() - saidMs >= PROGRESS_MS || done == lives.size()) {
                    saidMs = clock.tickMs();
                    err.printf(
                            Locale.ROOT,
                            "%d of %d lives, %d not in order, %.0f s%n",
                            done,
                            lives.size(),
                            LifeTally.of(outcomes).bad(),
                            clock.tickMs() / 1000.0);
                }
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } finally {
            cores.shutdownNow();
        }
    }
}
