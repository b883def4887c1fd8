package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.ChangeLines;
import dev.liftwatch.console.LiftLook;
import dev.liftwatch.console.Page;
import dev.liftwatch.console.Words;
import dev.liftwatch.json.JsonText;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.time.Clock;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code liftwatch watch}: the screen of {@code status} live, with the shaft and the last five minutes. Where there is no terminal that can
 * be drawn on, a line for each change.
 */
@Command(name = "watch", mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    /** The agent's own view is renewed once a second. */
    static final long EVERY_MS = 1000;

    private final Clock clock = SystemClock.startingAt(0);
    private final Roles.AtEnd atEnd;

    /** Of each lift what it said last. */
    private final Map<String, Object> said = new HashMap<>();

    private final Map<String, ChangeLines> changes = new HashMap<>();

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningAgent agent;

    @Option(names = "--json", descriptionKey = "option.watch-json")
    private boolean json;

    @Option(names = "--plain", descriptionKey = "option.plain")
    private boolean plain;

    WatchCommand(Roles.AtEnd atEnd) {
        this.atEnd = atEnd;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        List<LiftLook> first = agent.looks();
        Optional<TerminalSession> terminal = json || plain ? Optional.empty() : TerminalSession.open(atEnd);
        if (terminal.isPresent()) {
            try (TerminalSession session = terminal.get()) {
                new WatchScreen(session, agent, clock, spec.root().commandLine()).run(first);
            }
        } else {
            follow(first);
        }
        return CommandLineTool.DONE;
    }

    /** Until nobody reads any more. */
    private void follow(List<LiftLook> first) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<LiftLook> looks = first;
        while (true) {
            for (LiftLook look : looks) {
                tell(look, looks.size() > 1, out);
            }
            if (out.checkError()) {
                return;
            }
            clock.pause(EVERY_MS);
            looks = again(agent, looks);
        }
    }

    private void tell(LiftLook look, boolean several, PrintWriter out) {
        Object essence = ChangeLines.essence(Status.tree(look));
        if (essence.equals(said.put(look.lift(), essence))) {
            return;
        }
        if (json) {
            out.println(JsonText.write(Status.tree(look)));
            return;
        }
        String lift = several ? look.lift() + " " : "";
        if (!look.seen()) {
            out.println(lift + look.trouble());
            return;
        }
        Page page = ScreenPage.blank();
        changes.computeIfAbsent(look.lift(), _ -> new ChangeLines())
                .next(look.answer(), page)
                .forEach(line -> out.println(lift + line));
    }

    /** Looks again. A lift whose agent has ended stays on the screen, with the reason. */
    static List<LiftLook> again(RunningAgent agent, List<LiftLook> before) {
        List<LiftLook> looks;
        try {
            looks = new ArrayList<>(agent.looks());
        } catch (CommandFailure none) {
            return before.stream()
                    .map(look -> LiftLook.unseen(look.lift(), none.getMessage()))
                    .toList();
        }
        for (LiftLook old : before) {
            if (looks.stream().noneMatch(look -> look.lift().equals(old.lift()))) {
                looks.add(LiftLook.unseen(old.lift(), Words.of("watch.gone")));
            }
        }
        return looks;
    }
}
