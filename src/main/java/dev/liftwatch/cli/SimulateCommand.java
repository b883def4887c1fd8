package dev.liftwatch.cli;

import dev.liftwatch.campaign.LivesOrder;
import dev.liftwatch.campaign.SimulationOrder;
import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.LifeKind;
import dev.liftwatch.sim.Restarts;
import dev.liftwatch.trial.LifeOutcome;
import dev.liftwatch.trial.LifePlan;
import dev.liftwatch.trial.LifeRecording;
import dev.liftwatch.trial.Plan;
import dev.liftwatch.trial.Recording;
import dev.liftwatch.trial.TrialSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liftwatch simulate}: the judgement held against simulated lifts whose truth is known. */
@Command(name = "simulate", mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private static final double MOST_YEARS = 100_000;
    private static final String DENSE = "dense";
    private static final int MOST_LIVES = 1_000_000;

    /** What says how other lifts live. */
    private static final List<String> WITHOUT_LIVES = List.of("--years", "--faults", "--restarts", "--trace");

    private final Roles.Simulation simulation;
    private final Roles.Lives scripted;

    @Spec
    private CommandSpec spec;

    @Option(names = "--years", paramLabel = "N", defaultValue = "1", descriptionKey = "option.years")
    private double years;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "option.seed")
    private long seed;

    @Option(names = "--kit", paramLabel = "KIT", split = ",", descriptionKey = "option.kit")
    private List<String> kits = List.of();

    @Option(names = "--faults", paramLabel = "RATES", defaultValue = "natural", descriptionKey = "option.faults")
    private String faults;

    @Option(names = "--restarts", paramLabel = "RATES", defaultValue = "none", descriptionKey = "option.restarts")
    private String restarts;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Option(names = "--resume", paramLabel = "FILE", descriptionKey = "option.resume")
    private Optional<Path> resume = Optional.empty();

    @Option(names = "--plot", paramLabel = "FILE", descriptionKey = "option.plot")
    private Optional<Path> plot = Optional.empty();

    @Option(names = "--trace", paramLabel = "SEED", descriptionKey = "option.simulate-trace")
    private Optional<Long> trace = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "option.simulate-out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--lives", paramLabel = "KIND", split = ",", descriptionKey = "option.lives")
    private List<String> lives = List.of();

    @Option(names = "--count", paramLabel = "N", defaultValue = "100", descriptionKey = "option.count")
    private int count;

    SimulateCommand(Roles.Simulation simulation, Roles.Lives scripted) {
        this.simulation = simulation;
        this.scripted = scripted;
    }

    @Override
    public Integer call() throws CommandFailure {
        refuseUnless(years > 0 && years <= MOST_YEARS, "simulate.years", years, MOST_YEARS);
        refuseUnless(faults.equals(DENSE) || faults.equals("natural"), "simulate.faults", faults);
        Optional<Restarts> known = Restarts.of(restarts);
        refuseUnless(known.isPresent(), "simulate.restarts", restarts);
        List<Kit> wired = wired();
        if (!lives.isEmpty()) {
            return scriptedLives(wired);
        }
        refuseUnless(!given("--count"), "simulate.count-alone");
        if (trace.isEmpty()) {
            Plan plan = new Plan(years, seed, wired, faults.equals(DENSE), known.get());
            return simulation.simulate(new SimulationOrder(plan, resume, json, plot));
        }
        refuseUnless(kits.size() == 1, "simulate.one-kit");
        // A trace is what the wires say, and that is the same whether the box restarts or not.
        refuseUnless(known.get() == Restarts.NONE, "simulate.trace-restarts");
        return record(
                new TrialSpec(trace.get(), wired.getFirst(), faults.equals(DENSE), Plan.days(faults.equals(DENSE))));
    }

    /** The lives of a script, or one of them as a trace. */
    private int scriptedLives(List<Kit> wired) throws CommandFailure {
        for (String other : WITHOUT_LIVES) {
            refuseUnless(!given(other), "simulate.lives-alone", other);
        }
        List<LifeKind> kinds = kinds();
        refuseUnless(count >= 1 && count <= MOST_LIVES, "simulate.count", count, MOST_LIVES);
        if (out.isEmpty()) {
            LifePlan plan = new LifePlan(kinds, count, seed, kits.isEmpty() ? Kit.withPresence() : wired);
            boolean bothSides = kinds.contains(LifeKind.FIRST_SIGHT) && kinds.contains(LifeKind.PLAIN);
            refuseUnless(plot.isEmpty() || bothSides, "simulate.lives-plot");
            return scripted.live(new LivesOrder(plan, resume, json, plot));
        }
        refuseUnless(kinds.size() == 1 && kits.size() == 1 && !given("--count"), "simulate.one-life");
        LifeOutcome.Which which = new LifeOutcome.Which(kinds.getFirst(), wired.getFirst(), seed);
        return written(out.get(), folder -> LifeRecording.write(which, folder));
    }

    private List<LifeKind> kinds() throws CommandFailure {
        if (lives.equals(List.of("all"))) {
            return List.of(LifeKind.values());
        }
        List<LifeKind> kinds = new ArrayList<>();
        for (String code : lives) {
            Optional<LifeKind> kind = LifeKind.of(code);
            String allowed =
                    Arrays.stream(LifeKind.values()).map(LifeKind::code).collect(Collectors.joining(", "));
            refuseUnless(kind.isPresent(), "simulate.lives", code, allowed);
            kinds.add(kind.get());
        }
        return kinds;
    }

    private boolean given(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    @FunctionalInterface
    private interface Writing {
        void to(Path folder) throws IOException;
    }

    private int record(TrialSpec spec) throws CommandFailure {
        Path folder = out.orElse(Path.of("trace-" + spec.kit().code() + "-" + spec.seed()));
        return written(folder, to -> Recording.write(spec, to));
    }

    private int written(Path folder, Writing recording) throws CommandFailure {
        try {
            recording.to(folder);
        } catch (IOException failed) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("file.failed", folder, FileWords.why(failed)));
        }
        spec.commandLine().getErr().println(Words.of("simulate.written", folder));
        return CommandLineTool.DONE;
    }

    private List<Kit> wired() throws CommandFailure {
        if (kits.isEmpty()) {
            return List.of(Kit.values());
        }
        List<Kit> wired = new ArrayList<>();
        for (String code : kits) {
            Optional<Kit> kit = Kit.of(code);
            refuseUnless(
                    kit.isPresent(),
                    "simulate.kit",
                    code,
                    Arrays.stream(Kit.values()).map(Kit::code).collect(Collectors.joining(", ")));
            wired.add(kit.get());
        }
        return wired;
    }

    private static void refuseUnless(boolean allowed, String words, Object... found) throws CommandFailure {
        if (!allowed) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of(words, found));
        }
    }
}
