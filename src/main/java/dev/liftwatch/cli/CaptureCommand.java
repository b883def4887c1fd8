package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import dev.liftwatch.file.PlainFile;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.time.Clock;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liftwatch capture}: the bytes of a line with their times, to be shown or sent to whoever knows the device. */
@Command(name = "capture", mixinStandardHelpOptions = true)
final class CaptureCommand implements Callable<Integer> {
    private static final String HEADER = "t_ms,sent,hex";

    private final Clock clock = SystemClock.startingAt(0);

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningAgent agent;

    @Parameters(paramLabel = "SOURCE", descriptionKey = "option.source")
    private String source;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.capture-out")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--seconds", paramLabel = "N", descriptionKey = "option.seconds")
    private Optional<Long> seconds = Optional.empty();

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        try {
            if (file.isEmpty()) {
                capture(spec.commandLine().getOut());
            } else {
                try (PrintWriter out = new PrintWriter(new BufferedWriter(
                        new OutputStreamWriter(PlainFile.write(file.get()), StandardCharsets.UTF_8)))) {
                    capture(out);
                }
            }
        } catch (IOException failed) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("capture.failed", FileWords.why(failed)));
        }
        return CommandLineTool.DONE;
    }

    private void capture(PrintWriter out) throws CommandFailure, IOException, InterruptedException {
        long untilMs = seconds.isPresent() ? clock.tickMs() + seconds.get() * 1000 : Long.MAX_VALUE;
        Instant[] began = new Instant[1];
        RawLine line = new RawLine(agent, source, clock);
        line.follow(
                (at, sent, bytes, skipped) -> {
                    if (began[0] == null) {
                        began[0] = at;
                        out.println("# source=" + source);
                        out.println("# began=" + at);
                        out.println(HEADER);
                    }
                    if (skipped > 0) {
                        out.println("# skipped=" + skipped);
                    }
                    out.println(Duration.between(began[0], at).toMillis() + "," + (sent ? 1 : 0) + ","
                            + HexFormat.of().formatHex(bytes));
                    out.flush();
                    if (file.isPresent() && out.checkError()) {
                        throw new IOException(file.get().toString());
                    }
                },
                // Whoever reads the output may have seen enough, as head has.
                () -> clock.tickMs() >= untilMs || out.checkError());
    }
}
