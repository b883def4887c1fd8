package dev.liftwatch.health;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel.Sight;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often every signal has changed in the last hour, to the minute. Owned by the loop. */
public final class HourlyChanges {
    private static final long MINUTE_MS = 60_000;
    private static final int MINUTES = 60;

    private final Deque<Map<Signal, Integer>> minutes = new ArrayDeque<>();
    private long minuteBeganMs;

    /** Takes what the counts are now and answers how far they have come within the hour. */
    public Map<Signal, Integer> update(List<Sight> sights, long nowMs) {
        if (minutes.isEmpty() || nowMs - minuteBeganMs >= MINUTE_MS) {
            minuteBeganMs = nowMs;
            Map<Signal, Integer> counts = new EnumMap<>(Signal.class);
            sights.forEach(sight -> counts.put(sight.signal(), sight.changes()));
            minutes.addLast(counts);
            if (minutes.size() > MINUTES) {
                minutes.removeFirst();
            }
        }
        Map<Signal, Integer> changes = new EnumMap<>(Signal.class);
        sights.forEach(sight ->
                changes.put(sight.signal(), sight.changes() - minutes.getFirst().getOrDefault(sight.signal(), 0)));
        return changes;
    }
}
