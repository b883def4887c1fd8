package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.Page;
import dev.liftwatch.console.PrintableOutput;
import dev.liftwatch.console.RawView;
import dev.liftwatch.console.SignalsView;
import dev.liftwatch.console.Words;
import dev.liftwatch.history.WireRecord;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.linux.TerminalSize;
import dev.liftwatch.logbook.Logbook.Search;
import dev.liftwatch.logbook.Shelf;
import dev.liftwatch.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liftwatch signals}: every wire, what is read of it, whether it is believed, and what was wrong with it within a year. */
@Command(name = "signals", mixinStandardHelpOptions = true)
final class SignalsCommand implements Callable<Integer> {
    /** The agent's own view is renewed once a second. */
    private static final long EVERY_MS = 1000;

    /** Where the wires do not fit on the screen, the pages follow each other after so many looks. */
    private static final int LOOKS_A_PAGE = 4;

    private final Clock clock = SystemClock.startingAt(0);

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

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Option(names = "--watch", descriptionKey = "option.watch")
    private boolean watch;

    @Option(names = "--raw", paramLabel = "SOURCE", descriptionKey = "option.raw")
    private Optional<String> raw = Optional.empty();

    @Override
    public Integer call() throws CommandFailure, InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (raw.isPresent()) {
            new RawLine(agent, raw.get(), clock).follow(RawView.onto(out), out::checkError);
            return CommandLineTool.DONE;
        }
        Map<String, Object> before = Map.of();
        Optional<WireRecord> record = Optional.empty();
        for (int look = 0; look == 0 || !out.checkError(); look++) {
            String answer = agent.ask("signals");
            Map<String, Object> tree = agent.read(answer);
            record = look == 0 ? record(tree) : record;
            if (json) {
                out.println(record.isPresent() ? withRecord(tree, record.get()) : agent.json(answer));
            } else {
                show(tree, before, record, look, out);
            }
            out.flush();
            if (!watch) {
                break;
            }
            before = tree;
            clock.pause(EVERY_MS);
        }
        return CommandLineTool.DONE;
    }

    /** What was wrong with the wires of that lift; nothing where this user may not read it, or it is not there. */
    private Optional<WireRecord> record(Map<String, Object> answer) {
        try {
            Instant now = Instant.parse(clock.wall().rfc3339());
            Past past = new Past(agent, stateFolder, String.valueOf(answer.get("lift")));
            return Optional.of(new WireRecord(past.entries(
                    Search.on(Set.of(Shelf.WIRES), Integer.MAX_VALUE, now.minus(Duration.ofDays(WireRecord.DAYS))))));
        } catch (CommandFailure unreadable) {
            return Optional.empty();
        }
    }

    private static String withRecord(Map<String, Object> answer, WireRecord record) {
        Map<String, Object> whole = new LinkedHashMap<>(answer);
        List<Map<String, Object>> signals = new ArrayList<>();
        for (Object one : (List<?>) answer.get("signals")) {
            Map<String, Object> signal = new LinkedHashMap<>();
            ((Map<?, ?>) one).forEach((key, value) -> signal.put(String.valueOf(key), value));
            signal.put("troubles_in_year", record.tree(String.valueOf(signal.get("signal"))));
            signals.add(signal);
        }
        whole.put("signals", signals);
        return JsonText.write(whole);
    }

    private void show(
            Map<String, Object> answer,
            Map<String, Object> before,
            Optional<WireRecord> record,
            int look,
            PrintWriter out) {
        Optional<TerminalSize> size = TerminalSize.now();
        int columns = size.map(TerminalSize::columns).orElse(Page.USUAL_COLUMNS);
        SignalsView.Table table = new SignalsView(columns, ZoneId.systemDefault(), record).render(answer, before);
        boolean drawn = watch && size.isPresent() && !"dumb".equals(System.getenv("TERM"));
        if (drawn) {
            page(table, size.get().rows(), look, PrintableOutput.of(out));
        } else {
            out.println(table);
        }
    }

    /** One screenful; where there are more wires, the pages take turns. */
    private static void page(SignalsView.Table table, int rows, int look, PrintableOutput out) {
        int fitting = Math.max(1, rows - 2);
        int pages = (table.text().size() + fitting - 1) / fitting;
        int page = look / LOOKS_A_PAGE % pages;
        int from = page * fitting;
        List<String> lines = new ArrayList<>(
                table.text().subList(from, Math.min(from + fitting, table.text().size())));
        Set<Integer> changed = new TreeSet<>();
        table.changed().forEach(line -> changed.add(line - from));
        if (pages > 1) {
            lines.add(Words.of("signals.page", page + 1, pages));
        }
        out.frame(lines, changed);
    }
}
