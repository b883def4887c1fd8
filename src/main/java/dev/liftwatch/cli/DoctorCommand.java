package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.config.ConfigException;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.Leftovers;
import dev.liftwatch.console.DoctorView;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import dev.liftwatch.health.Condition;
import dev.liftwatch.health.ConditionKind;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.linux.MountTable;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.report.Moment;
import dev.liftwatch.time.Clock;
import dev.liftwatch.time.Tick;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code liftwatch doctor}: everything about this box and its lift in one bounded run, whether the agent runs or not. It never stops at
 * the first finding, and it says what it could not look at.
 */
@Command(name = "doctor", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final long MB = 1_000_000;

    /** With less the store cannot take what an outage of some hours brings, MB. */
    private static final long FULL_MB = 20;

    /** With less it is time to make room, MB: the store and the black box of one lift take no more. */
    private static final long LOW_MB = 300;

    /** More problems of a file are not told one by one. */
    private static final int MOST_PROBLEMS = 5;

    private final Roles.Inspection inspection;
    private final Roles.WithoutAgent withoutAgent;
    private final Clock clock = SystemClock.startingAt(0);
    private final Examination examination = new Examination();

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

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    DoctorCommand(Roles.Inspection inspection, Roles.WithoutAgent withoutAgent) {
        this.inspection = inspection;
        this.withoutAgent = withoutAgent;
    }

    @Override
    public Integer call() {
        Optional<DeviceConfig> device = configuration();
        boolean stopped = askAgent(device);
        if (stopped) {
            examination.found(condition(ConditionKind.AGENT_STOPPED, ""));
            device.ifPresentOrElse(this::lookWithoutAgent, () -> notLooked(Words.of("doctor.needs-config")));
        }
        clock();
        disk();
        Moment now = new Moment(clock.tickMs(), clock.wall());
        Map<String, Object> tree = new LinkedHashMap<>();
        List<Map<String, Object>> sections = examination.sections(now);
        tree.put("v", 1);
        tree.put("at", clock.wall().rfc3339());
        tree.put("took_ms", clock.tickMs());
        tree.put("exit", Examination.exit(sections));
        tree.put("sections", sections);
        spec.commandLine().getOut().println(json ? JsonText.write(tree) : DoctorView.render(tree, ScreenPage.blank()));
        return Examination.exit(sections);
    }

    private static Condition condition(ConditionKind kind, String subject, Object... arguments) {
        return Condition.of(kind, subject, Tick.NONE, arguments);
    }

    private Optional<DeviceConfig> configuration() {
        Path file = agent.config().orElse(Path.of(ConfigFile.USUAL));
        try {
            // Whether it is there can be asked only of a folder that may be looked into.
            file.getFileSystem().provider().checkAccess(file);
            DeviceConfig device = DeviceConfig.load(file);
            examination.looked(
                    Section.CONFIG,
                    Words.of("doctor.config", file, device.signals().size()));
            Consumer<String> note = text -> examination.found(condition(ConditionKind.CONFIG_NOTE, "", text));
            device.warnings().forEach(warning -> note.accept(warning.in(Locale.getDefault())));
            Leftovers.of(device, file).forEach(phrase -> note.accept(phrase.in(Locale.getDefault())));
            return Optional.of(device);
        } catch (ConfigException wrong) {
            wrong.problems().stream()
                    .limit(MOST_PROBLEMS)
                    .forEach(problem -> examination.found(
                            condition(ConditionKind.CONFIG_WRONG, "", problem.in(Locale.getDefault()))));
        } catch (AccessDeniedException denied) {
            examination.cannotLook(Section.CONFIG, Words.of("doctor.may-not-read", file));
        } catch (NoSuchFileException missing) {
            examination.found(condition(ConditionKind.CONFIG_MISSING, "", file));
        } catch (IOException unreadable) {
            examination.cannotLook(Section.CONFIG, Words.of("config.unreadable", file, FileWords.why(unreadable)));
        }
        return Optional.empty();
    }

    /** Asks the agent of this lift. Whether none runs; false where it has answered, and where nobody can know. */
    private boolean askAgent(Optional<DeviceConfig> device) {
        try {
            AgentSockets sockets = agent.sockets();
            Optional<String> named =
                    agent.lift().or(() -> device.map(one -> one.lift().id()));
            Optional<String> lift = named.or(() -> sockets.lifts().stream().findFirst());
            boolean there = lift.isPresent() && sockets.lifts().contains(lift.get());
            if (!there && sockets.closed().isPresent()) {
                notLooked(Words.of("doctor.may-not-read", sockets.closed().get()));
                return false;
            }
            if (!there) {
                return true;
            }
            Path socket = sockets.of(lift.get());
            if (!Files.isWritable(socket)) {
                notLooked(Words.of("doctor.may-not-read", socket));
                return false;
            }
            told(agent.read(agent.askAt(socket, "status")));
            return false;
        } catch (CommandFailure unreachable) {
            if (unreachable.exit() == CommandLineTool.WRONG_USE) {
                notLooked(unreachable.getMessage());
                return false;
            }
            examination.found(condition(ConditionKind.AGENT_MUTE, ""));
            notLooked(unreachable.getMessage());
            return false;
        }
    }

    private void notLooked(String why) {
        examination.cannotLook(Section.AGENT, why);
        for (Section section : List.of(Section.LIFT, Section.WIRES, Section.LINES, Section.PLATFORMS)) {
            examination.cannotLook(section, Words.of("doctor.needs-agent"));
        }
    }

    private void told(Map<String, Object> answer) {
        examination.looked(Section.AGENT, Words.of("doctor.agent", answer.get("version"), answer.get("lift")));
        examination.looked(Section.LIFT, Words.of("doctor.lift"));
        examination.looked(Section.WIRES, Words.of("doctor.count", count(answer.get("picture"))));
        examination.looked(Section.LINES, names(answer.get("sources")));
        examination.looked(Section.PLATFORMS, names(answer.get("uplinks")));
        if (answer.get("conditions") instanceof List<?> conditions) {
            conditions.forEach(one -> examination.told((Map<?, ?>) one));
        } else {
            examination.found(condition(ConditionKind.CONFIG_NOTE, "", Words.of("status.older")));
        }
    }

    private static int count(Object picture) {
        return picture instanceof Map<?, ?> tree && tree.get("signals") instanceof Map<?, ?> signals
                ? signals.size()
                : 0;
    }

    private static String names(Object list) {
        return list instanceof List<?> all
                ? String.join(
                        ", ",
                        all.stream()
                                .map(one -> String.valueOf(((Map<?, ?>) one).get("name")))
                                .toList())
                : "";
    }

    private void lookWithoutAgent(DeviceConfig device) {
        examination.cannotLook(Section.LIFT, Words.of("doctor.needs-agent"));
        Roles.Look look = withoutAgent.look(device, offline);
        examination.looked(Section.LINES, String.join(", ", look.lines()));
        examination.looked(
                Section.WIRES, Words.of("doctor.count", device.signals().size()));
        look.found().forEach(examination::found);
        if (offline) {
            examination.cannotLook(Section.PLATFORMS, Words.of("doctor.offline"));
        } else {
            examination.looked(
                    Section.PLATFORMS,
                    String.join(
                            ", ",
                            device.uplinks().stream().map(one -> one.name()).toList()));
        }
        for (Roles.Finding finding : inspection.look(device, offline)) {
            switch (finding.kind()) {
                case "name-unknown" -> examination.found(named(ConditionKind.NAME_UNKNOWN, finding));
                case "name-silent" -> examination.found(named(ConditionKind.NAME_SILENT, finding));
                // A port or chip that is not there is told by its line.
                default -> {}
            }
        }
    }

    private static Condition named(ConditionKind kind, Roles.Finding finding) {
        return condition(kind, finding.arguments().get(0), finding.arguments().get(1));
    }

    private void clock() {
        if (clock.wall().synced()) {
            examination.looked(Section.CLOCK, Words.of("word.clock.synced"));
        } else {
            examination.found(condition(ConditionKind.CLOCK_UNSET, ""));
        }
    }

    private void disk() {
        Path there = stateFolder.toAbsolutePath();
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            FileStore card = Files.getFileStore(there);
            long freeMb = card.getUsableSpace() / MB;
            examination.looked(Section.DISK, Words.of("doctor.disk", stateFolder, freeMb));
            if (card.isReadOnly()) {
                examination.found(condition(ConditionKind.DISK_UNWRITABLE, stateFolder.toString()));
            } else if (freeMb < LOW_MB) {
                ConditionKind kind = freeMb < FULL_MB ? ConditionKind.DISK_FULL : ConditionKind.DISK_LOW;
                examination.found(condition(kind, stateFolder.toString(), freeMb));
            }
        } catch (IOException unreadable) {
            examination.cannotLook(Section.DISK, Words.of("file.failed", stateFolder, FileWords.why(unreadable)));
        }
        MountTable.here()
                .volatileKind(stateFolder)
                .ifPresent(kind ->
                        examination.found(condition(ConditionKind.STORE_VOLATILE, stateFolder.toString(), kind)));
    }
}
