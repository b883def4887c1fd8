package dev.liftwatch.wire;

import java.util.ArrayDeque;

/**
 * When a byte came in, though the line is only looked at now and then: not before the look that did not find it yet, and no later
 * than the bytes behind it, which took their time on the line, allow. Owned by the line's reader.
 */
public final class ArrivalTimes {
    /** How long an adapter on USB may keep received bytes before it hands them on, ms: the FTDI chips' usual latency. */
    static final long ADAPTER_MS = 16;

    /** Frames that began longer ago than this many looks are taken to have begun then. */
    private static final int LOOKS_KEPT = 32;

    private final double byteMs;
    private final ArrayDeque<Look> looks = new ArrayDeque<>();
    private long received;
    private long lookedMs;

    private record Look(long beforeMs, long atMs, long upTo) {}

    /**
     * When something happened.
     *
     * @param atMs the middle of when it can have been, tick
     * @param errorMs how far off that may be, either way, ms
     */
    public record Estimate(long atMs, long errorMs) {}

    /** Of a line that takes {@code byteMs} for a byte and is opened at {@code nowMs}. */
    public ArrivalTimes(double byteMs, long nowMs) {
        this.byteMs = byteMs;
        lookedMs = nowMs;
    }

    /** The line was looked at and had {@code count} bytes more, which may be none. */
    public void looked(long nowMs, int count) {
        if (count > 0) {
            received += count;
            looks.addLast(new Look(lookedMs, nowMs, received));
            if (looks.size() > LOOKS_KEPT) {
                looks.removeFirst();
            }
        }
        lookedMs = nowMs;
    }

    /** The arrival of the byte with the given number of bytes behind it, including those of the newest look. */
    public Estimate of(int behind) {
        long place = received - 1 - behind;
        long earliest = Long.MIN_VALUE;
        double latest = Double.MAX_VALUE;
        for (Look look : looks) {
            if (place < look.upTo) {
                earliest = earliest == Long.MIN_VALUE ? look.beforeMs - ADAPTER_MS : earliest;
                latest = Math.min(latest, look.atMs - (look.upTo - place) * byteMs);
            }
        }
        long last = (long) Math.floor(latest);
        long first = Math.min(earliest, last);
        long error = (last - first + 1) / 2;
        return new Estimate(last - error, error);
    }
}
