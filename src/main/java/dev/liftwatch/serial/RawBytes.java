package dev.liftwatch.serial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The newest bytes of a line as they came and went, for whoever looks for a wrong wire or an unknown device. Any thread. */
public final class RawBytes {
    /** So much is kept, bytes: some seconds of a line at its full rate. */
    static final int MOST_KEPT = 64 * 1024;

    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private int kept;
    private long next;

    /**
     * What one look at the line brought.
     *
     * @param number counted from 0 on at the start of the agent; one that is missing was dropped
     * @param atMs when, tick
     * @param sent whether the agent sent it, as it does on a bus of its own
     * @param bytes what it was; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed from one thread to another, never compared.
    public record Chunk(long number, long atMs, boolean sent, byte[] bytes) {}

    synchronized void add(long atMs, boolean sent, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        chunks.addLast(new Chunk(next++, atMs, sent, bytes));
        kept += bytes.length;
        while (kept > MOST_KEPT) {
            kept -= chunks.removeFirst().bytes.length;
        }
    }

    /** The number that the next one will have. */
    public synchronized long next() {
        return next;
    }

    /** Those from that number on, oldest first, no more than so many bytes of them but at least one. */
    public synchronized List<Chunk> from(long number, int mostBytes) {
        List<Chunk> found = new ArrayList<>();
        int bytes = 0;
        for (Chunk chunk : chunks) {
            if (chunk.number >= number && (found.isEmpty() || bytes + chunk.bytes.length <= mostBytes)) {
                found.add(chunk);
                bytes += chunk.bytes.length;
            } else if (chunk.number >= number) {
                break;
            }
        }
        return found;
    }
}
