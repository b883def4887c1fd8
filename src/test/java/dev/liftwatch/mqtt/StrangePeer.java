package dev.liftwatch.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Something that listens where a broker should be and is none. */
final class StrangePeer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> held = new ConcurrentLinkedQueue<>();

    /** What it does with a connection. */
    private interface Manners {
        void receive(Socket caller) throws IOException;
    }

    private StrangePeer() throws IOException {}

    /** Accepts and never says a word. */
    static StrangePeer silent() throws IOException {
        StrangePeer peer = new StrangePeer();
        return peer.with(peer.held::add);
    }

    /** Accepts and closes at once. */
    static StrangePeer closing() throws IOException {
        return new StrangePeer().with(Socket::close);
    }

    /** Accepts and breaks the connection off at once. */
    static StrangePeer resetting() throws IOException {
        return new StrangePeer().with(caller -> {
            caller.setSoLinger(true, 0);
            caller.close();
        });
    }

    /** Accepts and speaks another protocol. */
    static StrangePeer talking(String words) throws IOException {
        StrangePeer peer = new StrangePeer();
        return peer.with(caller -> {
            peer.held.add(caller);
            caller.getOutputStream().write(words.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        });
    }

    /** Lets a client connect and subscribe as a broker does, then says {@code next} all at once. */
    static StrangePeer brokerThenSaying(byte[] next) throws IOException {
        StrangePeer peer = new StrangePeer();
        return peer.with(caller -> {
            peer.held.add(caller);
            letIn(caller);
            caller.getOutputStream().write(next);
        });
    }

    /** As {@link #brokerThenSaying}, one byte after each pause. */
    static StrangePeer brokerThenTrickling(byte[] next, Duration pause) throws IOException {
        StrangePeer peer = new StrangePeer();
        return peer.with(caller -> {
            peer.held.add(caller);
            letIn(caller);
            for (byte one : next) {
                LockSupport.parkNanos(pause.toNanos());
                caller.getOutputStream().write(one);
            }
        });
    }

    /** Takes the connect and the subscription, and answers both. */
    private static void letIn(Socket caller) throws IOException {
        InputStream in = caller.getInputStream();
        takePacket(in);
        caller.getOutputStream().write(new byte[] {0x20, 2, 0, 0});
        byte[] subscribe = takePacket(in);
        caller.getOutputStream().write(new byte[] {(byte) 0x90, 3, subscribe[0], subscribe[1], 1});
    }

    private static byte[] takePacket(InputStream in) throws IOException {
        in.read();
        return in.readNBytes(in.read());
    }

    private StrangePeer with(Manners manners) {
        Thread thread = new Thread(
                () -> {
                    while (!listener.isClosed()) {
                        try {
                            manners.receive(listener.accept());
                        } catch (IOException closed) {
                            // The caller hung up, or the test is over: the loop's condition tells which.
                        }
                    }
                },
                "strange-peer");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    String secureUri() {
        return "ssl://127.0.0.1:" + listener.getLocalPort();
    }

    String uri() {
        return "tcp://127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : held) {
            socket.close();
        }
    }
}
