package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.LiftLook;
import dev.liftwatch.console.LiftsView;
import dev.liftwatch.console.Words;
import dev.liftwatch.control.ControlClient;
import dev.liftwatch.control.ControlException;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say which running agent is asked, and the asking. */
final class RunningAgent {
    /** So much of what an agent objects to is shown, characters. */
    private static final int LONGEST_ERROR = 1000;

    /** Questions that change something: they name the person behind sudo. */
    private static final Set<String> ACTS = Set.of("request", "walk", "restart");

    private static final String USUAL_FOLDER = "/run/liftwatch";

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "option.config")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--lift", paramLabel = "ID", descriptionKey = "option.lift")
    private Optional<String> lift = Optional.empty();

    @Option(
            names = "--runtime-dir",
            paramLabel = "DIR",
            defaultValue = "${env:RUNTIME_DIRECTORY:-" + USUAL_FOLDER + "}",
            descriptionKey = "option.runtime-dir")
    private Path runtimeFolder;

    /** The agent of a lift, or of the only one; in the usual folder where none is named. */
    static RunningAgent of(Optional<String> lift, Optional<Path> runtimeFolder) {
        RunningAgent agent = new RunningAgent();
        agent.lift = lift;
        String usual = System.getenv().getOrDefault("RUNTIME_DIRECTORY", USUAL_FOLDER);
        agent.runtimeFolder = runtimeFolder.orElseGet(() -> Path.of(usual));
        return agent;
    }

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
        if (ACTS.contains(question)) {
            whole.put("person", LocalPerson.name());
        }
        whole.putAll(about);
        return exchange(socket, whole);
    }

    /** What it answers when it has carried out a request; what it refuses ends with exit code 1. */
    Map<String, Object> request(Map<String, Object> request) throws CommandFailure {
        return read(ask("request", Map.of("request", request)), CommandLineTool.NOT_IN_ORDER);
    }

    /** The answer of the agent on that socket to a question. */
    String askAt(Path socket, String question) throws CommandFailure {
        return exchange(socket, Map.of("v", 1, "ask", question));
    }

    private static String exchange(Path socket, Map<String, Object> whole) throws CommandFailure {
        try {
            return ControlClient.ask(socket, JsonText.write(whole));
        } catch (ControlException unreachable) {
            boolean denied = unreachable.kind() == ControlException.Kind.DENIED;
            throw new CommandFailure(
                    CommandLineTool.UNREACHABLE,
                    Words.of(
                            "status." + unreachable.kind().code(),
                            denied ? socket.getParent() : socket,
                            FileWords.reason(unreachable.getMessage())));
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
                throw new CommandFailure(exit, objection(tree));
            }
            return tree;
        } catch (JsonException strange) {
            throw new CommandFailure(CommandLineTool.UNREACHABLE, socket() + ": " + strange.getMessage());
        }
    }

    /** In the language of the user where there are words for it; what an agent of another version says, as it says it. */
    private static String objection(Map<String, Object> answer) {
        String said = Printable.text(answer.get("error"), LONGEST_ERROR);
        String key = "agent.error." + answer.get("error_key");
        return Words.bundle().containsKey(key) ? Words.of(key, said) : FileWords.reason(said);
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
        Optional<String> named = meant();
        return sockets.of(named.isPresent() ? named.get() : sockets.only());
    }

    /** The lift that was named, by itself or by its configuration. */
    private Optional<String> meant() throws CommandFailure {
        return lift.isEmpty() && config.isPresent() ? Optional.of(liftOf(config.get())) : lift;
    }

    /**
     * Looks at the lift that was named, else at every lift of this box, worst first.
     *
     * @throws CommandFailure where there is none
     */
    List<LiftLook> looks() throws CommandFailure {
        AgentSockets sockets = new AgentSockets(runtimeFolder);
        Optional<String> named = meant();
        boolean alone = named.isPresent() || sockets.lifts().size() < 2;
        Set<String> lifts = alone ? Set.of(named.isPresent() ? named.get() : sockets.only()) : sockets.lifts();
        List<LiftLook> looks = new ArrayList<>();
        for (String one : lifts) {
            try {
                looks.add(LiftLook.at(one, read(askAt(sockets.of(one), "status"))));
            } catch (CommandFailure unreachable) {
                if (alone) {
                    throw unreachable;
                }
                looks.add(LiftLook.unseen(one, unreachable.getMessage()));
            }
        }
        return LiftsView.worstFirst(looks);
    }

    /** Options that lead another command to the same lift, with their values. */
    Map<String, String> leadingTo(String oneLift) {
        return Map.of("--lift", oneLift, "--runtime-dir", runtimeFolder.toString());
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
