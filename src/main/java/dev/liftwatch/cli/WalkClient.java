package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** One walk test with a running agent, by questions and answers. */
final class WalkClient {
    /** An agent that its service manager starts again is back by then, ms. */
    private static final long BACK_MS = 60_000;

    private static final long EVERY_MS = 500;

    private final RunningAgent agent;
    private final String by;
    private final Clock clock = SystemClock.startingAt(0);
    private String walk = "";

    WalkClient(RunningAgent agent, String by) {
        this.agent = agent;
        this.by = by;
    }

    /** Asks something of the walk test that needs no walk. */
    Map<String, Object> ask(Map<String, Object> about) throws CommandFailure {
        return agent.read(agent.ask("walk", about), CommandLineTool.NOT_IN_ORDER);
    }

    /** Begins a walk; the agent opens a visit with it. */
    Map<String, Object> begin() throws CommandFailure {
        Map<String, Object> begun = ask(Map.of("do", "begin", "by", by));
        walk = String.valueOf(begun.get("walk"));
        return begun;
    }

    /** Asks something of the walk that goes on. */
    Map<String, Object> say(String what, Map<String, Object> about) throws CommandFailure {
        Map<String, Object> whole = new LinkedHashMap<>(about);
        whole.put("do", what);
        whole.put("walk", walk);
        return ask(whole);
    }

    /** Lets the agent read its file again by a new start; whether it has come back. */
    boolean restart() throws CommandFailure, InterruptedException {
        String boot = String.valueOf(agent.read(agent.ask("status")).get("boot"));
        agent.ask("restart");
        long untilMs = clock.tickMs() + BACK_MS;
        while (clock.tickMs() < untilMs) {
            clock.pause(EVERY_MS);
            try {
                if (!boot.equals(String.valueOf(agent.read(agent.ask("status")).get("boot")))) {
                    return true;
                }
            } catch (CommandFailure notYet) {
                // It is ending, or starting.
            }
        }
        return false;
    }

    /** The time of the dialogue. */
    Clock clock() {
        return clock;
    }
}
