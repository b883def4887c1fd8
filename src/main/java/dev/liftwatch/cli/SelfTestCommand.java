package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.Words;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.time.Clock;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liftwatch selftest}: proves the way to every platform before somebody needs it. */
@Command(name = "selftest", mixinStandardHelpOptions = true)
final class SelfTestCommand implements Callable<Integer> {
    /** An answer that takes longer than a day is none, s. */
    private static final int LONGEST_WAIT_S = 86_400;

    private final Clock clock = SystemClock.startingAt(0);

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningAgent agent;

    @Option(names = "--wait", paramLabel = "SECONDS", descriptionKey = "option.wait", defaultValue = "60")
    private int seconds;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (seconds < 1 || seconds > LONGEST_WAIT_S) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("selftest.seconds", seconds, LONGEST_WAIT_S));
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean answered = new TestAlarm(agent, clock, seconds).isAnswered(out);
        return answered ? CommandLineTool.DONE : CommandLineTool.NOT_IN_ORDER;
    }
}
