package dev.liftwatch.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Two pseudo-terminals joined by socat: what is written into one comes out of the other. */
public final class PtyPair implements AutoCloseable {
    private final Path agentEnd;
    private final Path boardEnd;
    private Process socat;

    public PtyPair(Path folder) throws IOException {
        agentEnd = folder.resolve("agent-end");
        boardEnd = folder.resolve("board-end");
        plug();
    }

    /** The port the agent opens. */
    public Path agentEnd() {
        return agentEnd;
    }

    /** The port the board writes to. */
    public Path boardEnd() {
        return boardEnd;
    }

    /** Plugs the adapter in. */
    public void plug() throws IOException {
        socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + agentEnd, "pty,raw,echo=0,link=" + boardEnd)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await("socat makes its links")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(agentEnd) && Files.exists(boardEnd));
    }

    /** Pulls the adapter out: both ports vanish. */
    public void unplug() throws IOException {
        socat.destroy();
        socat.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        Files.deleteIfExists(agentEnd);
        Files.deleteIfExists(boardEnd);
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
