package dev.liftwatch.agent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes the few threads that do not keep the process alive. */
final class Threads {
    /** A client's own four threads, its keep-alive and the bound of its beginning. */
    private static final int CLIENT = 6;

    /** A thread of a client that has nothing to do ends after this, s. */
    private static final long IDLE_S = 5;

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
        threads.setKeepAliveTime(IDLE_S, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
        threads.setRemoveOnCancelPolicy(true);
        return threads;
    }

    /** A thread for every core, for work that is long and needs nothing but a core. */
    static ExecutorService cores() {
        return Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), task -> daemon("simulation", task));
    }
}
