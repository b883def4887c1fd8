package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.Words;
import dev.liftwatch.json.JsonText;
import java.io.Console;
import java.io.PrintWriter;
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

/** {@code liftwatch commission}: the walk test, after which the lift is live. */
@Command(name = "commission", mixinStandardHelpOptions = true)
final class CommissionCommand implements Callable<Integer> {
    private static final int MOST_STEP_S = 600;

    /** A platform answers a test alarm within this, s. */
    private static final int TEST_S = 60;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningAgent agent;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            descriptionKey = "option.commission-by")
    private String by;

    @Option(names = "--live", descriptionKey = "option.live")
    private boolean live;

    @Option(names = "--plain", descriptionKey = "option.plain")
    private boolean plain;

    @Option(
            names = "--step-seconds",
            paramLabel = "SECONDS",
            defaultValue = "45",
            descriptionKey = "option.step-seconds")
    private int stepSeconds;

    @Option(names = "--skip", paramLabel = "SIGNAL=REASON", descriptionKey = "option.skip")
    private List<String> skip = List.of();

    @Option(names = "--reduced", descriptionKey = "option.reduced")
    private boolean reduced;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (stepSeconds < 1 || stepSeconds > MOST_STEP_S) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("commission.seconds", stepSeconds));
        }
        PrintWriter out = spec.commandLine().getOut();
        WalkClient walk = new WalkClient(agent, by);
        if (live) {
            walk.ask(Map.of("do", "live", "by", by, "skipped", skipped()));
            out.println(Words.of("commission.live"));
            return CommandLineTool.DONE;
        }
        Optional<FileMending> mending = agent.config().map(FileMending::new);
        PrintWriter shown = json ? spec.commandLine().getErr() : out;
        Map<String, String> leftOut = reduced ? active() : new LinkedHashMap<>();
        leftOut.putAll(skipped());
        WalkDialogue dialogue = new WalkDialogue(walk, shown, mending, leftOut);
        boolean ended = dialogue.walk(plain || !isTyped() ? stepSeconds * 1000L : 0);
        Map<String, Object> last = dialogue.answer();
        if (!ended) {
            shown.println(Words.of("commission.quit"));
            return CommandLineTool.NOT_IN_ORDER;
        }
        List<String> unproven = dialogue.unproven();
        if (json) {
            out.println(JsonText.write(last));
        }
        if (!unproven.isEmpty()) {
            shown.println(Words.of("commission.unproven", unproven.size(), String.join(", ", unproven)));
            return CommandLineTool.NOT_IN_ORDER;
        }
        return goLive(walk, dialogue, shown);
    }

    /** Whether somebody can type. */
    private static boolean isTyped() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private int goLive(WalkClient walk, WalkDialogue dialogue, PrintWriter shown)
            throws CommandFailure, InterruptedException {
        if (dialogue.hasMended()) {
            shown.println(Words.of("commission.restarting"));
            shown.flush();
            if (!walk.restart()) {
                throw new CommandFailure(CommandLineTool.UNREACHABLE, Words.of("commission.no-restart"));
            }
        }
        walk.ask(Map.of("do", "live", "by", by, "proven", dialogue.proven(), "skipped", dialogue.skipped()));
        shown.println(Words.of("commission.proven"));
        shown.println(Words.of("commission.testing"));
        shown.flush();
        boolean answered = new TestAlarm(agent, walk.clock(), TEST_S).isAnswered(shown);
        return answered ? CommandLineTool.DONE : CommandLineTool.NOT_IN_ORDER;
    }

    /** What has changed within the hour, and is not doubted, need not be walked again. */
    private Map<String, String> active() throws CommandFailure {
        Map<String, String> active = new LinkedHashMap<>();
        for (Object one : (List<?>) agent.read(agent.ask("signals")).get("signals")) {
            Map<?, ?> signal = (Map<?, ?>) one;
            boolean changes = signal.get("changes_in_hour") instanceof Number count && count.longValue() > 0;
            if (changes && signal.get("doubt") == null) {
                active.put(String.valueOf(signal.get("signal")), "active within the hour");
            }
        }
        return active;
    }

    private Map<String, String> skipped() throws CommandFailure {
        Map<String, String> skipped = new LinkedHashMap<>();
        for (String one : skip) {
            int equals = one.indexOf('=');
            if (equals < 1 || equals == one.length() - 1) {
                throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("commission.skip-form", one));
            }
            skipped.put(one.substring(0, equals), one.substring(equals + 1));
        }
        return skipped;
    }
}
