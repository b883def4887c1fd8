package dev.liftwatch.serial;

import java.io.ByteArrayOutputStream;

/** A line within the process, for a simulated board: what is written at one end is polled at the other. Bounded. */
public final class MemoryLine implements ByteLine {
    /** What a reader has left unread beyond this is lost, as on a real line. */
    private static final int MOST_BYTES = 64 * 1024;

    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    /** The far end sends. */
    public synchronized void send(byte[] bytes) {
        if (waiting.size() + bytes.length <= MOST_BYTES) {
            waiting.writeBytes(bytes);
        }
    }

    @Override
    public synchronized byte[] poll() {
        byte[] bytes = waiting.toByteArray();
        waiting.reset();
        return bytes;
    }

    @Override
    public void write(byte[] bytes) {
        // The simulated board listens to nobody.
    }

    @Override
    public double byteMs() {
        return 0;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
