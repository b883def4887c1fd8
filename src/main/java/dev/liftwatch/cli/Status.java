package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.LiftLook;
import dev.liftwatch.console.LiftsView;
import dev.liftwatch.console.Page;
import dev.liftwatch.console.PrintableOutput;
import dev.liftwatch.console.StatusView;
import dev.liftwatch.console.Words;
import dev.liftwatch.json.JsonText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code liftwatch status} tells. It is the command that is asked most, and by monitoring every minute: in its plain forms it is run without
 * the command line library, which would cost more than half of its time.
 */
public final class Status {
    private static final String NAME = "status";

    private Status() {}

    /**
     * Runs the command where it is plain: {@code --json}, {@code --lift ID} and {@code --runtime-dir DIR} alone.
     *
     * @return the exit code; empty where the command line is another or has a mistake, and the library has to read it
     */
    public static Optional<Integer> plain(String[] arguments, PrintWriter out, PrintWriter err) {
        if (arguments.length == 0 || !arguments[0].equals(NAME)) {
            return Optional.empty();
        }
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            String option = arguments[i];
            boolean valued = option.equals("--lift") || option.equals("--runtime-dir");
            boolean known = option.equals("--json") || (valued && i + 1 < arguments.length);
            if (!known || given.containsKey(option) || (valued && arguments[i + 1].startsWith("-"))) {
                return Optional.empty();
            }
            given.put(option, valued ? arguments[++i] : "");
        }
        RunningAgent agent = RunningAgent.of(
                Optional.ofNullable(given.get("--lift")),
                Optional.ofNullable(given.get("--runtime-dir")).map(Path::of));
        try {
            PrintableOutput results = PrintableOutput.of(out);
            int exit = tell(agent, given.containsKey("--json"), results, PrintableOutput.of(err));
            results.flush();
            return Optional.of(exit);
        } catch (CommandFailure failure) {
            err.println(failure.getMessage());
            return Optional.of(failure.exit());
        }
    }

    /** Tells it; returns the exit code. */
    static int tell(RunningAgent agent, boolean json, PrintWriter out, PrintWriter err) throws CommandFailure {
        List<LiftLook> looks = agent.looks();
        if (json) {
            looks.forEach(look -> out.println(JsonText.write(tree(look))));
        } else {
            out.println(screen(looks));
        }
        Optional<Path> closed = agent.sockets().closed();
        if (looks.size() > 1 && closed.isPresent()) {
            err.println(Words.of("status.closed-too", closed.get()));
        }
        if (looks.stream().anyMatch(look -> !look.seen())) {
            return CommandLineTool.UNREACHABLE;
        }
        boolean wrong = looks.stream().anyMatch(look -> StatusView.isWrong(look.answer()));
        return wrong ? CommandLineTool.NOT_IN_ORDER : CommandLineTool.DONE;
    }

    /** A line for each of several lifts, and then the worst one. */
    private static String screen(List<LiftLook> looks) {
        Page page = ScreenPage.blank();
        if (looks.size() > 1) {
            LiftsView.add(looks, page);
            page.gap();
        }
        LiftLook worst = looks.stream().filter(LiftLook::seen).findFirst().orElse(looks.getFirst());
        return worst.seen() ? StatusView.render(worst.answer(), page) : page.toString();
    }

    /** What a program is told of one lift; of several, one object a line, worst first. */
    static Map<String, Object> tree(LiftLook look) {
        if (look.seen()) {
            return look.answer();
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("v", 1);
        tree.put("lift", look.lift());
        tree.put("error", look.trouble());
        return tree;
    }
}
