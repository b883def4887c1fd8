package dev.liftwatch.link;

import dev.liftwatch.time.Tick;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Whether a broker throws the agent out again and again without a reason of the agent's own. MQTT 3.1.1 has no word for a client id that
 * somebody else uses: the broker ends the older of the two connections, each comes back, and so on without end. Mutable; owned by one
 * thread; time is an argument.
 */
final class Evictions {
    /** Number of evictions within {@link #WITHIN_MS} that a restart of the broker does not explain. */
    static final int MANY = 4;

    static final long WITHIN_MS = 10 * 60_000;

    /** A session that lasts this long says that it is over, ms. */
    static final long OVER_MS = 5 * 60_000;

    private final Deque<Long> ends = new ArrayDeque<>();
    private long sinceMs = Tick.NEVER;

    /** A session that worked was ended from the other side. */
    void ended(long nowMs) {
        ends.addLast(nowMs);
        while (ends.getFirst() + WITHIN_MS < nowMs) {
            ends.removeFirst();
        }
        if (ends.size() >= MANY && sinceMs == Tick.NEVER) {
            sinceMs = ends.getFirst();
        }
    }

    /** A session stands since {@code onlineMs}. */
    void stands(long onlineMs, long nowMs) {
        if (onlineMs + OVER_MS <= nowMs) {
            ends.clear();
            sinceMs = Tick.NEVER;
        }
    }

    Optional<LinkTrouble.ClientIdShared> trouble() {
        return sinceMs == Tick.NEVER
                ? Optional.empty()
                : Optional.of(new LinkTrouble.ClientIdShared(sinceMs, ends.size()));
    }
}
