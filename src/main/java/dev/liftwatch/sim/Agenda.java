package dev.liftwatch.sim;

import java.util.PriorityQueue;

/** What is going to happen when. Of two things at one time the one entered first happens first. */
final class Agenda {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long entered;
    private long nowMs;

    private record Entry(long atMs, long order, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return atMs == other.atMs ? Long.compare(order, other.order) : Long.compare(atMs, other.atMs);
        }
    }

    /** The time, ms. */
    long nowMs() {
        return nowMs;
    }

    void at(long atMs, Runnable what) {
        entries.add(new Entry(Math.max(atMs, nowMs), entered++, what));
    }

    void after(long durationMs, Runnable what) {
        at(nowMs + durationMs, what);
    }

    /** When the next thing happens, ms, {@link Long#MAX_VALUE} where nothing does. */
    long nextMs() {
        Entry next = entries.peek();
        return next == null ? Long.MAX_VALUE : next.atMs();
    }

    /** Time passes to a moment before which nothing happens. */
    void passTo(long atMs) {
        nowMs = atMs;
    }

    /** Time passes to a moment, and everything that is due until then happens at its own. */
    void liveTo(long atMs) {
        while (nextMs() <= atMs) {
            nowMs = nextMs();
            happen();
        }
        nowMs = atMs;
    }

    /** Everything that happens at the present time does. */
    void happen() {
        while (nextMs() <= nowMs) {
            entries.remove().what().run();
        }
    }
}
