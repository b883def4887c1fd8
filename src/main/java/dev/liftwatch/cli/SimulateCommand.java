package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.cli.CommandLineTool.Words;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.Restarts;
import dev.liftwatch.trial.Lot;
import dev.liftwatch.trial.Plan;
import dev.liftwatch.trial.Recording;
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

    private final Roles.Simulation simulation;

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

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "option.out")
    private Optional<Path> out = Optional.empty();

    SimulateCommand(Roles.Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public Integer call() throws CommandFailure {
        refuseUnless(years > 0 && years <= MOST_YEARS, "simulate.years", years, MOST_YEARS);
        refuseUnless(faults.equals(DENSE) || faults.equals("natural"), "simulate.faults", faults);
        Optional<Restarts> known = Restarts.of(restarts);
        refuseUnless(known.isPresent(), "simulate.restarts", restarts);
        List<Kit> wired = wired();
        if (trace.isEmpty()) {
            Plan plan = new Plan(years, seed, wired, faults.equals(DENSE), known.get());
            return simulation.simulate(new Roles.SimulationOrder(plan, resume, json, plot));
        }
        refuseUnless(kits.size() == 1, "simulate.one-kit");
        // A trace is what the wires say, and that is the same whether the box restarts or not.
        refuseUnless(known.get() == Restarts.NONE, "simulate.trace-restarts");
        return record(new Lot(trace.get(), wired.getFirst(), faults.equals(DENSE), Plan.days(faults.equals(DENSE))));
    }

    private int record(Lot lot) throws CommandFailure {
        Path folder = out.orElse(Path.of("trace-" + lot.kit().code() + "-" + lot.seed()));
        try {
            Recording.write(lot, folder);
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
