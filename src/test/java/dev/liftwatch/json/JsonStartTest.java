package dev.liftwatch.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The first use of JSON in a process may come from several threads at once: one that judges, one that connects. */
class JsonStartTest {
    private static final int STARTS = 30;

    @Test
    void theThreadsOfAnAgentThatStartsMayAllWriteJsonAtOnce() throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classPath.add(Path.of(entry).toUri().toURL());
        }
        List<String> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int start = 0; start < STARTS; start++) {
                // A loader of its own for each start: what is made once in a process is made anew.
                try (URLClassLoader process =
                        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
                    startsTogether(process, threads, failures);
                }
            }
        }
        assertEquals(List.of(), failures);
    }

    private static void startsTogether(ClassLoader process, ExecutorService threads, List<String> failures)
            throws Exception {
        CountDownLatch ready = new CountDownLatch(2);
        List<Future<?>> both = new ArrayList<>();
        for (String user : List.of("JsonText", "StateText")) {
            both.add(threads.submit(() -> {
                // The library looks for its parts with the loader of the thread.
                Thread.currentThread().setContextClassLoader(process);
                ready.countDown();
                ready.await();
                return Class.forName("dev.liftwatch.json." + user, true, process);
            }));
        }
        for (Future<?> one : both) {
            try {
                one.get();
            } catch (java.util.concurrent.ExecutionException failed) {
                failures.add(String.valueOf(failed.getCause()));
            }
        }
    }
}
