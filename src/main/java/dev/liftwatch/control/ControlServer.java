package dev.liftwatch.control;

import dev.liftwatch.time.Beats;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one question a connection, one connection after the other. */
public final class ControlServer implements Runnable, AutoCloseable {
    /** A question longer than this is refused, bytes. */
    static final int LONGEST_QUESTION = 8 * 1024;

    /** Who has not asked and read the answer by then is cut off, ms. */
    static final long CLIENT_MS = 2000;

    /** Without a caller the thread comes round this often, ms. */
    private static final long LOOK_UP_MS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    private final Path socket;
    private final ServerSocketChannel server;
    private final Selector callers;
    private final UnaryOperator<String> answer;
    private final Beats beats = new Beats();
    private final ScheduledExecutorService deadlines;

    private ControlServer(
            Path socket,
            ServerSocketChannel server,
            Selector callers,
            UnaryOperator<String> answer,
            ScheduledExecutorService deadlines) {
        this.socket = socket;
        this.server = server;
        this.callers = callers;
        this.answer = answer;
        this.deadlines = deadlines;
    }

    /**
     * Opens the socket; a file that a killed agent left behind is replaced.
     *
     * @param answer makes the answer to a question; called on the server's thread, it must not wait for anything
     * @param deadlines where slow clients are timed
     * @throws ControlException where another agent answers there, or the folder cannot be used
     */
    public static ControlServer open(Path socket, UnaryOperator<String> answer, ScheduledExecutorService deadlines)
            throws ControlException {
        if (ControlClient.answers(socket)) {
            throw new ControlException("another agent already answers on " + socket);
        }
        try {
            Files.createDirectories(socket.toAbsolutePath().getParent());
            Files.deleteIfExists(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            server.configureBlocking(false);
            Selector callers = Selector.open();
            server.register(callers, SelectionKey.OP_ACCEPT);
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
            return new ControlServer(socket, server, callers, answer, deadlines);
        } catch (IOException failed) {
            throw new ControlException("the socket " + socket + " cannot be opened: " + failed.getMessage());
        }
    }

    /** That the thread goes on: it comes round once a second, or once a caller. */
    public Beats beats() {
        return beats;
    }

    @Override
    public void run() {
        while (server.isOpen()) {
            beats.beat();
            try (SocketChannel client = next()) {
                if (client != null) {
                    serve(client);
                }
            } catch (ClosedSelectorException closed) {
                return;
            } catch (IOException failed) {
                // The caller hung up or was cut off, or this server was closed: the loop's condition tells which.
                LOG.debug("a question on {} was not answered: {}", socket, failed.getMessage());
            }
        }
    }

    /** The next caller within a second; null where there is none. */
    private SocketChannel next() throws IOException {
        callers.select(LOOK_UP_MS);
        callers.selectedKeys().clear();
        return server.accept();
    }

    private void serve(SocketChannel client) throws IOException {
        ScheduledFuture<?> deadline = deadlines.schedule(() -> closeQuietly(client), CLIENT_MS, TimeUnit.MILLISECONDS);
        try {
            Lines.write(client, answer.apply(Lines.read(client, LONGEST_QUESTION)));
        } catch (RuntimeException fault) {
            // Whoever looks on must never end the agent.
            LOG.error("a question on {} could not be answered", socket, fault);
        } finally {
            deadline.cancel(false);
        }
    }

    private static void closeQuietly(SocketChannel client) {
        try {
            client.close();
        } catch (IOException gone) {
            LOG.debug("a slow client was gone already: {}", gone.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            callers.close();
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException failed) {
            LOG.warn("the socket {} was not closed in good order: {}", socket, failed.getMessage());
        }
    }
}
