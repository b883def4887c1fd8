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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one question a connection. A client that connects and says nothing, or does not read the answer, delays nobody: connections are served as
 * they become ready, and where there are as many as there may be, the oldest that has not been answered gives way to the next.
 */
public final class ControlServer implements Runnable, AutoCloseable {
    /** A question longer than this is refused, bytes. */
    static final int LONGEST_QUESTION = 8 * 1024;

    /** A client that has not asked and read the answer by then is disconnected, ms. */
    static final long CLIENT_MS = 2000;

    /** So many are connected at a time: far more than ever ask at once, and few for the files a process may open. */
    static final int MOST_CALLERS = 32;

    /** So many are let in before those that are in have their turn, so that a flood of them pushes nobody out unheard. */
    private static final int LET_IN_AT_ONCE = 8;

    /** Time between two rounds of the thread without a caller, ms. */
    private static final long LOOK_UP_MS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    /** Makes answers. */
    @FunctionalInterface
    public interface Answering {
        /** The answer to a question; called on the server's thread, it must not wait for anything. */
        String answer(String question, Peer peer);
    }

    private final Path socket;
    private final ServerSocketChannel server;
    private final Selector selector;
    private final Deque<Caller> callers = new ArrayDeque<>();
    private final Answering answer;
    private final Beats beats = new Beats();
    private final ScheduledExecutorService deadlines;

    private ControlServer(
            Path socket,
            ServerSocketChannel server,
            Selector selector,
            Answering answer,
            ScheduledExecutorService deadlines) {
        this.socket = socket;
        this.server = server;
        this.selector = selector;
        this.answer = answer;
        this.deadlines = deadlines;
    }

    /** Opens the socket for questions whose answer is the same for everybody. */
    public static ControlServer open(Path socket, UnaryOperator<String> answer, ScheduledExecutorService deadlines)
            throws ControlException {
        return open(socket, (question, _) -> answer.apply(question), deadlines);
    }

    /**
     * Opens the socket; a file that a killed agent left behind is replaced.
     *
     * @param answer makes the answer to a question; called on the server's thread, it must not wait for anything
     * @param deadlines where slow clients are timed
     * @throws ControlException where another agent answers there, or the folder cannot be used
     */
    public static ControlServer open(Path socket, Answering answer, ScheduledExecutorService deadlines)
            throws ControlException {
        if (ControlClient.answers(socket)) {
            throw new ControlException(ControlException.Kind.UNUSABLE, "another agent already answers on " + socket);
        }
        try {
            Files.createDirectories(socket.toAbsolutePath().getParent());
            Files.deleteIfExists(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
            return new ControlServer(socket, server, selector, answer, deadlines);
        } catch (IOException failed) {
            throw new ControlException(
                    ControlException.Kind.UNUSABLE,
                    "the socket " + socket + " cannot be opened: " + failed.getMessage());
        }
    }

    /** Shows that the thread is alive: it finishes a round every second, or for each caller. */
    public Beats beats() {
        return beats;
    }

    @Override
    public void run() {
        while (server.isOpen()) {
            beats.beat();
            try {
                selector.select(LOOK_UP_MS);
                Set<SelectionKey> ready = Set.copyOf(selector.selectedKeys());
                selector.selectedKeys().clear();
                ready.forEach(this::serve);
                callers.removeIf(caller -> !caller.isOpen());
                letIn();
            } catch (ClosedSelectorException closed) {
                break;
            } catch (IOException failed) {
                // This server was closed, or the process may open no more files: the loop's condition tells which.
                LOG.debug("nobody could be let in on {}: {}", socket, failed.getMessage());
            }
        }
        callers.forEach(Caller::close);
    }

    private void serve(SelectionKey key) {
        if (!(key.attachment() instanceof Caller caller) || !key.isValid()) {
            return;
        }
        try {
            caller.goOn(key, answer);
        } catch (IOException failed) {
            LOG.debug("a question on {} was not answered: {}", socket, failed.getMessage());
            caller.close();
        } catch (RuntimeException fault) {
            // A client that watches must never end the agent.
            LOG.error("a question on {} could not be answered", socket, fault);
            caller.close();
        }
    }

    private void letIn() throws IOException {
        for (int i = 0; i < LET_IN_AT_ONCE; i++) {
            SocketChannel channel = server.accept();
            if (channel == null) {
                return;
            }
            if (callers.size() == MOST_CALLERS) {
                callers.removeFirst().close();
            }
            Caller caller = new Caller(channel);
            callers.addLast(caller);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, caller);
            caller.closeIn(deadlines, CLIENT_MS);
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException failed) {
            LOG.warn("the socket {} was not closed in good order: {}", socket, failed.getMessage());
        }
    }
}
