package dev.liftwatch.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One line of UTF-8 in each direction. */
final class Lines {
    /** A line longer than this is refused, bytes. */
    static final int LONGEST = 1 << 20;

    private Lines() {}

    /** Reads up to the line's end. Closing the channel from another thread ends it. */
    static String read(SocketChannel channel, int longest) throws IOException {
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
