package dev.liftwatch.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stretch of bad network between an agent and its broker: a port on loopback whose manners change while connections are open.
 * Bytes are delayed, held back or let trickle, never changed and never left out, as TCP does it.
 */
final class FaultProxy implements AutoCloseable {
    private static final int PIECE_BYTES = 4096;
    private static final int BACKLOG = 100;
    private static final long ENDED_MS = 5000;

    private volatile int brokerPort;
    private final int port;
    private final Object change = new Object();
    private final Set<Way> ways = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private Manner manner = new Manner.Pass();
    private ServerSocket listener;
    private Thread accepting;
    private boolean closed;

    /** How it treats connections, those that are open included. */
    sealed interface Manner {
        /** Everything at once. */
        record Pass() implements Manner {}

        /** Every piece so much later, ms. */
        record Delay(long ms) implements Manner {}

        /** One byte every so often, ms. */
        record Trickle(long everyMs) implements Manner {}

        /** Connections are taken and stay open, nothing comes through until the manner changes: a frozen broker. */
        record HalfOpen() implements Manner {}

        /** Connections are taken and closed at once; those that are open stay. */
        record AcceptAndClose() implements Manner {}

        /** Nobody listens; connections that are open stay. */
        record Refuse() implements Manner {}
    }

    /** One connection and its continuation to the broker. */
    private record Way(Socket caller, Socket broker) {}

    /** A proxy that passes everything on to the broker's port. */
    FaultProxy(int brokerPort) throws IOException {
        this.brokerPort = brokerPort;
        listen(0);
        port = listener.getLocalPort();
    }

    private void listen(int onPort) throws IOException {
        ServerSocket fresh = new ServerSocket();
        fresh.setReuseAddress(true);
        fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), BACKLOG);
        listener = fresh;
        accepting = Thread.ofVirtual().name("fault-proxy").start(() -> accept(fresh));
    }

    /** New connections lead to another port of the broker from now on. */
    void leadTo(int port) {
        brokerPort = port;
    }

    /** Where the agent connects to. */
    int port() {
        return port;
    }

    /** How many connections it has taken so far, those closed at once included. */
    int accepted() {
        return accepted.get();
    }

    /** How many are open. */
    int open() {
        return ways.size();
    }

    /** From now on. */
    void set(Manner next) throws IOException {
        synchronized (change) {
            boolean wasRefusing = manner instanceof Manner.Refuse;
            manner = next;
            if (next instanceof Manner.Refuse) {
                listener.close();
            } else if (wasRefusing) {
                listen(port);
            }
            change.notifyAll();
        }
        if (next instanceof Manner.Refuse) {
            awaitEndOfListening();
        }
    }

    /** The kernel takes callers until the last thread has left the socket. */
    private void awaitEndOfListening() throws IOException {
        try {
            if (!accepting.join(Duration.ofMillis(ENDED_MS))) {
                throw new IOException("the proxy still listens");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped before the proxy had ceased to listen", stopped);
        }
    }

    /** Every open connection ends in good order, on both sides. */
    void cut() {
        ways.forEach(this::end);
    }

    /** Every open connection ends as if its machine had forgotten it: a reset instead of an end. */
    void reset() throws IOException {
        for (Way way : ways) {
            try {
                way.caller().setSoLinger(true, 0);
                way.broker().setSoLinger(true, 0);
            } catch (java.net.SocketException endedMeanwhile) {
                continue;
            }
            end(way);
        }
    }

    private Manner manner() {
        synchronized (change) {
            return manner;
        }
    }

    private void accept(ServerSocket on) {
        while (!on.isClosed()) {
            try {
                Socket caller = on.accept();
                accepted.incrementAndGet();
                if (manner() instanceof Manner.AcceptAndClose) {
                    caller.close();
                } else {
                    connect(caller);
                }
            } catch (IOException gone) {
                // The listener was closed, which the loop's condition tells, or the caller hung up.
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        try {
            Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
            caller.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
            Way way = new Way(caller, broker);
            ways.add(way);
            Thread.ofVirtual().start(() -> carry(way, caller, broker));
            Thread.ofVirtual().start(() -> carry(way, broker, caller));
        } catch (IOException brokerIsDown) {
            caller.close();
        }
    }

    private void carry(Way way, Socket from, Socket to) {
        byte[] piece = new byte[PIECE_BYTES];
        try {
            int length = from.getInputStream().read(piece);
            while (length >= 0) {
                pass(piece, length, way, to);
                length = from.getInputStream().read(piece);
            }
        } catch (IOException ended) {
            // One of the two sides is gone, and so is the other in a moment.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            end(way);
        }
    }

    /** Passes a piece on in the manner of the moment; one that is held back goes on as soon as the manner lets it. */
    private void pass(byte[] piece, int length, Way way, Socket to) throws IOException, InterruptedException {
        int done = 0;
        while (done < length) {
            switch (manner()) {
                case Manner.HalfOpen halfOpen -> awaitChangeFrom(halfOpen, way, Long.MAX_VALUE);
                case Manner.Trickle trickle -> {
                    to.getOutputStream().write(piece, done, 1);
                    done++;
                    awaitChangeFrom(trickle, way, trickle.everyMs());
                }
                case Manner.Delay delay -> {
                    awaitChangeFrom(delay, way, delay.ms());
                    to.getOutputStream().write(piece, done, length - done);
                    done = length;
                }
                case Manner.Pass _, Manner.AcceptAndClose _, Manner.Refuse _ -> {
                    to.getOutputStream().write(piece, done, length - done);
                    done = length;
                }
            }
        }
    }

    /** Waits so long, or until the manner is another one. */
    private void awaitChangeFrom(Manner now, Way way, long ms) throws IOException, InterruptedException {
        long untilMs = ms == Long.MAX_VALUE ? ms : System.nanoTime() / 1_000_000 + ms;
        synchronized (change) {
            long leftMs = ms;
            while (leftMs > 0 && manner.equals(now) && !closed && !way.caller().isClosed()) {
                change.wait(Math.min(leftMs, 1000));
                leftMs = untilMs == Long.MAX_VALUE ? ms : untilMs - System.nanoTime() / 1_000_000;
            }
            if (closed || way.caller().isClosed()) {
                throw new IOException("cut while held back");
            }
        }
    }

    private void end(Way way) {
        if (ways.remove(way)) {
            closeOne(way.caller());
            closeOne(way.broker());
        }
    }

    private static void closeOne(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // That is what was wanted.
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (change) {
            closed = true;
            listener.close();
            change.notifyAll();
        }
        cut();
    }
}
