package dev.liftwatch.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The socket of a service manager, kept by socat, which writes down all that it is told. */
public final class ManagerSocket implements AutoCloseable {
    private final Path socket;
    private final Path told;
    private final Process socat;

    public ManagerSocket(Path folder) throws IOException {
        socket = folder.resolve("notify");
        told = Files.createFile(folder.resolve("told"));
        socat = new ProcessBuilder("socat", "-u", "UNIX-RECV:" + socket, "OPEN:" + told + ",append")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await("the manager listens").atMost(Duration.ofSeconds(60)).until(() -> Files.exists(socket));
    }

    /** What {@code NOTIFY_SOCKET} says. */
    public Path path() {
        return socket;
    }

    /** Everything it was told so far, one word behind the other. */
    public String told() throws IOException {
        return Files.readString(told);
    }

    /** Waits until it was told. */
    public void awaitWords(String words) {
        Awaitility.await("told: " + words).atMost(Duration.ofSeconds(60)).until(() -> told().contains(words));
    }

    @Override
    public void close() {
        socat.destroy();
        socat.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
