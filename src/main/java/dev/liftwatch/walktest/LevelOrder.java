package dev.liftwatch.walktest;

import dev.liftwatch.signal.Signal;
import java.util.List;

/** Which of two levelling sensors is the upper one: going up it leaves a landing first and is first at the next. */
final class LevelOrder {
    private LevelOrder() {}

    /** How often {@code signal} is the first to leave or to arrive going up, less how often it is the second; the other way round going down. */
    static int votesForUpper(Seen seen, Signal signal, Signal other) {
        return votes(seen, signal, other, Step.TOP) - votes(seen, signal, other, Step.BOTTOM);
    }

    private static int votes(Seen seen, Signal signal, Signal other, Step ride) {
        return seen.span(ride)
                .map(span -> {
                    List<Span> own = off(seen, signal, span);
                    List<Span> others = off(seen, other, span);
                    if (own.isEmpty() || others.isEmpty()) {
                        return 0;
                    }
                    int leaves = Long.signum(
                            others.getFirst().fromMs() - own.getFirst().fromMs());
                    int arrives =
                            Long.signum(others.getLast().toMs() - own.getLast().toMs());
                    return leaves + arrives;
                })
                .orElse(0);
    }

    private static List<Span> off(Seen seen, Signal signal, Span ride) {
        return seen.flag(signal).off(seen.restLevel(signal), ride, 0);
    }
}
