package dev.liftwatch.agent;

import dev.liftwatch.linux.ServiceManager;
import dev.liftwatch.time.Beats;
import dev.liftwatch.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches that every thread of the agent comes round, and tells the service manager so: that the agent is ready once it judges, how it
 * does in a line, and that it is alive as long as every thread is. A thread that hangs ends these words, and the manager starts the
 * agent again.
 */
final class Watchdog implements Runnable {
    /** It looks this often, ms, or three times within what the manager waits, where that is more often. */
    static final long LOOK_MS = 2000;

    /** Threads of the machine's own, and of a client that is just being ended. */
    static final int OTHER_THREADS = 20;

    /** For each thread that is watched, so many may be: a broker's client has five beside its own. More than that pile up. */
    static final int THREADS_EACH = 8;

    private static final int LOOKS_WITHIN_PATIENCE = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final List<Watched> threads;
    private final Predicate<String> manager;
    private final Supplier<String> health;
    private final IntSupplier threadCount;
    private final Clock clock;
    private final long lookMs;
    private final Beats judging;
    private volatile boolean stopped;
    private boolean ready;
    private String told = "";

    /** One thread and what is known of it. */
    static final class Watched {
        private final String name;
        private final Beats beats;
        private final long patienceMs;
        private long seen = -1;
        private long sinceMs;
        private final Consumer<Boolean> lateness;
        private boolean late;

        /**
         * A thread.
         *
         * @param patienceMs how long it may take to come round once, ms
         */
        Watched(String name, Beats beats, long patienceMs) {
            this(name, beats, patienceMs, late -> {});
        }

        /**
         * A thread.
         *
         * @param patienceMs how long it may take to come round once, ms
         * @param lateness is told when it hangs, and when it goes on
         */
        Watched(String name, Beats beats, long patienceMs, Consumer<Boolean> lateness) {
            this.name = name;
            this.beats = beats;
            this.patienceMs = patienceMs;
            this.lateness = lateness;
        }

        /** Whether it has come round in time. */
        private boolean look(long nowMs) {
            long count = beats.count();
            if (count != seen) {
                seen = count;
                sinceMs = nowMs;
            }
            boolean lateNow = nowMs - sinceMs > patienceMs;
            if (lateNow && !late) {
                LOG.error("thread {} has not come round for {} s", name, (nowMs - sinceMs) / 1000);
            } else if (!lateNow && late) {
                LOG.warn("thread {} goes on", name);
            }
            if (lateNow != late) {
                lateness.accept(lateNow);
            }
            late = lateNow;
            return !lateNow;
        }
    }

    /**
     * A watchdog that has not looked yet.
     *
     * @param judging the beats of the thread that judges: with its first the agent is ready
     * @param threads all that must go on, that one included
     * @param manager takes words for the service manager; false where it cannot be told
     * @param patienceMs within what time it wants to hear of the agent, ms; 0 where it does not watch
     * @param health how the agent does, in a line
     * @param threadCount how many threads the process has
     */
    Watchdog(
            Beats judging,
            List<Watched> threads,
            Predicate<String> manager,
            long patienceMs,
            Supplier<String> health,
            IntSupplier threadCount,
            Clock clock) {
        this.threadCount = threadCount;
        this.judging = judging;
        this.threads = List.copyOf(threads);
        this.manager = manager;
        this.health = health;
        this.clock = clock;
        lookMs = patienceMs > 0 ? Math.min(LOOK_MS, patienceMs / LOOKS_WITHIN_PATIENCE) : LOOK_MS;
    }

    /** What a manager is told of, and within what time; nobody and never where there is none. */
    static Watchdog under(
            Optional<ServiceManager> manager,
            Beats judging,
            List<Watched> threads,
            Supplier<String> health,
            Clock clock) {
        return new Watchdog(
                judging,
                threads,
                words -> manager.map(there -> there.tell(words)).orElse(true),
                manager.map(there -> there.watchdogMs().orElse(0)).orElse(0L),
                health,
                Thread::activeCount,
                clock);
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                look();
                clock.pause(lookMs);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Looks once at every thread, and says what is to be said.
     *
     * @throws IllegalStateException where threads pile up: the agent is to end, so that it is started again before it can make none
     */
    void look() {
        int count = threadCount.getAsInt();
        int most = OTHER_THREADS + THREADS_EACH * threads.size();
        if (count > most) {
            throw new IllegalStateException(count + " threads, " + most + " at most: some do not end");
        }
        long nowMs = clock.tickMs();
        List<String> late = threads.stream()
                .filter(thread -> !thread.look(nowMs))
                .map(thread -> thread.name)
                .toList();
        List<String> words = new ArrayList<>();
        if (!ready && judging.count() > 0) {
            ready = true;
            words.add("READY=1");
        }
        String status = late.isEmpty() ? health.get() : late.stream().collect(Collectors.joining(", ", "hangs: ", ""));
        if (!status.equals(told)) {
            told = status;
            words.add("STATUS=" + status);
        }
        if (late.isEmpty()) {
            words.add("WATCHDOG=1");
        }
        if (!words.isEmpty()) {
            tell(String.join("\n", words));
        }
    }

    private void tell(String words) {
        if (!manager.test(words)) {
            LOG.debug("the service manager could not be told: {}", words);
        }
    }

    /** The agent is told to end: the manager waits for that, and is told nothing more. */
    void stop() {
        stopped = true;
        tell("STOPPING=1\nSTATUS=stopping");
    }
}
