package dev.liftwatch.control;

import dev.liftwatch.control.ControlException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks the running agent. */
public final class ControlClient {
    /** An agent that says nothing for this long does not run any more, ms. */
    static final long SILENT_MS = 5000;

    private ControlClient() {}

    /**
     * Asks one question. The agent answers at once or cuts the connection within seconds; one that is frozen does neither,
     * and is waited for no longer than {@link #SILENT_MS}.
     *
     * @throws ControlException where no agent answers
     */
    public static String ask(Path socket, String question) throws ControlException {
        try {
            // Whether a file exists cannot be told in a folder that may not be looked into.
            socket.getFileSystem().provider().checkAccess(socket);
        } catch (AccessDeniedException denied) {
            throw new ControlException(Kind.DENIED, "this user may not look into the folder of " + socket);
        } catch (IOException absent) {
            throw new ControlException(Kind.ABSENT, "no agent: there is no socket " + socket);
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Lines.write(channel, question);
            String answer = Lines.readPatiently(channel, Lines.LONGEST, SILENT_MS);
            if (answer.isEmpty()) {
                throw new ControlException(Kind.SILENT, "the agent on " + socket + " gave no answer");
            }
            return answer;
        } catch (IOException failed) {
            throw new ControlException(
                    kind(socket, failed), "no agent answers on " + socket + ": " + failed.getMessage());
        }
    }

    private static Kind kind(Path socket, IOException failed) {
        if (failed instanceof SilentPeerException) {
            return Kind.SILENT;
        }
        if (!Files.isWritable(socket)) {
            return Kind.DENIED;
        }
        return failed instanceof ConnectException ? Kind.REFUSED : Kind.UNUSABLE;
    }

    /** Whether anybody accepts connections there. */
    static boolean answers(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }
}
