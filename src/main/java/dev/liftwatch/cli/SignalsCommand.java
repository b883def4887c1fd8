package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.PrintableOutput;
import dev.liftwatch.console.RawView;
import dev.liftwatch.console.SignalsView;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.linux.TerminalSize;
import dev.liftwatch.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liftwatch signals}: every wire, what is read of it, and whether it is believed. */
@Command(name = "signals", mixinStandardHelpOptions = true)
final class SignalsCommand implements Callable<Integer> {
    /** The agent's own view is renewed once a second. */
    private static final long EVERY_MS = 1000;

    private final Clock clock = SystemClock.startingAt(0);

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningAgent agent;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Option(names = "--watch", descriptionKey = "option.watch")
    private boolean watch;

    @Option(names = "--raw", paramLabel = "SOURCE", descriptionKey = "option.raw")
    private Optional<String> raw = Optional.empty();

    @Override
    public Integer call() throws CommandFailure, InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (raw.isPresent()) {
            new RawLine(agent, raw.get(), clock).follow(RawView.onto(out), out::checkError);
            return CommandLineTool.DONE;
        }
        do {
            String answer = agent.ask("signals");
            if (watch && !json && TerminalSize.now().isPresent()) {
                PrintableOutput.of(out).clearScreen();
            }
            out.println(json ? agent.json(answer) : SignalsView.render(agent.read(answer)));
            out.flush();
            if (watch) {
                clock.pause(EVERY_MS);
            }
        } while (watch && !out.checkError());
        return CommandLineTool.DONE;
    }
}
