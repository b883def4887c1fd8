package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import dev.liftwatch.control.ControlClient;
import dev.liftwatch.control.ControlException;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which running agent is asked, and the asking. */
final class RunningAgent {
    /** So much of what an agent objects to is shown, characters. */
    private static final int LONGEST_ERROR = 1000;

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

    /** Its answer to a question, as it came. */
    String ask(String question) throws CommandFailure {
        return ask(question, Map.of());
    }

    /** Its answer to a question about something. */
    String ask(String question, Map<String, Object> about) throws CommandFailure {
        return askAt(socket(), question, about);
    }

    /** The answer of the agent on that socket to a question. */
    String askAt(Path socket, String question, Map<String, Object> about) throws CommandFailure {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("v", 1);
        whole.put("ask", question);
        whole.putAll(about);
        return exchange(socket, whole);
    }

    /** The same without more about it. */
    String askAt(Path socket, String question) throws CommandFailure {
        return exchange(socket, Map.of("v", 1, "ask", question));
    }

    private static String exchange(Path socket, Map<String, Object> whole) throws CommandFailure {
        try {
            return ControlClient.ask(socket, JsonText.write(whole));
        } catch (ControlException unreachable) {
            throw new CommandFailure(CommandLineTool.UNREACHABLE, unreachable.getMessage());
        }
    }

    /** An answer as a tree. */
    Map<String, Object> read(String answer) throws CommandFailure {
        return read(answer, CommandLineTool.UNREACHABLE);
    }

    /** An answer as a tree; one that says what is wrong with the question ends with {@code exit}. */
    Map<String, Object> read(String answer, int exit) throws CommandFailure {
        try {
            Map<String, Object> tree = JsonText.read(answer);
            if (tree.get("error") != null) {
                throw new CommandFailure(exit, Printable.text(tree.get("error"), LONGEST_ERROR));
            }
            return tree;
        } catch (JsonException strange) {
            throw new CommandFailure(CommandLineTool.UNREACHABLE, socket() + ": " + strange.getMessage());
        }
    }

    /** An answer for a program: the same JSON, on one line and in printable characters. */
    String json(String answer) throws CommandFailure {
        try {
            return JsonText.oneLine(answer);
        } catch (JsonException strange) {
            throw new CommandFailure(CommandLineTool.UNREACHABLE, socket() + ": " + strange.getMessage());
        }
    }

    /** The configuration of the installation, where one was named. */
    Optional<Path> config() {
        return config;
    }

    /** Where agents are looked for, as options of another command. */
    List<String> options() {
        return List.of("--runtime-dir", runtimeFolder.toString());
    }

    /** The sockets that are there. */
    AgentSockets sockets() throws CommandFailure {
        return new AgentSockets(runtimeFolder);
    }

    /** The lift that was named. */
    Optional<String> lift() {
        return lift;
    }

    /** The lift that was named, itself or by its configuration. */
    Optional<String> named() {
        if (lift.isPresent() || config.isEmpty()) {
            return lift;
        }
        try {
            return Optional.of(liftOf(config.get()));
        } catch (CommandFailure wrong) {
            // What is on record can be looked at while the configuration is being mended.
            return Optional.empty();
        }
    }

    private Path socket() throws CommandFailure {
        AgentSockets sockets = new AgentSockets(runtimeFolder);
        if (lift.isPresent()) {
            return sockets.of(lift.get());
        }
        return sockets.of(config.isPresent() ? liftOf(config.get()) : sockets.only());
    }

    private static String liftOf(Path file) throws CommandFailure {
        try {
            return dev.liftwatch.config.DeviceConfig.load(file).lift().id();
        } catch (dev.liftwatch.config.ConfigException | IOException unreadable) {
            throw new CommandFailure(
                    CommandLineTool.WRONG_USE,
                    unreadable instanceof IOException failed
                            ? Words.of("config.unreadable", file, FileWords.why(failed))
                            : unreadable.getMessage());
        }
    }
}
