package dev.liftwatch.sim;

import dev.liftwatch.signal.PresenceSensor;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a presence sensor that works has seen since the doors closed: whether anybody at all, and from when on so much that
 * nobody could doubt it. A PIR is sure after four activations within five minutes, the others after half a minute in view.
 */
final class Sighting {
    private static final int ENOUGH = 4;
    private static final long WITHIN_MS = 300_000;
    private static final long IN_VIEW_MS = 30_000;

    private final PresenceDetector detector;
    private final long holdMs;
    private final Deque<Long> activations = new ArrayDeque<>();
    private boolean high;
    private long countsAgainMs;
    private long inViewMs;
    private long lookedMs;
    private boolean seen;
    private long seenMs;
    private boolean byMovesAlone;
    private long strongMs = Long.MAX_VALUE;

    Sighting(PresenceDetector detector) {
        this.detector = detector;
        holdMs = detector.kind().defaultHoldS() * 1000L;
    }

    /** The doors have closed. */
    void begins(long atMs) {
        activations.clear();
        high = detector.high(atMs);
        seen = high;
        seenMs = atMs;
        byMovesAlone = false;
        countsAgainMs = atMs + 2 * holdMs;
        inViewMs = 0;
        lookedMs = atMs;
        strongMs = Long.MAX_VALUE;
    }

    /** The box has been off, and what was seen after {@code rememberedMs} is lost. Whom a PIR saw in between has to move again. */
    void goesOn(long atMs, long rememberedMs) {
        boolean sawBefore = seen && seenMs <= rememberedMs;
        long firstSeenMs = seenMs;
        long sureMs = strongMs;
        begins(atMs);
        if (sawBefore) {
            seen = true;
            seenMs = firstSeenMs;
            strongMs = sureMs <= rememberedMs ? sureMs : Long.MAX_VALUE;
        } else if (detector.kind() == PresenceSensor.PIR) {
            seen = false;
            byMovesAlone = true;
        }
    }

    void look(long atMs) {
        boolean now = detector.high(atMs);
        if (high) {
            inViewMs += atMs - lookedMs;
        }
        lookedMs = atMs;
        boolean activated = now && (!high || atMs >= countsAgainMs);
        if (activated) {
            activations.add(atMs);
            countsAgainMs = atMs + (high ? holdMs : 2 * holdMs);
            while (atMs - activations.peek() > WITHIN_MS) {
                activations.remove();
            }
        }
        if (!seen && (byMovesAlone ? activated : now)) {
            seen = true;
            seenMs = atMs;
        }
        high = now;
        boolean sure = detector.kind() == PresenceSensor.PIR
                ? activations.size() >= ENOUGH
                : detector.kind() != PresenceSensor.LOAD && inViewMs >= IN_VIEW_MS;
        if (sure && strongMs == Long.MAX_VALUE) {
            strongMs = atMs;
        }
    }

    /** From when on a look may find more than that what was so goes on, ms, {@link Long#MAX_VALUE} where none does. */
    long looksAgainMs() {
        if (!high) {
            return Long.MAX_VALUE;
        }
        if (detector.kind() == PresenceSensor.PIR) {
            return countsAgainMs;
        }
        return strongMs == Long.MAX_VALUE ? lookedMs + IN_VIEW_MS - inViewMs : Long.MAX_VALUE;
    }

    boolean seen() {
        return seen;
    }

    /** From when on, ms. */
    long seenMs() {
        return seenMs;
    }

    /** From when on nobody could doubt it, ms, {@link Long#MAX_VALUE} where somebody still can. */
    long strongMs() {
        return strongMs;
    }
}
