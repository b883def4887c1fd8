package dev.liftwatch.cli;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.blackbox.BlackBox.FromState;
import dev.liftwatch.blackbox.BlackBox.Incident;
import dev.liftwatch.blackbox.BlackBox.Span;
import dev.liftwatch.blackbox.Unsound;
import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.BlackBoxView;
import dev.liftwatch.console.Words;
import dev.liftwatch.file.PlainFile;
import dev.liftwatch.json.JsonText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liftwatch blackbox}: what was recorded around incidents and in the last day, also where no agent runs any more. */
@Command(
        name = "blackbox",
        mixinStandardHelpOptions = true,
        subcommands = {BlackBoxCommand.ListCommand.class, BlackBoxCommand.ExportCommand.class})
final class BlackBoxCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), Words.of("choose.command"));
    }

    /** However many rows cannot be read, they are one line. */
    private static void tellOfUnsound(BlackBox box, CommandSpec spec) {
        Unsound unsound = box.unsound();
        if (unsound.count() > 0) {
            spec.commandLine()
                    .getErr()
                    .println(Words.of("blackbox.unsound", unsound.count(), unsound.first(), unsound.last()));
        }
    }

    /** {@code list}: the incidents that are in it. */
    @Command(name = "list", mixinStandardHelpOptions = true)
    static final class ListCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private RecordOptions lift;

        @Option(names = "--json", descriptionKey = "option.json")
        private boolean json;

        @Override
        public Integer call() throws CommandFailure {
            BlackBox box = lift.open();
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? JsonText.write(BlackBoxView.tree(lift.id(), box)) : BlackBoxView.render(lift.id(), box));
            tellOfUnsound(box, spec);
            return CommandLineTool.DONE;
        }
    }

    /** {@code export}: a part of it as a trace. */
    @Command(name = "export", mixinStandardHelpOptions = true)
    static final class ExportCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private RecordOptions lift;

        @Parameters(arity = "0..1", paramLabel = "INCIDENT", descriptionKey = "option.incident")
        private Optional<String> incident = Optional.empty();

        @Option(names = "--from", paramLabel = "TIME", descriptionKey = "option.from")
        private Optional<String> from = Optional.empty();

        @Option(names = "--to", paramLabel = "TIME", descriptionKey = "option.to")
        private Optional<String> to = Optional.empty();

        @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.out")
        private Optional<Path> file = Optional.empty();

        @Option(names = "--state", paramLabel = "FILE", descriptionKey = "option.export-state")
        private Optional<Path> state = Optional.empty();

        @Override
        public Integer call() throws CommandFailure {
            BlackBox box = lift.open();
            Span span = span(box);
            tellOfUnsound(box, spec);
            try {
                if (state.isEmpty()) {
                    write(out -> box.export(span, out));
                } else {
                    FromState part = box.fromState(span)
                            .orElseThrow(() ->
                                    new CommandFailure(CommandLineTool.NOT_IN_ORDER, Words.of("blackbox.no-state")));
                    write(out -> box.export(part, out));
                    PlainFile.write(state.get(), part.state());
                }
            } catch (IOException failed) {
                throw RecordOptions.failed(failed);
            }
            return CommandLineTool.DONE;
        }

        private static final Instant FIRST = Instant.EPOCH.minusSeconds(1L << 40);
        private static final Instant LAST = Instant.EPOCH.plusSeconds(1L << 40);

        private interface Writing {
            void to(Writer out) throws IOException;
        }

        private void write(Writing writing) throws IOException {
            try (Writer out = writer()) {
                writing.to(out);
            }
        }

        private Writer writer() throws IOException {
            return file.isEmpty()
                    ? new Unclosed(spec.commandLine().getOut())
                    : new BufferedWriter(new OutputStreamWriter(PlainFile.write(file.get()), StandardCharsets.UTF_8));
        }

        private Span span(BlackBox box) throws CommandFailure {
            if (incident.isPresent() && (from.isPresent() || to.isPresent())) {
                throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("blackbox.incident-or-time"));
            }
            if (incident.isPresent()) {
                return box.around(incident(box, incident.get()));
            }
            Instant first = from.isPresent() ? time("--from", from.get()) : FIRST;
            Instant last = to.isPresent() ? time("--to", to.get()) : LAST;
            return box.between(first, last)
                    .orElseThrow(() -> new CommandFailure(
                            CommandLineTool.NOT_IN_ORDER, Words.of("blackbox.nothing-then", BlackBoxView.reach(box))));
        }

        /** The one of that id; the beginning of an id will do where there is but one such. */
        private static Incident incident(BlackBox box, String id) throws CommandFailure {
            List<Incident> found = box.incidents().stream()
                    .filter(known -> known.id().startsWith(id))
                    .toList();
            if (found.size() != 1) {
                String problem = found.isEmpty() ? "blackbox.no-incident" : "blackbox.several-incidents";
                throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of(problem, id, found.size()));
            }
            return found.getFirst();
        }

        private static Instant time(String option, String text) throws CommandFailure {
            try {
                Instant time = text.endsWith("Z")
                        ? Instant.parse(text)
                        : LocalDateTime.parse(text.replace(' ', 'T'))
                                .atZone(ZoneId.systemDefault())
                                .toInstant();
                // Within what a record can hold, so that differences of times can be reckoned.
                return time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
            } catch (DateTimeException noTime) {
                throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("blackbox.bad-time", option, text));
            }
        }
    }

    /** Standard output, which outlives a command. */
    private static final class Unclosed extends java.io.FilterWriter {
        Unclosed(Writer out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
