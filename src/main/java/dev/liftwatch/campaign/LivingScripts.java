package dev.liftwatch.campaign;

import dev.liftwatch.file.PlainFile;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.time.Clock;
import dev.liftwatch.trial.LifeOutcome;
import dev.liftwatch.trial.LifeTrial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** {@code liftwatch simulate --lives}: many scripted lives on all cores, each by itself. */
public final class LivingScripts {
    private static final int DONE = 0;
    private static final int NOT_IN_ORDER = 1;
    private static final int WRONG_USE = 2;

    /** How the line of a finished life begins, also where it was cut. */
    private static final String BEGINNING = "{\"life\":";

    /** Progress is said this often, ms. */
    private static final long PROGRESS_MS = 5000;

    private final LivesOrder order;
    private final Supplier<ExecutorService> cores;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock = SystemClock.startingAt(0);
    private final List<LifeOutcome> outcomes = new ArrayList<>();
    private final FinishedLines<LifeOutcome> finished;

    private LivingScripts(LivesOrder order, Supplier<ExecutorService> cores, PrintWriter out, PrintWriter err) {
        this.order = order;
        this.cores = cores;
        this.out = out;
        this.err = err;
        finished = new FinishedLines<>(order.resume(), "life", BEGINNING, LifeLine::read, LifeLine::write);
    }

    /**
     * Lives them as ordered and returns the exit code: 0 where each went as it should, 1 where one did not, 2 where a file cannot be used.
     *
     * @param cores makes the threads to simulate on; they are ended before this returns
     * @param out takes the result
     * @param err takes the progress and what is wrong
     */
    public static int run(LivesOrder order, Supplier<ExecutorService> cores, PrintWriter out, PrintWriter err) {
        try {
            return new LivingScripts(order, cores, out, err).run();
        } catch (IOException failed) {
            err.println(order.resume().or(order::plot).map(Path::toString).orElse("") + ": " + failed.getMessage());
            return WRONG_USE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return NOT_IN_ORDER;
        }
    }

    private int run() throws IOException, InterruptedException {
        Set<LifeOutcome.Which> lives = new LinkedHashSet<>(order.plan().lives());
        for (LifeOutcome kept : finished.read()) {
            if (lives.remove(kept.life())) {
                outcomes.add(kept);
            }
        }
        live(List.copyOf(lives));
        LifeScore score = LifeScore.of(outcomes);
        Calibration calibration = Calibration.of(outcomes);
        List<LifeOutcome> inOrder = outcomes.stream()
                .sorted(Comparator.comparing(
                                (LifeOutcome outcome) -> outcome.life().kind())
                        .thenComparingLong(outcome -> outcome.life().seed()))
                .toList();
        if (order.json()) {
            Map<String, Object> tree = new LinkedHashMap<>(score.tree());
            if (calibration.isKnown()) {
                tree.put("calibration", calibration.tree());
            }
            tree.put("not_in_order", LifeScore.failures(inOrder));
            out.println(JsonText.write(tree));
        } else {
            LifeScore.failures(inOrder).forEach(out::println);
            score.table().forEach(out::println);
            if (calibration.isKnown()) {
                out.println();
                calibration.table().forEach(out::println);
            }
        }
        if (order.plot().isPresent()) {
            String title = "Alarms that are true, of " + outcomes.size() + " lives from seed "
                    + order.plan().seed();
            PlainFile.write(order.plot().get(), CalibrationPlot.svg(calibration, title));
        }
        out.flush();
        return score.isGood() ? DONE : NOT_IN_ORDER;
    }

    private void live(List<LifeOutcome.Which> lives) throws IOException, InterruptedException {
        ExecutorService workers = cores.get();
        try {
            CompletionService<LifeOutcome> work = new ExecutorCompletionService<>(workers);
            lives.forEach(life -> work.submit(() -> LifeTrial.run(life)));
            long saidMs = clock.tickMs();
            for (int done = 1; done <= lives.size(); done++) {
                LifeOutcome outcome = work.take().get();
                outcomes.add(outcome);
                finished.add(outcome);
                if (clock.tickMs() - saidMs >= PROGRESS_MS || done == lives.size()) {
                    saidMs = clock.tickMs();
                    err.printf(
                            Locale.ROOT,
                            "%d of %d lives, %d not in order, %.0f s%n",
                            done,
                            lives.size(),
                            LifeScore.of(outcomes).bad(),
                            clock.tickMs() / 1000.0);
                }
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
