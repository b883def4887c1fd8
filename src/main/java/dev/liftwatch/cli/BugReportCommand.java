package dev.liftwatch.cli;

import dev.liftwatch.bugreport.Archive;
import dev.liftwatch.bugreport.Gathering;
import dev.liftwatch.bugreport.Gathering.Gathered;
import dev.liftwatch.bugreport.Redaction;
import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import dev.liftwatch.file.PlainFile;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liftwatch bugreport}: what the maker needs in one archive, without secrets; it takes half a minute at most. */
@Command(name = "bugreport", mixinStandardHelpOptions = true)
final class BugReportCommand implements Callable<Integer> {
    /** What has not come by then is named as missing, ms: the whole may take half a minute. */
    static final long GATHERING_MS = 22_000;

    private static final int MOST_CONFIG_BYTES = 1 << 20;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Clock clock = SystemClock.startingAt(0);
    private final Roles roles;

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

    @Option(names = "--offline", descriptionKey = "option.offline")
    private boolean offline;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.bugreport-out")
    private Optional<Path> file = Optional.empty();

    BugReportCommand(Roles roles) {
        this.roles = roles;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        Path config = agent.config().orElse(Path.of(ConfigFile.USUAL));
        Instant now = Instant.parse(clock.wall().rfc3339());
        String lift = lift();
        BugReportParts parts = new BugReportParts(roles, agent, config, stateFolder, lift, agent.options(), offline);
        List<Gathered> gathered = new Gathering()
                .all(
                        parts.all(now),
                        new Redaction(secrets(config)),
                        (name, work) -> roles.background().start(name, work),
                        GATHERING_MS);
        byte[] archive = Archive.of(
                "liftwatch " + roles.version() + ", lift " + lift + ", " + now, gathered, now.toEpochMilli());
        Path out = file.orElseGet(() -> Path.of("liftwatch-" + lift + "-" + STAMP.format(now) + ".zip"));
        try (OutputStream to = PlainFile.write(out)) {
            to.write(archive);
        } catch (IOException failed) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("file.failed", out, FileWords.why(failed)));
        }
        tell(gathered, out, archive.length);
        return CommandLineTool.DONE;
    }

    private void tell(List<Gathered> gathered, Path out, int bytes) {
        PrintWriter screen = spec.commandLine().getOut();
        gathered.stream()
                .filter(part -> !part.failure().isEmpty())
                .forEach(part -> screen.println(Words.of("bugreport.missing", part.name(), part.failure())));
        screen.println(Words.of("bugreport.written", out, (bytes + 1023) / 1024));
        screen.println(Words.of("bugreport.look"));
    }

    private Set<String> secrets(Path config) {
        try {
            return KnownSecrets.of(PlainFile.text(config, MOST_CONFIG_BYTES), config);
        } catch (IOException unreadable) {
            return Set.of();
        }
    }

    private String lift() {
        try {
            return new Past(agent, stateFolder).lift();
        } catch (CommandFailure none) {
            return agent.lift().orElse("unknown");
        }
    }
}
