package dev.liftwatch.cli;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import dev.liftwatch.file.PlainFile;
import dev.liftwatch.history.IncidentPage;
import dev.liftwatch.history.IncidentStory;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liftwatch report}: one incident as a page to keep, to print and to send, whether an agent runs or not. */
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private final Clock clock = SystemClock.startingAt(0);
    private final String version;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningAgent agent;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = "${env:STATE_DIRECTORY:-/var/lib/liftwatch}",
            descriptionKey = "option.state-dir")
    private Path stateFolder;

    @Parameters(arity = "0..1", paramLabel = "INCIDENT", descriptionKey = "option.report-incident")
    private Optional<String> incident = Optional.empty();

    @Option(names = "--last", descriptionKey = "option.last")
    private boolean last;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.report-out")
    private Optional<Path> file = Optional.empty();

    ReportCommand(String version) {
        this.version = version;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (incident.isPresent() == last) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("report.choose"));
        }
        Past past = new Past(agent, stateFolder);
        BlackBox box = past.blackBox();
        PastIncidents incidents = new PastIncidents(past, box);
        IncidentStory story = last ? incidents.newest() : incidents.of(incident.get());
        String page = page(story, box);
        Path out = file.orElseGet(() -> Path.of(name(story)));
        try {
            PlainFile.write(out, page);
        } catch (IOException failed) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("file.failed", out, FileWords.why(failed)));
        }
        spec.commandLine().getOut().println(Words.of("report.written", out));
        return CommandLineTool.DONE;
    }

    private String page(IncidentStory story, BlackBox box) throws CommandFailure {
        try {
            Instant now = Instant.parse(clock.wall().rfc3339());
            return IncidentPage.of(story, box, ZoneId.systemDefault(), now, version, Locale.getDefault());
        } catch (IOException unreadable) {
            throw Past.failed(unreadable);
        }
    }

    private static String name(IncidentStory story) {
        return "liftwatch-" + story.lift() + "-" + story.incident().replaceAll("[^A-Za-z0-9-]", "_") + ".html";
    }
}
