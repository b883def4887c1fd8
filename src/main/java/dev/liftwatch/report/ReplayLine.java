package dev.liftwatch.report;

import dev.liftwatch.incident.Cause;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.time.Tick;
import java.util.LinkedHashMap;
import java.util.Map;

/** A decision as one line of {@code liftwatch replay}. */
public final class ReplayLine {
    private ReplayLine() {}

    /** The fields in the order in which they are printed. */
    public static Map<String, Object> of(Decision decision, Texts texts) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("t_ms", decision.atMs());
        line.put("kind", decision.kind());
        line.put("phase", decision.phase().code());
        line.put("incident", decision.incident());
        if (decision.cause() != null) {
            line.put("cause", decision.cause().code());
        }
        if (!decision.also().isEmpty()) {
            line.put("also", decision.also().stream().sorted().map(Cause::code).toList());
        }
        if (decision.certainty() != null) {
            line.put("certainty", decision.certainty().code());
        }
        line.putAll(Messages.likelihood(decision.likelihood(), texts));
        line.put("danger", decision.danger());
        if (decision.signal() != null) {
            line.put("signal", decision.signal().code());
            line.put("wire", texts.wire(decision.signal()));
        }
        if (decision.reason() != null) {
            line.put("reason", decision.reason().code());
        }
        line.put("occurred_t_ms", decision.occurredMs());
        if (decision.raisedMs() != Tick.NONE) {
            line.put("raised_t_ms", decision.raisedMs());
        }
        line.put("explanation", texts.explain(decision.explanation()));
        return line;
    }
}
