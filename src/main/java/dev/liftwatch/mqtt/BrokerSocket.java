package dev.liftwatch.mqtt;

import dev.liftwatch.time.Clock;
import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * A connection that stands before Paho gets it, TLS and all. Paho starts its three threads one after the other, and where
 * one has ended before the next has begun (a peer that closes at once), the starting never ends and leaks them all. So
 * nothing is read, and thereby no end seen, before the first packet has been written: by then all three run. It is closed
 * by closing the connection beneath, which nothing can hold up.
 */
final class BrokerSocket extends Socket {
    private static final int BUFFER_BYTES = 2048;

    private final Socket beneath;
    private final Socket talk;
    private final SessionGuard guard;
    private final MqttFrames frames;
    private final CountDownLatch written = new CountDownLatch(1);

    /**
     * A connection to hand to Paho.
     *
     * @param beneath the connection itself
     * @param talk what is spoken over, the same or TLS on top of it
     * @param guard bounds what the session may cost
     */
    BrokerSocket(Socket beneath, Socket talk, SessionGuard guard, Clock clock) throws IOException {
        this.beneath = beneath;
        this.talk = talk;
        this.guard = guard;
        frames = new MqttFrames(new BufferedInputStream(talk.getInputStream(), BUFFER_BYTES), guard, clock);
    }

    /** A factory whose every socket is this one, for a client that connects once. */
    SocketFactory asFactory() {
        return new OnlyFactory(this);
    }

    /** Waits until Paho's threads run and the first packet is out; false where that is not so within {@code boundMs}. */
    boolean isInUseWithin(long boundMs) throws InterruptedException {
        return written.await(boundMs, TimeUnit.MILLISECONDS);
    }

    /** Whether the broker has said anything yet. */
    boolean hasAnswered() {
        return frames.hasAnswered();
    }

    @Override
    public void connect(SocketAddress address, int timeoutMs) {
        // It is connected.
    }

    @Override
    public void setSoTimeout(int timeoutMs) throws SocketException {
        talk.setSoTimeout(timeoutMs);
    }

    @Override
    public InputStream getInputStream() {
        return new Gated();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Telling(talk.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        written.countDown();
        beneath.close();
    }

    @Override
    public boolean isClosed() {
        return beneath.isClosed();
    }

    /** Holds readers back until the first packet is out. */
    private final class Gated extends InputStream {
        @Override
        public int read() throws IOException {
            pass();
            return frames.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            pass();
            return frames.read(bytes, offset, length);
        }

        @Override
        public int available() throws IOException {
            return written.getCount() > 0 ? 0 : frames.available();
        }

        private void pass() throws IOException {
            try {
                written.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped");
            }
        }
    }

    /** Tells when the first packet is out, or has failed to get out. */
    private final class Telling extends FilterOutputStream {
        Telling(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            // First: the answer may come while this thread has not returned from writing.
            guard.written(bytes, offset, length);
            try {
                out.write(bytes, offset, length);
            } finally {
                written.countDown();
            }
        }
    }

    private static final class OnlyFactory extends SocketFactory {
        private final Socket only;

        OnlyFactory(Socket only) {
            this.only = only;
        }

        @Override
        public Socket createSocket() {
            return only;
        }

        @Override
        public Socket createSocket(String host, int port) {
            return only;
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            return only;
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return only;
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            return only;
        }
    }
}
