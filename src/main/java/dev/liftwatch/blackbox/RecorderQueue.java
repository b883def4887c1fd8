package dev.liftwatch.blackbox;

import dev.liftwatch.logbook.Note;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.time.WallTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What waits to be recorded. Any thread. Bounded: where the card is too slow, the newest is counted and left out. */
final class RecorderQueue {
    /** So many entries are some minutes of a busy lift. */
    static final int MOST_WAITING = 20_000;

    /** So many notes for the logbook are taken beyond that. */
    static final int MOST_NOTES = 1000;

    private final Semaphore wake = new Semaphore(0);
    private List<Entry> waiting = new ArrayList<>();
    private int leftOut;
    private boolean stopped;

    /** What is to be written. */
    sealed interface Entry {}

    /**
     * A new file.
     *
     * @param tickMs its first tick
     * @param began the wall clock at tick 0
     * @param start whether the agent was just started
     * @param state the state of the judgement, where there is any
     * @param picture what was read last
     */
    record Begin(long tickMs, WallTime began, boolean start, Optional<String> state, List<Reading> picture)
            implements Entry {}

    /** Readings of one tick. */
    record Rows(long tickMs, List<Reading> readings) implements Entry {}

    /** A decision, and whether it is to be safe from a power cut at once. */
    record Decided(Mark mark, boolean urgent) implements Entry {}

    /** Something for the logbook; it is written at once. */
    record Noted(Note note) implements Entry {}

    /** So many entries were left out here. */
    record LeftOut(int count) implements Entry {
        /** How the line begins that says so. */
        static final String LINE = "# left_out=";

        private static final Pattern WHOLE = Pattern.compile(LINE + "[0-9]{1,9}");

        /** Whether a line of a record is one. */
        static boolean isOne(String line) {
            return WHOLE.matcher(line).matches();
        }
    }

    /** Takes an entry; returns at once. */
    synchronized void put(Entry entry) {
        // What happens seldom is not left out for what comes ten times a second.
        int room = entry instanceof Noted ? MOST_WAITING + MOST_NOTES : MOST_WAITING;
        if (waiting.size() >= room) {
            leftOut++;
            return;
        }
        if (leftOut > 0) {
            waiting.add(new LeftOut(leftOut));
            leftOut = 0;
        }
        waiting.add(entry);
        if (entry instanceof Noted || (entry instanceof Decided decided && decided.urgent)) {
            wake.release();
        }
    }

    /** All that waits, after {@code nanos} at most; at once where something is urgent, or the end has come. */
    List<Entry> take(long nanos) throws InterruptedException {
        if (wake.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            wake.drainPermits();
        }
        synchronized (this) {
            List<Entry> taken = waiting;
            waiting = new ArrayList<>();
            return taken;
        }
    }

    synchronized void stop() {
        stopped = true;
        wake.release();
    }

    synchronized boolean hasStopped() {
        return stopped && waiting.isEmpty();
    }
}
