package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.cli.CommandLineTool.Words;
import dev.liftwatch.control.ControlClient;
import dev.liftwatch.control.ControlException;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liftwatch status}: what the running agent sees, has open, and whom it reaches. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final String END = ".sock";

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "option.config")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--lift", paramLabel = "ID", descriptionKey = "option.lift")
    private Optional<String> lift = Optional.empty();

    @Option(
            names = "--runtime-dir",
            paramLabel = "DIR",
            defaultValue = "${env:RUNTIME_DIRECTORY:-/run/liftwatch}",
            descriptionKey = "option.runtime-dir")
    private Path runtimeFolder;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure {
        Path socket = runtimeFolder.resolve(chosen() + END);
        PrintWriter out = spec.commandLine().getOut();
        try {
            String answer = ControlClient.ask(socket, "{\"v\":1,\"ask\":\"status\"}");
            out.println(json ? answer : StatusView.render(JsonText.read(answer)));
            return CommandLineTool.DONE;
        } catch (ControlException unreachable) {
            throw new CommandFailure(CommandLineTool.UNREACHABLE, unreachable.getMessage());
        } catch (JsonException strange) {
            throw new CommandFailure(CommandLineTool.UNREACHABLE, socket + ": " + strange.getMessage());
        }
    }

    private String chosen() throws CommandFailure {
        if (lift.isPresent()) {
            return lift.get();
        }
        if (config.isPresent()) {
            return liftOf(config.get());
        }
        List<String> running = running();
        if (running.isEmpty()) {
            throw new CommandFailure(CommandLineTool.UNREACHABLE, Words.of("status.none", runtimeFolder));
        }
        if (running.size() > 1) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("status.several", String.join(", ", running)));
        }
        return running.getFirst();
    }

    private static String liftOf(Path file) throws CommandFailure {
        try {
            return dev.liftwatch.config.DeviceConfig.load(file).lift().id();
        } catch (dev.liftwatch.config.ConfigException | IOException unreadable) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, unreadable.getMessage());
        }
    }

    private List<String> running() throws CommandFailure {
        if (!Files.isDirectory(runtimeFolder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(runtimeFolder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .map(name -> name.substring(0, name.length() - END.length()))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException unreadable) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, unreadable.getMessage());
        }
    }
}
