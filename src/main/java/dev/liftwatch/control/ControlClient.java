package dev.liftwatch.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
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
        if (!Files.exists(socket)) {
            throw new ControlException("no agent: there is no socket " + socket);
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Lines.write(channel, question);
            String answer = Lines.readPatiently(channel, Lines.LONGEST, SILENT_MS);
            if (answer.isEmpty()) {
                throw new ControlException("the agent on " + socket + " gave no answer");
            }
            return answer;
        } catch (IOException failed) {
            throw new ControlException("no agent answers on " + socket + ": " + failed.getMessage());
        }
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
