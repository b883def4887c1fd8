package dev.liftwatch.cli;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.blackbox.TraceException;
import dev.liftwatch.blackbox.TraceReader;
import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.LiftConfig;
import dev.liftwatch.console.Words;
import dev.liftwatch.edit.EditException;
import dev.liftwatch.edit.LockedFile;
import dev.liftwatch.edit.TomlPath;
import dev.liftwatch.edit.TomlText;
import dev.liftwatch.edit.TomlValue;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.learn.Comparison;
import dev.liftwatch.learn.Learned;
import dev.liftwatch.learn.RideStudy;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code liftwatch learn}: what the recorded rides say of the lift, where device.toml disagrees, and on request what they say written into
 * it. The agent may run or not: the record is read beside it.
 */
@Command(name = "learn", mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {
    private static final long DAY_MS = 24 * 3600 * 1000L;
    private static final BigDecimal MM = BigDecimal.valueOf(1000);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigFile config;

    @Mixin
    private RecordOptions record;

    @Option(names = "--trace", paramLabel = "FILE", descriptionKey = "option.learn-trace")
    private Optional<Path> trace = Optional.empty();

    @Option(names = "--write", descriptionKey = "option.learn-write")
    private boolean write;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure {
        DeviceConfig device = config.forReplay();
        Learned learned = study();
        List<LiftConfig.Floor> floors = device.lift().floors();
        Comparison comparison = Comparison.of(
                learned,
                floors.stream().map(LiftConfig.Floor::positionMm).toList(),
                device.lift().ratedSpeedMmS());
        if (json) {
            out().println(JsonText.write(tree(learned, comparison, floors)));
        } else {
            tell(learned, comparison, floors, device);
        }
        if (write && !comparison.agrees()) {
            write(comparison);
            return CommandLineTool.DONE;
        }
        return comparison.agrees() && learned.runs() > 0 ? CommandLineTool.DONE : CommandLineTool.NOT_IN_ORDER;
    }

    private Learned study() throws CommandFailure {
        RideStudy study = new RideStudy();
        try {
            if (trace.isPresent()) {
                TraceReader.read(trace.get(), study::take);
            } else {
                studyRecord(record.open(), study);
            }
        } catch (TraceException malformed) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, malformed.in(Locale.getDefault()));
        } catch (IOException failed) {
            throw RecordOptions.failed(failed);
        }
        return study.learned();
    }

    /** The last day of the record: what was before may be another wiring. */
    private static void studyRecord(BlackBox box, RideStudy study) throws IOException, TraceException {
        Optional<BlackBox.Span> all = box.all();
        if (all.isEmpty()) {
            return;
        }
        long toMs = all.get().toMs();
        Path copy = Files.createTempFile("liftwatch-learn", ".csv");
        try {
            try (Writer out = new BufferedWriter(Files.newBufferedWriter(copy))) {
                box.export(new BlackBox.Span(Math.max(all.get().fromMs(), toMs - DAY_MS), toMs), out);
            }
            TraceReader.read(copy, study::take);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void tell(Learned learned, Comparison comparison, List<LiftConfig.Floor> floors, DeviceConfig device) {
        say("learn.seen", learned.runs(), learned.landings().size());
        if (learned.runs() == 0) {
            say("learn.nothing");
            return;
        }
        learned.doorsOpenMs()
                .ifPresent(open -> say(
                        "learn.doors",
                        seconds(open),
                        learned.doorsCloseMs().isPresent()
                                ? seconds(learned.doorsCloseMs().getAsLong())
                                : "-"));
        learned.usualRunMs()
                .ifPresent(run -> say(
                        "learn.run",
                        seconds(run),
                        seconds(learned.longestRunMs().orElse(run))));
        if (learned.landings().isEmpty()) {
            say("learn.no-position");
        }
        for (Comparison.Height height : comparison.heights()) {
            long off = height.learntMm() - height.writtenMm();
            say(
                    off > 0 ? "learn.higher" : "learn.lower",
                    floors.get(height.index()).label(),
                    Math.abs(off),
                    height.learntMm());
        }
        comparison
                .unvisited()
                .forEach(index -> say("learn.unvisited", floors.get(index).label()));
        comparison.unwritten().forEach(mm -> say("learn.unwritten", mm));
        comparison
                .ratedSpeedMmS()
                .ifPresent(speed ->
                        say("learn.speed", metres(speed), metres(device.lift().ratedSpeedMmS())));
        if (comparison.agrees()) {
            say("learn.agrees");
        } else if (!write) {
            say("learn.how-to-write");
        }
    }

    private void write(Comparison comparison) throws CommandFailure {
        try (LockedFile file = LockedFile.take(config.file())) {
            TomlText text = file.text().orElseThrow();
            for (Comparison.Height height : comparison.heights()) {
                text = text.set(
                        TomlPath.of("lift", "floors").element(height.index()).then("position_mm"),
                        TomlValue.whole(height.learntMm()));
            }
            OptionalLong speed = comparison.ratedSpeedMmS();
            if (speed.isPresent()) {
                text = text.set(
                        TomlPath.of("lift", "rated_speed_mps"),
                        TomlValue.decimal(new BigDecimal(metres(speed.getAsLong()))));
            }
            Optional<Path> backup = file.replace(text, SetupCommand::problems);
            if (!json) {
                say("setup.written", config.file());
                backup.ifPresent(path -> say("setup.backup", path));
                say("learn.restart");
            }
        } catch (EditException refused) {
            throw SetupCommand.failure(refused);
        }
    }

    private static Map<String, Object> tree(Learned learned, Comparison comparison, List<LiftConfig.Floor> floors) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("v", 1);
        tree.put("runs", learned.runs());
        tree.put(
                "landings_mm",
                learned.landings().stream().map(Learned.Landing::heightMm).toList());
        tree.put("rated_speed_mm_s", orNull(learned.ratedSpeedMmS()));
        tree.put("doors_open_ms", orNull(learned.doorsOpenMs()));
        tree.put("doors_close_ms", orNull(learned.doorsCloseMs()));
        tree.put("usual_run_ms", orNull(learned.usualRunMs()));
        tree.put("longest_run_ms", orNull(learned.longestRunMs()));
        tree.put(
                "heights",
                comparison.heights().stream()
                        .map(height -> Map.of(
                                "floor", floors.get(height.index()).label(),
                                "written_mm", height.writtenMm(),
                                "learnt_mm", height.learntMm()))
                        .toList());
        tree.put("unwritten_mm", comparison.unwritten());
        tree.put("speed_off", comparison.ratedSpeedMmS().isPresent());
        tree.put("agrees", comparison.agrees());
        return tree;
    }

    private static Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static String seconds(long ms) {
        return BigDecimal.valueOf(ms).divide(MM, 1, RoundingMode.HALF_UP).toPlainString();
    }

    private static String metres(long mm) {
        return BigDecimal.valueOf(mm).divide(MM, 2, RoundingMode.HALF_UP).toPlainString();
    }

    private void say(String key, Object... arguments) {
        var page = ScreenPage.blank();
        page.add(Words.of(key, arguments));
        out().println(page);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
