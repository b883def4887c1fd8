package dev.liftwatch.mqtt;

import dev.liftwatch.time.Clock;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Plain sockets that take their time to say that the other side has closed. Paho leaks a thread for every peer that accepts
 * and closes at once, since its receiver ends before its sender has begun; half a second in between mends nearly all.
 */
final class PatientSocketFactory extends SocketFactory {
    private static final long PATIENCE_MS = 600;

    private final Clock clock;

    PatientSocketFactory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Socket createSocket() {
        return new PatientSocket(clock);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("only unconnected sockets are made here");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    private static final class PatientSocket extends Socket {
        private final Clock clock;

        PatientSocket(Clock clock) {
            this.clock = clock;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new PatientStream(super.getInputStream(), clock);
        }
    }

    private static final class PatientStream extends FilterInputStream {
        private final Clock clock;

        PatientStream(InputStream in, Clock clock) {
            super(in);
            this.clock = clock;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            beforeEnd(read);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            beforeEnd(read);
            return read;
        }

        private void beforeEnd(int read) {
            if (read < 0) {
                try {
                    clock.pause(PATIENCE_MS);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
