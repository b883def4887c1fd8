package dev.liftwatch.campaign;

import dev.liftwatch.file.PlainFile;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.sim.Restarts;
import dev.liftwatch.time.Clock;
import dev.liftwatch.trial.Trial;
import dev.liftwatch.trial.TrialOutcome;
import dev.liftwatch.trial.TrialSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** {@code liftwatch simulate}: many lifts on all cores, each by itself; those that are finished are kept. */
public final class Simulating {
    private static final int DONE = 0;
    private static final int NOT_IN_ORDER = 1;
    private static final int WRONG_USE = 2;

    /** Progress is said this often, ms. */
    private static final long PROGRESS_MS = 5000;

    /** How the line of a finished lift begins, also where it was cut. */
    private static final String BEGINNING = "{\"seed\":";

    private final SimulationOrder order;
    private final Supplier<ExecutorService> cores;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock = SystemClock.startingAt(0);
    private final List<TrialOutcome> outcomes = new ArrayList<>();
    private final FinishedLines<TrialOutcome> finished;

    private Simulating(SimulationOrder order, Supplier<ExecutorService> cores, PrintWriter out, PrintWriter err) {
        this.order = order;
        this.cores = cores;
        this.out = out;
        this.err = err;
        finished = new FinishedLines<>(order.resume(), "lift", BEGINNING, TrialLine::read, TrialLine::write);
    }

    /**
     * Simulates as ordered and returns the exit code: 0 where nothing was missed and there was no false alarm, 1 where there was, 2 where
     * a file cannot be used.
     *
     * @param cores makes the threads to simulate on; they are ended before this returns
     * @param out takes the result
     * @param err takes the progress and what is wrong
     */
    public static int run(SimulationOrder order, Supplier<ExecutorService> cores, PrintWriter out, PrintWriter err) {
        try {
            return new Simulating(order, cores, out, err).run();
        } catch (IOException failed) {
            err.println(order.resume().or(order::plot).map(Path::toString).orElse("") + ": " + failed.getMessage());
            return WRONG_USE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return NOT_IN_ORDER;
        }
    }

    private int run() throws IOException, InterruptedException {
        List<TrialSpec> specs = new ArrayList<>(order.plan().specs());
        Set<TrialSpec> asked = new HashSet<>(specs);
        for (TrialOutcome kept : finished.read()) {
            if (asked.contains(kept.spec())) {
                outcomes.add(kept);
                specs.remove(kept.spec());
            }
        }
        live(specs);
        report();
        return outcomes.stream()
                        .flatMap(outcome -> outcome.cases().stream())
                        .allMatch(one -> one.verdict().isGood())
                ? DONE
                : NOT_IN_ORDER;
    }

    private void live(List<TrialSpec> specs) throws IOException, InterruptedException {
        ExecutorService workers = cores.get();
        try {
            CompletionService<TrialOutcome> work = new ExecutorCompletionService<>(workers);
            specs.forEach(spec -> work.submit(() -> Trial.run(spec)));
            long saidMs = clock.tickMs();
            for (int done = 1; done <= specs.size(); done++) {
                keep(work.take().get());
                if (clock.tickMs() - saidMs >= PROGRESS_MS || done == specs.size()) {
                    saidMs = clock.tickMs();
                    progress(done, specs.size());
                }
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private void keep(TrialOutcome outcome) throws IOException {
        outcomes.add(outcome);
        finished.add(outcome);
    }

    private void progress(int done, int of) {
        Score.Row all = Score.of(outcomes).all();
        err.printf(
                Locale.ROOT,
                "%d of %d lifts, %.1f lift-years in all, %d trappings, %d missed, %d false alarms, %.0f s%n",
                done,
                of,
                all.years(),
                all.trappings(),
                all.count(TrialOutcome.Verdict.MISSED),
                all.count(TrialOutcome.Verdict.FALSE_ALARM),
                clock.tickMs() / 1000.0);
    }

    private void report() throws IOException {
        Score score = Score.of(outcomes);
        if (order.plot().isPresent()) {
            String rates = order.plan().dense() ? "something is always wrong" : "rates as in the field";
            if (order.plan().restarts() != Restarts.NONE) {
                rates += ", " + order.plan().restarts().code() + " restarts";
            }
            String title = String.format(
                    Locale.ROOT, "%.1f simulated lift-years, %s", score.all().years(), rates);
            PlainFile.write(order.plot().get(), ScorePlot.svg(score, title));
        }
        List<TrialOutcome> inOrder = outcomes.stream()
                .sorted(Comparator.comparing((TrialOutcome o) -> o.spec().kit())
                        .thenComparingLong(o -> o.spec().seed()))
                .toList();
        if (order.json()) {
            Map<String, Object> tree = new LinkedHashMap<>(ScoreText.tree(score));
            tree.put(
                    "not_in_order",
                    inOrder.stream()
                            .map(Simulating::onlyBad)
                            .filter(outcome -> !outcome.cases().isEmpty())
                            .map(TrialLine::write)
                            .toList());
            out.println(JsonText.write(tree));
        } else {
            inOrder.stream().map(Simulating::onlyBad).forEach(this::print);
            ScoreText.table(score).forEach(out::println);
        }
        out.flush();
    }

    private static TrialOutcome onlyBad(TrialOutcome outcome) {
        return new TrialOutcome(
                outcome.spec(),
                outcome.cases().stream().filter(one -> !one.verdict().isGood()).toList());
    }

    private void print(TrialOutcome outcome) {
        for (TrialOutcome.Case one : outcome.cases()) {
            out.printf(
                    Locale.ROOT,
                    "%s seed %d, %.3f h: %s, %s: %s%n",
                    outcome.spec().kit().code(),
                    outcome.spec().seed(),
                    one.atMs() / 3_600_000.0,
                    one.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    one.what(),
                    one.detail());
        }
    }
}
