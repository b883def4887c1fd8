package dev.liftwatch.cli;

import dev.liftwatch.console.PrintableOutput;
import dev.liftwatch.console.Words;
import dev.liftwatch.text.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code liftwatch} with everything below it. */
public final class CommandLineTool {
    /** Done. */
    public static final int DONE = 0;

    /** The thing that was looked at is not in order. */
    public static final int NOT_IN_ORDER = 1;

    /** Wrong use or wrong input. */
    public static final int WRONG_USE = 2;

    /** The agent cannot be reached. */
    public static final int UNREACHABLE = 3;

    /** The longest line that is printed of what went wrong, characters. */
    private static final int LONGEST_LINE = 4000;

    private CommandLineTool() {}

    @Command(name = "liftwatch", mixinStandardHelpOptions = true)
    private static final class Root implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            throw new ParameterException(spec.commandLine(), Words.of("choose.command"));
        }
    }

    /** Runs a command and returns its exit code. */
    public static int run(String[] arguments, Roles roles, PrintWriter out, PrintWriter err) {
        CommandLine tool = assembled(roles);
        PrintableOutput results = PrintableOutput.of(out);
        tool.setOut(results).setErr(PrintableOutput.of(err));
        tool.setUsageHelpAutoWidth(true);
        tool.setExecutionStrategy(parsed -> {
            // Help has its emphasis, and every word of it is ours.
            tool.setOut(results.unfiltered());
            Integer help = CommandLine.executeHelpRequest(parsed);
            tool.setOut(results);
            return help == null ? new CommandLine.RunLast().execute(parsed) : help;
        });
        tool.setParameterExceptionHandler((wrong, given) -> refuse(wrong));
        tool.setExecutionExceptionHandler((failure, line, parsed) -> {
            String words = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            // One line for each problem of a file.
            words.lines().forEach(each -> line.getErr().println(Printable.line(each, LONGEST_LINE)));
            return failure instanceof CommandFailure command ? command.exit() : NOT_IN_ORDER;
        });
        return tool.execute(arguments);
    }

    private static int refuse(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println(Printable.line(String.valueOf(UsageWords.of(wrong)), LONGEST_LINE));
        List<String> meant = wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        if (meant.isEmpty()) {
            line.usage(line.getErr(), CommandLine.Help.Ansi.OFF);
        } else {
            line.getErr().println(Words.of("usage.meant", String.join(", ", meant)));
        }
        return WRONG_USE;
    }

    /** The whole tool, for whoever runs or describes it. */
    static CommandLine assembled(Roles roles) {
        CommandLine tool = new CommandLine(new Root());
        tool.addSubcommand(new RunCommand(roles.daemon()));
        tool.addSubcommand(new DemoCommand(roles.demonstration()));
        tool.addSubcommand(new SetupCommand(roles.site()));
        tool.addSubcommand(new LearnCommand());
        tool.addSubcommand(new CheckCommand(roles.inspection()));
        tool.addSubcommand(new StatusCommand());
        tool.addSubcommand(new BugReportCommand(roles));
        tool.addSubcommand(new EventsCommand());
        tool.addSubcommand(new ReportCommand(roles.version()));
        tool.addSubcommand(new WatchCommand(roles.atEnd()));
        tool.addSubcommand(new DoctorCommand(roles.inspection(), roles.withoutAgent()));
        tool.addSubcommand(new SelfTestCommand());
        tool.addSubcommand(new CommissionCommand());
        tool.addSubcommand(new MaintenanceCommand());
        tool.addSubcommand(new SignalsCommand());
        tool.addSubcommand(new CaptureCommand());
        tool.addSubcommand(new BlackBoxCommand());
        tool.addSubcommand(new ReplayCommand());
        tool.addSubcommand(new SimulateCommand(roles.simulation(), roles.lives()));
        tool.addSubcommand(new ListenCommand(roles.listener()));
        tool.setResourceBundle(Words.bundle());
        tool.getCommandSpec().version("liftwatch " + roles.version());
        return tool;
    }

    /** A command that ends with a message and an exit code. */
    static final class CommandFailure extends Exception {
        private static final long serialVersionUID = 1;
        private final int exit;

        CommandFailure(int exit, String message) {
            super(message);
            this.exit = exit;
        }

        int exit() {
            return exit;
        }
    }
}
