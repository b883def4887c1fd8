package dev.liftwatch.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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

    /** Accepts and speaks another protocol. */
    static StrangePeer talking(String words) throws IOException {
        StrangePeer peer = new StrangePeer();
        return peer.with(caller -> {
            peer.held.add(caller);
            caller.getOutputStream().write(words.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        });
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
