package dev.liftwatch.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One connection: a question comes, its answer goes. Nothing here waits, so that who is slow holds up nobody else. */
final class Caller {
    private final SocketChannel channel;
    private final ByteArrayOutputStream question = new ByteArrayOutputStream();
    private ByteBuffer answer;
    private Future<?> deadline = CompletableFuture.completedFuture(null);

    Caller(SocketChannel channel) {
        this.channel = channel;
    }

    /** Longest time of a connection, whatever has been exchanged, ms. */
    void closeIn(ScheduledExecutorService deadlines, long afterMs) {
        deadline = deadlines.schedule(this::end, afterMs, TimeUnit.MILLISECONDS);
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Ends the connection. Called by the thread that serves. */
    void close() {
        deadline.cancel(false);
        answer = null;
        end();
    }

    private void end() {
        try {
            channel.close();
        } catch (IOException _) {
            // It was gone already.
        }
    }

    /** Goes on as far as it can at once, and ends the connection behind the answer. */
    void goOn(SelectionKey key, ControlServer.Answering answering) throws IOException {
        if (answer == null && read()) {
            answer = ByteBuffer.wrap(
                    (answering.answer(question.toString(StandardCharsets.UTF_8), Peer.of(channel)) + "\n")
                            .getBytes(StandardCharsets.UTF_8));
            key.interestOps(SelectionKey.OP_WRITE);
        }
        if (answer != null) {
            channel.write(answer);
            if (!answer.hasRemaining()) {
                close();
            }
        }
    }

    /** Whether the question is whole: its line has ended, or whoever asks has nothing more to say. */
    private boolean read() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(ControlServer.LONGEST_QUESTION + 1);
        int read = channel.read(buffer);
        for (byte b : Arrays.copyOf(buffer.array(), Math.max(0, read))) {
            if (b == '\n') {
                return true;
            }
            if (question.size() == ControlServer.LONGEST_QUESTION) {
                throw new IOException("a question of more than " + ControlServer.LONGEST_QUESTION + " bytes");
            }
            question.write(b);
        }
        return read < 0;
    }
}
