package dev.liftwatch.mqtt;

import dev.liftwatch.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * What a broker sends, cut into its packets and checked before Paho sees it: Paho takes memory for whatever length a packet
 * claims, loses its place where a header comes in pieces, and waits for ever for a packet that trickles in. A message that is too
 * long is handed on cut short, so that it is acknowledged and does not come again; anything else that no broker does is a
 * {@link BrokerProtocolException}.
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
    private static final int TLS_ALERT = 0x15;

    private final InputStream in;
    private final SessionGuard guard;
    private final Clock clock;
    private final byte[] packet = new byte[LONGEST_HEADER + MOST_BYTES];

    /** The bytes of the packet that have been read, its header first. */
    private int read;

    /** How long the header is, 0 while it is not complete. */
    private int header;

    /** How long the packet is as it is handed on, header and all; known with the header. */
    private int whole;

    private int given;
    private boolean checked;
    private long toSkip;
    private volatile boolean first = true;
    private long paceSinceMs;
    private long paceBytes;

    MqttFrames(InputStream in, SessionGuard guard, Clock clock) {
        this.in = in;
        this.guard = guard;
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
        if (checked && given == whole) {
            if (!skip()) {
                return -1;
            }
            forget();
        }
        if (!checked && !readPacket()) {
            return -1;
        }
        int count = Math.min(length, whole - given);
        System.arraycopy(packet, given, bytes, offset, count);
        given += count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return checked ? whole - given : in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void forget() {
        read = 0;
        header = 0;
        given = 0;
        checked = false;
    }

    /** What is left of a message that was cut short; false at the end of the stream. */
    private boolean skip() throws IOException {
        byte[] rest = new byte[512];
        while (toSkip > 0) {
            int count = take(rest, 0, (int) Math.min(rest.length, toSkip));
            if (count < 0) {
                return false;
            }
            toSkip -= count;
        }
        return true;
    }

    /** Collects a packet, over several calls where the stream times out in between; false at the end of the stream. */
    private boolean readPacket() throws IOException {
        if (header == 0 && !readHeader()) {
            return false;
        }
        while (read < whole) {
            int count = take(packet, read, whole - read);
            if (count < 0) {
                return false;
            }
            read += count;
        }
        PacketCheck.body(packet[0], ByteBuffer.wrap(packet, header, whole - header));
        checked = true;
        return true;
    }

    private boolean readHeader() throws IOException {
        while (read < 2 || (packet[read - 1] & MORE_FOLLOWS) != 0) {
            if (read == LONGEST_HEADER) {
                throw new BrokerProtocolException("it sends what is not MQTT");
            }
            if (read == 0) {
                int type = in.read();
                if (type < 0) {
                    return false;
                }
                begin(type);
            } else if (take(packet, read, 1) < 0) {
                return false;
            } else {
                read++;
            }
        }
        measure();
        return true;
    }

    private void begin(int type) throws BrokerProtocolException {
        if (first && type == TLS_ALERT) {
            throw new BrokerProtocolException("it speaks TLS on this port: write ssl:// instead of tcp://");
        }
        boolean welcome = type == PacketTypes.CONNACK << 4;
        if (first && !welcome) {
            throw new BrokerProtocolException(
                    "it does not answer as a broker: is it the broker's port (mostly 1883, with TLS 8883)?");
        }
        if (welcome && !first) {
            throw new BrokerProtocolException("it answers the connect twice");
        }
        guard.begun(type);
        first = false;
        packet[0] = (byte) type;
        read = 1;
        paceSinceMs = clock.tickMs();
        paceBytes = 0;
    }

    private void measure() throws BrokerProtocolException {
        long length = 0;
        for (int i = read - 1; i > 0; i--) {
            length = (length << 7) | (packet[i] & LENGTH_BITS);
        }
        PacketCheck.header(packet[0], length, MOST_BYTES);
        long handedOn = Math.min(length, MOST_BYTES);
        toSkip = length - handedOn;
        if (toSkip > 0) {
            read = 1;
            for (long left = handedOn; read == 1 || left > 0; left >>= 7) {
                packet[read++] = (byte) ((left & LENGTH_BITS) | (left >> 7 > 0 ? MORE_FOLLOWS : 0));
            }
        }
        header = read;
        whole = header + (int) handedOn;
    }

    /** Reads on in a packet that is under way, and watches that its bytes keep coming. */
    private int take(byte[] bytes, int offset, int length) throws IOException {
        watchPace();
        int count = in.read(bytes, offset, length);
        paceBytes += Math.max(0, count);
        return count;
    }

    private void watchPace() throws BrokerProtocolException {
        long nowMs = clock.tickMs();
        if (nowMs - paceSinceMs >= PACE_MS) {
            if (paceBytes < PACE_BYTES) {
                throw new BrokerProtocolException("it sends a message slower than " + PACE_BYTES + " bytes in 10 s");
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
