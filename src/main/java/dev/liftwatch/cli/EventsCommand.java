package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.EventsView;
import dev.liftwatch.console.Words;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.logbook.Entry;
import dev.liftwatch.logbook.Logbook.Search;
import dev.liftwatch.logbook.Shelf;
import dev.liftwatch.time.Clock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code liftwatch events}: what happened, newest first, from the record of the box, whether an agent runs or not. */
@Command(name = "events", mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {
    /** More than this is asked of a file, not of a screen. */
    static final int MOST = 10_000;

    private static final long EVERY_MS = 1000;

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

    @Parameters(arity = "0..1", paramLabel = "INCIDENT", descriptionKey = "option.events-incident")
    private Optional<String> incident = Optional.empty();

    @Option(names = "--since", paramLabel = "TIME", descriptionKey = "option.since")
    private Optional<String> since = Optional.empty();

    @Option(names = "--count", paramLabel = "N", defaultValue = "50", descriptionKey = "option.events-count")
    private int count;

    @Option(names = "--follow", descriptionKey = "option.follow")
    private boolean follow;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (count < 1 || count > MOST) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("events.count", count, MOST));
        }
        Instant now = Instant.parse(clock.wall().rfc3339());
        Instant from = since.isPresent() ? TimeOption.since(since.get(), now) : Instant.MIN;
        Past past = new Past(agent, stateFolder);
        Search search = new Search(Set.of(Shelf.values()), count, from, incident.orElse(""), -1);
        List<Entry> found = past.entries(search);
        if (found.isEmpty() && !follow) {
            found = past.recordedOnly(search);
        }
        EventsView view = new EventsView(past.lift(), past.setups(), ZoneId.systemDefault(), now);
        PrintWriter out = spec.commandLine().getOut();
        if (follow) {
            print(found.reversed(), view, out);
            follow(past, search, found, view, out);
        } else if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("v", 1);
            tree.put("lift", past.lift());
            tree.put("events", found.stream().map(view::tree).toList());
            out.println(JsonText.write(tree));
        } else if (found.isEmpty()) {
            out.println(Words.of("events.none", past.lift()));
        } else {
            print(found, view, out);
        }
        return CommandLineTool.DONE;
    }

    private void print(List<Entry> entries, EventsView view, PrintWriter out) {
        if (json) {
            entries.forEach(entry -> out.println(JsonText.write(view.tree(entry))));
        } else if (!entries.isEmpty()) {
            out.println(view.render(entries, ScreenPage.blank()));
        }
        out.flush();
    }

    /** Newer ones below those that were there, until nobody reads any more. */
    private void follow(Past past, Search search, List<Entry> shown, EventsView view, PrintWriter out)
            throws CommandFailure, InterruptedException {
        long last = shown.stream().mapToLong(Entry::number).max().orElse(-1);
        while (!out.checkError()) {
            clock.pause(EVERY_MS);
            List<Entry> news = past.entries(new Search(search.shelves(), MOST, search.since(), search.incident(), last))
                    .reversed();
            print(news, view, out);
            last = news.isEmpty() ? last : news.getLast().number();
        }
    }
}
