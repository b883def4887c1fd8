package dev.liftwatch.mqtt;

import dev.liftwatch.time.Clock;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a broker sends, cut into its packets before Paho sees it: Paho takes memory for whatever length a packet claims,
 * loses its place where a header comes in pieces, and waits for ever for a packet that trickles in. A message that is too
 * long is handed on cut short, so that it is acknowledged and does not come again; anything else that no broker does is
 * a {@link Complaint}.
 */
final class MqttFrames extends InputStream {
    /** A message is handed on up to this many bytes: more than the longest request that is taken. */
    static final int MOST_BYTES = 20 * 1024;

    /** While a packet is under way, at least this many bytes come within each {@link #PACE_MS}. */
    private static final int PACE_BYTES = 512;

    private static final long PACE_MS = 10_000;
    private static final int LONGEST_HEADER = 5;
    private static final int MORE_FOLLOWS = 0x80;
    private static final int LENGTH_BITS = 0x7F;
    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int TLS_ALERT = 0x15;

    private final InputStream in;
    private final Clock clock;
    private final byte[] header = new byte[LONGEST_HEADER];
    private int headerRead;
    private int headerGiven;
    private boolean headerComplete;
    private volatile boolean first = true;
    private long toGive;
    private long toSkip;
    private long paceSinceMs;
    private long paceBytes;

    MqttFrames(InputStream in, Clock clock) {
        this.in = in;
        this.clock = clock;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (headerComplete && headerGiven == headerRead && toGive == 0) {
            if (toSkip > 0) {
                skip();
            }
            headerComplete = false;
            headerRead = 0;
            headerGiven = 0;
        }
        if (!headerComplete && !readHeader()) {
            return -1;
        }
        if (headerGiven < headerRead) {
            int count = Math.min(length, headerRead - headerGiven);
            System.arraycopy(header, headerGiven, bytes, offset, count);
            headerGiven += count;
            return count;
        }
        int count = take(bytes, offset, (int) Math.min(length, toGive));
        toGive -= Math.max(0, count);
        return count;
    }

    @Override
    public int available() throws IOException {
        return headerComplete ? headerRead - headerGiven : in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** What is left of a message that was cut short. */
    private void skip() throws IOException {
        byte[] rest = new byte[512];
        while (toSkip > 0) {
            int count = take(rest, 0, (int) Math.min(rest.length, toSkip));
            if (count < 0) {
                return;
            }
            toSkip -= count;
        }
    }

    /** Collects a header, over several calls where the stream times out in between; false at the end of the stream. */
    private boolean readHeader() throws IOException {
        while (headerRead < 2 || (header[headerRead - 1] & MORE_FOLLOWS) != 0) {
            if (headerRead == LONGEST_HEADER) {
                throw new Complaint("it sends what is not MQTT");
            }
            if (headerRead == 0) {
                int type = in.read();
                if (type < 0) {
                    return false;
                }
                begin(type);
            } else if (take(header, headerRead, 1) < 0) {
                return false;
            } else {
                headerRead++;
            }
        }
        measure();
        headerComplete = true;
        return true;
    }

    private void begin(int type) throws Complaint {
        if (first && type == TLS_ALERT) {
            throw new Complaint("it speaks TLS on this port: write ssl:// instead of tcp://");
        }
        if (first && type != CONNACK << 4) {
            throw new Complaint(
                    "it does not answer as a broker: is it the broker's port (mostly 1883, with TLS 8883)?");
        }
        first = false;
        header[0] = (byte) type;
        headerRead = 1;
        paceSinceMs = clock.tickMs();
        paceBytes = 0;
    }

    private void measure() throws Complaint {
        long length = 0;
        for (int i = headerRead - 1; i > 0; i--) {
            length = (length << 7) | (header[i] & LENGTH_BITS);
        }
        toGive = Math.min(length, MOST_BYTES);
        toSkip = length - toGive;
        if (toSkip > 0) {
            if ((header[0] & 0xFF) >> 4 != PUBLISH) {
                throw new Complaint("it sends " + length + " bytes that are no message");
            }
            headerRead = 1;
            for (long left = toGive; headerRead == 1 || left > 0; left >>= 7) {
                header[headerRead++] = (byte) ((left & LENGTH_BITS) | (left >> 7 > 0 ? MORE_FOLLOWS : 0));
            }
        }
    }

    /** Reads on in a packet that is under way, and watches that its bytes keep coming. */
    private int take(byte[] bytes, int offset, int length) throws IOException {
        watchPace();
        int count = in.read(bytes, offset, length);
        paceBytes += Math.max(0, count);
        return count;
    }

    private void watchPace() throws Complaint {
        long nowMs = clock.tickMs();
        if (nowMs - paceSinceMs >= PACE_MS) {
            if (paceBytes < PACE_BYTES) {
                throw new Complaint("it sends a message slower than " + PACE_BYTES + " bytes in 10 s");
            }
            paceSinceMs = nowMs;
            paceBytes = 0;
        }
    }

    /** Whether anything has come yet. */
    boolean hasAnswered() {
        return !first;
    }
}
