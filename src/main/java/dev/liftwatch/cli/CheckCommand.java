package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.cli.CommandLineTool.Words;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.signal.Signal;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liftwatch check}: is this file in order, and what can an agent with these wires not see? */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigFile config;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure {
        PrintWriter out = spec.commandLine().getOut();
        DeviceConfig device = config.forRun(CommandLineTool.NOT_IN_ORDER);
        if (json) {
            out.println(JsonText.write(tree(device)));
            return CommandLineTool.DONE;
        }
        out.println(Words.of("check.good", config.file(), device.lift().id()));
        device.sources()
                .keySet()
                .forEach(source -> out.println(Words.of("check.source", source, signals(device, source))));
        device.uplinks()
                .forEach(uplink -> out.println(Words.of(
                        "check.uplink",
                        uplink.name(),
                        uplink.servers().stream().map(Object::toString).collect(Collectors.joining(", ")))));
        device.warnings().forEach(warning -> out.println(Words.of("check.warning", warning.in(Locale.getDefault()))));
        return CommandLineTool.DONE;
    }

    private static String signals(DeviceConfig device, String source) {
        return device.signals().values().stream()
                .filter(signal -> signal.source().equals(source))
                .map(signal -> signal.signal().code())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> tree(DeviceConfig device) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("lift", device.lift().id());
        tree.put("signals", device.signals().keySet().stream().map(Signal::code).toList());
        tree.put(
                "uplinks",
                device.uplinks().stream().map(uplink -> uplink.name()).toList());
        tree.put(
                "warnings",
                device.warnings().stream()
                        .map(warning -> warning.in(Locale.getDefault()))
                        .toList());
        return tree;
    }
}
