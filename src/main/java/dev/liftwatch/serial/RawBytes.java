package dev.liftwatch.serial;

import dev.liftwatch.wire.ChannelValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The newest bytes of a line as they came and went, for whoever looks for a wrong wire or an unknown device. Any thread. */
public final class RawBytes {
    /** Number of bytes that are kept: some seconds of a line at its full rate. */
    static final int MOST_KEPT = 64 * 1024;

    /** Memory that a value of a frame counts for, bytes. */
    private static final int BYTES_A_VALUE = 32;

    private static final byte[] NOTHING = {};

    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private int kept;
    private long next;

    /**
     * What one look at the line brought, or a frame found in it.
     *
     * @param number counted from 0 on at the start of the agent; one that is missing was dropped
     * @param atMs when, tick
     * @param sent whether the agent sent it, as it does on a bus of its own
     * @param bytes what it was; not to be changed, empty for a frame
     * @param frame what a frame among the bytes before it says; empty for bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed from one thread to another, never compared.
    public record Chunk(long number, long atMs, boolean sent, byte[] bytes, List<ChannelValue> frame) {
        private int size() {
            return bytes.length + frame.size() * BYTES_A_VALUE;
        }
    }

    synchronized void add(long atMs, boolean sent, byte[] bytes) {
        if (bytes.length > 0) {
            add(new Chunk(next++, atMs, sent, bytes, List.of()));
        }
    }

    /** A frame was complete that began at the tick. */
    synchronized void addFrame(long atMs, List<ChannelValue> values) {
        add(new Chunk(next++, atMs, false, NOTHING, values));
    }

    private void add(Chunk chunk) {
        chunks.addLast(chunk);
        kept += chunk.size();
        while (kept > MOST_KEPT) {
            kept -= chunks.removeFirst().size();
        }
    }

    /** The number that the next one will have. */
    public synchronized long next() {
        return next;
    }

    /** The pieces from that number on, oldest first, up to the given number of bytes but at least one. */
    public synchronized List<Chunk> from(long number, int mostBytes) {
        List<Chunk> found = new ArrayList<>();
        int bytes = 0;
        for (Chunk chunk : chunks) {
            if (chunk.number >= number && (found.isEmpty() || bytes + chunk.size() <= mostBytes)) {
                found.add(chunk);
                bytes += chunk.size();
            } else if (chunk.number >= number) {
                break;
            }
        }
        return found;
    }
}
