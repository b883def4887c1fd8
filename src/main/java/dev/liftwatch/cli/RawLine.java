package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.RawSink;
import dev.liftwatch.time.Clock;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Follows the bytes of one source of a running agent, from now on. */
final class RawLine {
    /** The agent keeps some seconds, ms. */
    private static final long EVERY_MS = 200;

    private final RunningAgent agent;
    private final String source;
    private final Clock clock;
    private long next;

    /** Ends the following. */
    interface Until {
        boolean isOver();
    }

    RawLine(RunningAgent agent, String source, Clock clock) {
        this.agent = agent;
        this.source = source;
        this.clock = clock;
    }

    void follow(RawSink sink, Until until) throws CommandFailure, IOException, InterruptedException {
        next = number(ask(Map.of("source", source)).get("next"));
        while (!until.isOver()) {
            Map<String, Object> answer = ask(Map.of("source", source, "from", next));
            List<?> chunks = (List<?>) answer.get("chunks");
            for (Object piece : chunks) {
                Map<?, ?> chunk = (Map<?, ?>) piece;
                long number = number(chunk.get("number"));
                Instant at = Instant.parse(String.valueOf(chunk.get("at")));
                if (chunk.containsKey("frame")) {
                    sink.frame(at, String.valueOf(chunk.get("frame")));
                    next = number + 1;
                    continue;
                }
                sink.take(
                        at,
                        Boolean.TRUE.equals(chunk.get("sent")),
                        HexFormat.of().parseHex(String.valueOf(chunk.get("hex"))),
                        number - next);
                next = number + 1;
            }
            if (chunks.isEmpty()) {
                clock.pause(EVERY_MS);
            }
        }
    }

    private Map<String, Object> ask(Map<String, Object> more) throws CommandFailure {
        return agent.read(agent.ask("raw", more), CommandLineTool.WRONG_USE);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
