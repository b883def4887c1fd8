package dev.liftwatch.agent;

import dev.liftwatch.cli.CommandLineTool;
import dev.liftwatch.cli.PrintableOutput;
import dev.liftwatch.cli.Roles;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the launcher enters: the daemon directly, every other command through the command line library. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Optional<RunArguments> run = RunArguments.plain(arguments);
        System.exit(run.isPresent() ? Daemon.run(run.get()) : command(arguments));
    }

    private static Writer utf8(PrintStream stream) {
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    private static int command(String[] arguments) {
        PrintWriter out = new PrintableOutput(utf8(System.out), false);
        PrintWriter err = new PrintableOutput(utf8(System.err), true);
        Roles roles = new Roles(
                (config, stateFolder, runtimeFolder, volatileStore) ->
                        Daemon.run(new RunArguments(config, stateFolder, runtimeFolder, volatileStore)),
                order -> Listening.run(order, out, err),
                plain -> Demo.show(plain),
                order -> Simulating.run(order, out, err),
                order -> LivingScripts.run(order, out, err),
                Inspection::of,
                Version.TEXT);
        int exit = CommandLineTool.run(arguments, roles, out, err);
        out.flush();
        return exit;
    }
}
