package dev.liftwatch.agent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Makes the few threads that do not keep the process alive. */
final class Threads {
    /**
     * A client's sender, receiver and callbacks, which last as long as it does, and two for its beginning, keep-alive and end.
     * None may end while idle: the others never come free, and the keep-alive would find nobody.
     */
    private static final int CLIENT = 5;

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

    /** The threads of one MQTT client: it starts, receives, sends, calls back, and keeps alive. Ended with the client. */
    static ScheduledExecutorService client(String role) {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(CLIENT, task -> daemon(role, task));
        threads.setRemoveOnCancelPolicy(true);
        return threads;
    }

    /** A thread for every core, for work that is long and needs nothing but a core. */
    static ExecutorService cores() {
        return Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), task -> daemon("simulation", task));
    }
}
