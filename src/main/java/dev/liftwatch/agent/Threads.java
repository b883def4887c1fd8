package dev.liftwatch.agent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Makes the few threads that do not keep the process alive. */
final class Threads {
    private Threads() {}

    /** A thread that ends with the process. */
    static Thread daemon(String role, Runnable work) {
        Thread thread = new Thread(work, role);
        thread.setDaemon(true);
        return thread;
    }

    /** Where deadlines and keep-alives are timed, on monotonic time; tasks on it must be short. */
    static ScheduledExecutorService timing() {
        return Executors.newSingleThreadScheduledExecutor(task -> daemon("timing", task));
    }

    /** A thread for every core, for work that is long and needs nothing but a core. */
    static ExecutorService cores() {
        return Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), task -> daemon("simulation", task));
    }
}
