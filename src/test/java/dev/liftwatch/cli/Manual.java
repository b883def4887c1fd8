package dev.liftwatch.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes the manual of every command, in the language of the JVM, as AsciiDoc into a folder, and beside it what a shell completes them
 * by. For the package; the text is what {@code --help} says.
 */
public final class Manual {
    private Manual() {}

    /** {@code Manual FOLDER VERSION}. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        CommandLine tool = CommandLineTool.assembled(new Roles(
                (config, state, runtime, volatileStore) -> 0,
                order -> 0,
                plain -> 0,
                order -> 0,
                order -> 0,
                (device, offline) -> List.of(),
                (device, offline) -> new Roles.Look(List.of(), List.of()),
                new NoSite(),
                (role, work) -> {},
                last -> {},
                arguments[1]));
        List<CommandSpec> commands = new ArrayList<>();
        commands.add(tool.getCommandSpec());
        tool.getSubcommands().values().forEach(command -> commands.add(command.getCommandSpec()));
        int failed = ManPageGenerator.generateManPage(
                folder.toFile(), null, new boolean[0], false, commands.toArray(CommandSpec[]::new));
        Files.writeString(folder.resolve("liftwatch.bash"), AutoComplete.bash("liftwatch", tool));
        System.exit(failed);
    }
}
