package dev.liftwatch.uplink;

import dev.liftwatch.outbox.Backlog;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast the backlog of an uplink grows, from a look a minute over the last hour. */
public final class BacklogTrend {
    static final long EVERY_MS = 60_000;
    static final int MOST_LOOKS = 61;

    /** Nothing is said of the future from less than this, ms. */
    static final long LEAST_MS = 5 * EVERY_MS;

    private static final double HOUR_MS = 3_600_000;

    private final Deque<Look> looks = new ArrayDeque<>();

    /**
     * How much there was.
     *
     * @param atMs when, tick
     */
    private record Look(long atMs, long eventBytes) {}

    /**
     * What waits, and for how long that goes on.
     *
     * @param backlog what waits
     * @param hoursLeft until the oldest events are dropped if it goes on as in the last hour; null where it does not grow
     */
    public record View(Backlog backlog, Double hoursLeft) {}

    View look(Backlog backlog, long boundBytes, long nowMs) {
        if (looks.isEmpty() || nowMs - looks.getLast().atMs() >= EVERY_MS) {
            looks.addLast(new Look(nowMs, backlog.eventBytes()));
            if (looks.size() > MOST_LOOKS) {
                looks.removeFirst();
            }
        }
        Look first = looks.getFirst();
        long grownBytes = backlog.eventBytes() - first.eventBytes();
        long forMs = nowMs - first.atMs();
        if (forMs < LEAST_MS || grownBytes <= 0) {
            return new View(backlog, null);
        }
        double leftMs = (double) Math.max(0, boundBytes - backlog.eventBytes()) / grownBytes * forMs;
        return new View(backlog, Math.round(leftMs / HOUR_MS * 10) / 10.0);
    }
}
