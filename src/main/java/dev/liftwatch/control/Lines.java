package dev.liftwatch.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One line of UTF-8 in each direction. */
final class Lines {
    /** A line longer than this is refused, bytes. */
    static final int LONGEST = 1 << 20;

    private Lines() {}

    /** Where the bytes come from. */
    private interface Bytes {
        int read(ByteBuffer buffer) throws IOException;
    }

    /** Reads up to the line's end. Closing the channel from another thread ends it. */
    static String read(SocketChannel channel, int longest) throws IOException {
        return read(channel::read, longest);
    }

    /** Reads up to the line's end from a peer that must not be silent for longer than {@code silentMs}. */
    static String readPatiently(SocketChannel channel, int longest, long silentMs) throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            return read(
                    buffer -> {
                        if (selector.select(silentMs) == 0) {
                            throw new SilentPeerException("it has said nothing for " + silentMs / 1000 + " s");
                        }
                        selector.selectedKeys().clear();
                        return channel.read(buffer);
                    },
                    longest);
        }
    }

    private static String read(Bytes channel, int longest) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (channel.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                byte b = buffer.get();
                if (b == '\n') {
                    return line.toString(StandardCharsets.UTF_8);
                }
                if (line.size() == longest) {
                    throw new IOException("a line of more than " + longest + " bytes");
                }
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    static void write(SocketChannel channel, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
