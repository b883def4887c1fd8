package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import dev.liftwatch.time.Clock;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends a test alarm to every platform and waits for the answers. */
final class TestAlarm {
    private static final long EVERY_MS = 500;

    private final RunningAgent agent;
    private final Clock clock;
    private final int seconds;

    /** @param seconds for how long the answers are waited for, s */
    TestAlarm(RunningAgent agent, Clock clock, int seconds) {
        this.agent = agent;
        this.clock = clock;
        this.seconds = seconds;
    }

    /** Sends it, and says what each platform has answered; whether all have. */
    boolean isAnswered(PrintWriter out) throws CommandFailure, InterruptedException {
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
        return allAnswered(uplinks, begun);
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
