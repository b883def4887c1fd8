package dev.liftwatch.sim;

import java.util.ArrayList;
import java.util.List;

/** When a lift served people, and how many got out of it by then. */
public final class ServiceLog {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(long atMs, long servedMs, long left) {}

    void add(long atMs, boolean serves, long left) {
        long beforeMs = entries.isEmpty() ? 0 : entries.getLast().atMs();
        long servedMs = entries.isEmpty() ? 0 : entries.getLast().servedMs();
        entries.add(new Entry(atMs, servedMs + (serves ? atMs - beforeMs : 0), left));
    }

    /**
     * The tick at which it had served for the given time since then, and the given number of people had got out, ms; {@link Long#MAX_VALUE} where that never came.
     *
     * @param fromMs since when, ms
     * @param servedMs for how long, ms
     * @param left how many
     */
    public long servedMs(long fromMs, long servedMs, int left) {
        Entry first = null;
        for (Entry entry : entries) {
            if (first == null && entry.atMs() >= fromMs) {
                first = entry;
            }
            if (first != null
                    && entry.servedMs() - first.servedMs() >= servedMs
                    && entry.left() - first.left() >= left) {
                return entry.atMs();
            }
        }
        return Long.MAX_VALUE;
    }
}
