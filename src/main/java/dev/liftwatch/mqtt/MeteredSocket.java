package dev.liftwatch.mqtt;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A TCP connection whose incoming bytes are counted beneath everything that is spoken over it: TLS has messages of its own that
 * a broker may send without end, and no MQTT is seen of them.
 */
final class MeteredSocket extends Socket {
    private final SessionGuard guard;

    MeteredSocket(SessionGuard guard) {
        this.guard = guard;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int one = in.read();
                guard.arrived(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = in.read(bytes, offset, length);
                guard.arrived(Math.max(0, count));
                return count;
            }
        };
    }
}
