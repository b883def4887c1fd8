package dev.liftwatch.agent;

import dev.liftwatch.cli.CommandLineTool;
import dev.liftwatch.cli.Status;
import dev.liftwatch.console.PrintableOutput;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
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

    private static Writer utf8(OutputStream stream) {
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    private static int command(String[] arguments) {
        // Not System.out, which keeps to itself that nobody reads any more: a command that follows would never end.
        PrintWriter out = new PrintableOutput(utf8(new FileOutputStream(FileDescriptor.out)), false);
        PrintWriter err = new PrintableOutput(utf8(System.err), true);
        Optional<Integer> status = Status.plain(arguments, out, err);
        int exit =
                status.isPresent() ? status.get() : CommandLineTool.run(arguments, CommandRoles.of(out, err), out, err);
        out.flush();
        return exit;
    }
}
