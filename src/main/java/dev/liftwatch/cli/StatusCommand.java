package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.LiftLook;
import dev.liftwatch.console.LiftsView;
import dev.liftwatch.console.Page;
import dev.liftwatch.console.StatusView;
import dev.liftwatch.console.Words;
import dev.liftwatch.json.JsonText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liftwatch status}: what is wrong at the lift and its box, worst first; exit code 1 where anything is. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningAgent agent;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure {
        PrintWriter out = spec.commandLine().getOut();
        List<LiftLook> looks = agent.looks();
        if (json) {
            looks.forEach(look -> out.println(JsonText.write(tree(look))));
        } else {
            out.println(screen(looks));
        }
        Optional<Path> closed = agent.sockets().closed();
        if (looks.size() > 1 && closed.isPresent()) {
            spec.commandLine().getErr().println(Words.of("status.closed-too", closed.get()));
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
