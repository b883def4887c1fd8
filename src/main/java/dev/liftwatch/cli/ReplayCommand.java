package dev.liftwatch.cli;

import dev.liftwatch.blackbox.Replay;
import dev.liftwatch.blackbox.TraceException;
import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.file.PlainFile;
import dev.liftwatch.incident.IncidentNaming;
import dev.liftwatch.json.JsonException;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.json.StateText;
import dev.liftwatch.report.ReplayLine;
import dev.liftwatch.report.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liftwatch replay}: the very same judgement on recorded traces, on virtual time. */
@Command(name = "replay", mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    /** No state of a judgement is a tenth of this. */
    private static final int MOST_STATE_BYTES = 16 << 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigFile config;

    @Option(names = "--state-in", paramLabel = "FILE", descriptionKey = "option.state-in")
    private Optional<Path> stateIn = Optional.empty();

    @Option(names = "--state-out", paramLabel = "FILE", descriptionKey = "option.state-out")
    private Optional<Path> stateOut = Optional.empty();

    @Parameters(arity = "1..*", paramLabel = "TRACE", descriptionKey = "option.trace")
    private List<Path> traces;

    @Override
    public Integer call() throws CommandFailure {
        boolean several = traces.size() > 1;
        if (several && (stateIn.isPresent() || stateOut.isPresent())) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("replay.state-of-several"));
        }
        DeviceConfig device = config.forReplay();
        PrintWriter out = spec.commandLine().getOut();
        try {
            for (Path trace : traces) {
                if (several) {
                    out.println(JsonText.write(Map.of("trace", trace.toString())));
                }
                replay(device, trace, out);
            }
        } finally {
            out.flush();
        }
        return CommandLineTool.DONE;
    }

    private void replay(DeviceConfig device, Path trace, PrintWriter out) throws CommandFailure {
        Judgement judgement = judgement(device);
        Texts texts = Texts.in(Locale.ENGLISH);
        PrintWriter err = spec.commandLine().getErr();
        Replay replay = new Replay(
                judgement,
                decision -> out.println(JsonText.write(ReplayLine.of(decision, texts))),
                new Replay.Notes(
                        signal -> err.println(Words.of("replay.not-wired", trace, signal.code())),
                        s -> err.println(Words.of(
                                "replay.suppressed." + s.by().name().toLowerCase(Locale.ROOT),
                                trace,
                                s.atMs(),
                                s.cause().code()))));
        try {
            replay.run(trace);
        } catch (TraceException malformed) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, malformed.in(Locale.getDefault()));
        } catch (IOException failed) {
            throw failed(trace, failed);
        }
        if (stateOut.isPresent()) {
            save(judgement, stateOut.get());
        }
    }

    private static void save(Judgement judgement, Path file) throws CommandFailure {
        try {
            PlainFile.write(file, StateText.write(judgement.save()));
        } catch (IOException failed) {
            throw failed(file, failed);
        }
    }

    private static CommandFailure failed(Path file, IOException failure) {
        return new CommandFailure(
                CommandLineTool.WRONG_USE,
                failure instanceof NoSuchFileException
                        ? Words.of("file.missing", file)
                        : Words.of("file.failed", file, FileWords.why(failure)));
    }

    private Judgement judgement(DeviceConfig device) throws CommandFailure {
        JudgementConfig judged = new JudgementConfig(
                device.geometry(), device.replaySignalSettings(), device.presence(), device.detection());
        IncidentNaming naming = (atMs, ordinal) -> device.lift().id() + "-" + atMs + "-" + ordinal;
        if (stateIn.isEmpty()) {
            return new Judgement(judged, naming);
        }
        try {
            return Judgement.resume(judged, naming, StateText.read(PlainFile.text(stateIn.get(), MOST_STATE_BYTES)));
        } catch (JsonException unreadable) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, stateIn.get() + ": " + unreadable.getMessage());
        } catch (IOException failed) {
            throw failed(stateIn.get(), failed);
        }
    }
}
