package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.Page;
import dev.liftwatch.console.Words;
import dev.liftwatch.duties.Maintenance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liftwatch maintenance start|stop}: a technician is at the lift, or leaves it. */
@Command(name = "maintenance", mixinStandardHelpOptions = true)
final class MaintenanceCommand implements Callable<Integer> {
    /** What may be said. */
    enum Change {
        start,
        stop
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningAgent agent;

    @Parameters(paramLabel = "start|stop", descriptionKey = "option.change")
    private Change change;

    @Option(names = "--minutes", paramLabel = "MINUTES", descriptionKey = "option.minutes")
    private Optional<Long> minutes = Optional.empty();

    @Option(names = "--note", paramLabel = "TEXT", descriptionKey = "option.note")
    private Optional<String> note = Optional.empty();

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "option.by")
    private Optional<String> by = Optional.empty();

    @Override
    public Integer call() throws CommandFailure {
        if (minutes.isPresent() && (minutes.get() < 1 || minutes.get() > Maintenance.MOST_MINUTES)) {
            throw new CommandFailure(
                    CommandLineTool.WRONG_USE,
                    Words.of("maintenance.minutes", minutes.get(), Maintenance.MOST_MINUTES));
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("cmd", "maintenance-" + change.name());
        request.put("by", by.orElseGet(LocalPerson::name));
        minutes.ifPresent(value -> request.put("minutes", value));
        note.ifPresent(value -> request.put("note", value));
        Map<String, Object> answer = agent.request(request);
        spec.commandLine()
                .getOut()
                .println(
                        change == Change.start
                                ? Words.of("maintenance.started", until(answer))
                                : Words.of("maintenance.stopped"));
        return CommandLineTool.DONE;
    }

    /** When it ends by itself, by the clock of this box. */
    private static String until(Map<String, Object> answer) {
        Page page = ScreenPage.blank();
        return page.began(String.valueOf(answer.get("until")));
    }
}
