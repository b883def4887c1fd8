package dev.liftwatch.mqtt;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs the tasks of one client on threads made elsewhere, and reports a task that ends by a fault: Paho's own would end without a
 * word, and the client would look connected until the next keep-alive.
 */
final class ReportingThreads extends AbstractExecutorService implements ScheduledExecutorService {
    private final ScheduledExecutorService threads;
    private final Consumer<Throwable> faults;

    ReportingThreads(ScheduledExecutorService threads, Consumer<Throwable> faults) {
        this.threads = threads;
        this.faults = faults;
    }

    private Runnable reporting(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error fault) {
                faults.accept(fault);
                throw fault;
            }
        };
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(reporting(task));
    }

    @Override
    public Future<?> submit(Runnable task) {
        return threads.submit(reporting(task));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return threads.schedule(reporting(task), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return threads.schedule(task, delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return threads.scheduleAtFixedRate(reporting(task), initialDelay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
        return threads.scheduleWithFixedDelay(reporting(task), initialDelay, delay, unit);
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(timeout, unit);
    }
}
