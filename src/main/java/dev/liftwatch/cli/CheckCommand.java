package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.config.ConfigException;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.Leftovers;
import dev.liftwatch.config.Problem;
import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code liftwatch check}: is this file in order, is what it names there, and what can an agent with these wires not see? Only what keeps
 * the agent from starting is a failure: the file is checked before the wires are there, too.
 */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Roles.Inspection inspection;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigFile config;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Option(names = "--offline", descriptionKey = "option.offline")
    private boolean offline;

    CheckCommand(Roles.Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public Integer call() throws CommandFailure {
        return json ? answerPrograms() : answerPeople();
    }

    private int answerPeople() throws CommandFailure {
        PrintWriter out = spec.commandLine().getOut();
        DeviceConfig device = config.forRun(CommandLineTool.NOT_IN_ORDER);
        out.println(Words.of("check.good", config.file(), device.lift().id()));
        device.sources()
                .keySet()
                .forEach(source -> out.println(Words.of("check.source", source, signals(device, source))));
        device.uplinks().forEach(uplink -> tell(out, uplink));
        notes(device).forEach(note -> out.println(Words.of("check.warning", note)));
        return CommandLineTool.DONE;
    }

    private static void tell(PrintWriter out, UplinkConfig uplink) {
        out.println(Words.of(
                "check.uplink",
                uplink.name(),
                uplink.servers().stream().map(Object::toString).collect(Collectors.joining(", "))));
        out.println(Words.of("check.rights", uplink.rights().commandNames()));
        uplink.rights().keyNames().ifPresent(names -> out.println(Words.of("check.keys", names)));
    }

    /** What to know: of the wires, of what is left from a profile, and of what is not there. */
    private List<String> notes(DeviceConfig device) {
        Locale language = Locale.getDefault();
        List<String> notes = new ArrayList<>();
        device.warnings().forEach(warning -> notes.add(warning.in(language)));
        Leftovers.of(device, config.file()).forEach(phrase -> notes.add(phrase.in(language)));
        for (Roles.Finding finding : inspection.look(device, offline)) {
            notes.add(Words.of("check." + finding.kind(), finding.arguments().toArray()));
        }
        return notes;
    }

    private static String signals(DeviceConfig device, String source) {
        return device.signals().values().stream()
                .filter(signal -> signal.source().equals(source))
                .map(signal -> signal.signal().code())
                .collect(Collectors.joining(", "));
    }

    /** One object whatever is wrong, so that nobody has to read two streams. */
    private int answerPrograms() {
        Map<String, Object> tree = new LinkedHashMap<>();
        int exit = CommandLineTool.WRONG_USE;
        List<Map<String, Object>> problems = new ArrayList<>();
        DeviceConfig device = null;
        if (!Files.exists(config.file())) {
            problems.add(Map.of("text", Words.of("config.missing", config.file())));
        } else {
            try {
                device = DeviceConfig.load(config.file());
                exit = CommandLineTool.DONE;
            } catch (ConfigException wrong) {
                exit = CommandLineTool.NOT_IN_ORDER;
                wrong.problems().forEach(problem -> problems.add(tree(problem)));
            } catch (IOException unreadable) {
                problems.add(Map.of("text", Words.of("config.unreadable", config.file(), FileWords.why(unreadable))));
            }
        }
        tree.put("file", config.file().toString());
        tree.put("in_order", exit == CommandLineTool.DONE);
        tree.put("problems", problems);
        tree.put("lift", device == null ? null : device.lift().id());
        tree.put(
                "signals",
                device == null
                        ? List.of()
                        : device.signals().keySet().stream().map(Signal::code).toList());
        tree.put(
                "uplinks",
                device == null
                        ? List.of()
                        : device.uplinks().stream().map(uplink -> uplink.name()).toList());
        tree.put("warnings", device == null ? List.of() : notes(device));
        spec.commandLine().getOut().println(JsonText.write(tree));
        return exit;
    }

    private static Map<String, Object> tree(Problem problem) {
        Locale language = Locale.getDefault();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("line", problem.line());
        tree.put("column", problem.column());
        tree.put("key", problem.key());
        tree.put("found", problem.found().in(language));
        tree.put("allowed", problem.allowed().in(language));
        tree.put("text", problem.in(language));
        return tree;
    }
}
