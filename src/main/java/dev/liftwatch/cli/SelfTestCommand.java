package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.time.Clock;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code liftwatch selftest}: proves the way to every platform before somebody needs it. */
@Command(name = "selftest", mixinStandardHelpOptions = true)
final class SelfTestCommand implements Callable<Integer> {
    private static final long EVERY_MS = 500;

    /** An answer that takes longer than a day is none, s. */
    private static final int LONGEST_WAIT_S = 86_400;

    private final Clock clock = SystemClock.startingAt(0);

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningAgent agent;

    @Option(names = "--wait", paramLabel = "SECONDS", descriptionKey = "option.wait", defaultValue = "60")
    private int seconds;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (seconds < 1 || seconds > LONGEST_WAIT_S) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("selftest.seconds", seconds, LONGEST_WAIT_S));
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> begun = agent.request(Map.of("cmd", "self-test"));
        boolean now = Boolean.TRUE.equals(begun.get("begun"));
        out.println(Words.of(now ? "selftest.sent" : "selftest.under-way", begun.get("incident")));
        out.flush();
        long untilMs = clock.tickMs() + seconds * 1000L;
        List<Map<?, ?>> uplinks = uplinks();
        while (!allAnswered(uplinks, begun) && clock.tickMs() < untilMs) {
            clock.pause(EVERY_MS);
            uplinks = uplinks();
        }
        uplinks.forEach(uplink -> out.println(words(uplink, begun)));
        return allAnswered(uplinks, begun) ? CommandLineTool.DONE : CommandLineTool.NOT_IN_ORDER;
    }

    /** Those that take test alarms. */
    private List<Map<?, ?>> uplinks() throws CommandFailure {
        List<Map<?, ?>> tested = new ArrayList<>();
        for (Object one : (List<?>) agent.read(agent.ask("status")).get("uplinks")) {
            Map<?, ?> uplink = (Map<?, ?>) one;
            if (Boolean.TRUE.equals(uplink.get("tested"))) {
                tested.add(uplink);
            }
        }
        return tested;
    }

    private static boolean allAnswered(List<Map<?, ?>> uplinks, Map<String, Object> begun) {
        return uplinks.stream().allMatch(uplink -> answered(uplink, begun));
    }

    private static boolean answered(Map<?, ?> uplink, Map<String, Object> begun) {
        return begun.get("incident").equals(uplink.get("proven_incident"));
    }

    private String words(Map<?, ?> uplink, Map<String, Object> begun) {
        if (answered(uplink, begun)) {
            return Words.of("selftest.answered", uplink.get("name"));
        }
        return Boolean.TRUE.equals(uplink.get("online"))
                ? Words.of("selftest.unanswered", uplink.get("name"), seconds)
                : Words.of(
                        "selftest.offline", uplink.get("name"), FileWords.reason(String.valueOf(uplink.get("reason"))));
    }
}
