package dev.liftwatch.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.faults.FaultProxy.Manner;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bad network itself, between a caller and a broker that says everything back. */
@Timeout(30)
class FaultProxyTest {
    private static final byte[] HELLO = "hello, lift".getBytes(StandardCharsets.US_ASCII);
    private static final int SILENCE_MS = 300;

    private ServerSocket broker;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::sayEverythingBack);
        proxy = new FaultProxy(broker.getLocalPort());
    }

    private void sayEverythingBack() {
        while (!broker.isClosed()) {
            try {
                Socket caller = broker.accept();
                Thread.ofVirtual().start(() -> {
                    try (caller) {
                        caller.getInputStream().transferTo(caller.getOutputStream());
                    } catch (IOException ended) {
                        // The caller is gone: nothing is left to be said.
                    }
                });
            } catch (IOException closed) {
                // The test is over, which the loop's condition tells.
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        broker.close();
    }

    private Socket call() throws IOException {
        Socket caller = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        caller.setSoTimeout(10_000);
        return caller;
    }

    private static byte[] heard(Socket caller) throws IOException {
        return caller.getInputStream().readNBytes(HELLO.length);
    }

    private static void assertSilent(Socket caller) throws IOException {
        caller.setSoTimeout(SILENCE_MS);
        assertThrows(SocketTimeoutException.class, () -> caller.getInputStream().read());
        caller.setSoTimeout(10_000);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    @Test
    void passesEverythingOnBothWays() throws Exception {
        try (Socket caller = call()) {
            caller.getOutputStream().write(HELLO);
            assertArrayEquals(HELLO, heard(caller));
        }
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> proxy.open() == 0);
        assertEquals(1, proxy.accepted());
    }

    @Test
    void delaysBothWays() throws Exception {
        proxy.set(new Manner.Delay(200));
        try (Socket caller = call()) {
            long saidNanos = System.nanoTime();
            caller.getOutputStream().write(HELLO);
            assertArrayEquals(HELLO, heard(caller));
            assertTrue(millisSince(saidNanos) >= 400, "there and back");
        }
    }

    @Test
    void letsOneByteThroughAtATime() throws Exception {
        proxy.set(new Manner.Trickle(20));
        try (Socket caller = call()) {
            long saidNanos = System.nanoTime();
            caller.getOutputStream().write(HELLO);
            assertArrayEquals(HELLO, heard(caller));
            assertTrue(millisSince(saidNanos) >= 20L * (HELLO.length - 1), "a byte every 20 ms");
        }
    }

    @Test
    void holdsEverythingBackWhileHalfOpenAndLosesNothingOfIt() throws Exception {
        try (Socket before = call()) {
            before.getOutputStream().write(HELLO);
            assertArrayEquals(HELLO, heard(before));
            proxy.set(new Manner.HalfOpen());
            before.getOutputStream().write(HELLO);
            try (Socket meanwhile = call()) {
                meanwhile.getOutputStream().write(HELLO);
                assertSilent(before);
                assertSilent(meanwhile);
                proxy.set(new Manner.Pass());
                assertArrayEquals(HELLO, heard(before));
                assertArrayEquals(HELLO, heard(meanwhile));
            }
        }
    }

    @Test
    void cutsWhatIsOpenInGoodOrder() throws Exception {
        try (Socket caller = call()) {
            caller.getOutputStream().write(HELLO);
            assertArrayEquals(HELLO, heard(caller));
            proxy.cut();
            assertEquals(-1, caller.getInputStream().read());
            assertEquals(0, proxy.open());
        }
    }

    @Test
    void resetsWhatIsOpen() throws Exception {
        try (Socket caller = call()) {
            caller.getOutputStream().write(HELLO);
            assertArrayEquals(HELLO, heard(caller));
            proxy.reset();
            SocketException reset = assertThrows(
                    SocketException.class, () -> caller.getInputStream().read());
            assertTrue(reset.getMessage().contains("reset"), reset.getMessage());
        }
    }

    @Test
    void cutsWhatIsHeldBack() throws Exception {
        proxy.set(new Manner.HalfOpen());
        try (Socket caller = call()) {
            caller.getOutputStream().write(HELLO);
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> proxy.open() == 1);
            proxy.cut();
            assertEquals(-1, caller.getInputStream().read());
        }
    }

    @Test
    void takesConnectionsAndClosesThemAtOnce() throws Exception {
        proxy.set(new Manner.AcceptAndClose());
        for (int i = 0; i < 3; i++) {
            try (Socket caller = call()) {
                assertEquals(-1, caller.getInputStream().read());
            }
        }
        assertEquals(3, proxy.accepted());
    }

    @Test
    void refusesAndListensAgainOnTheSamePort() throws Exception {
        for (int i = 0; i < 50; i++) {
            proxy.set(new Manner.Refuse());
            assertThrows(ConnectException.class, this::call);
            proxy.set(new Manner.Pass());
            try (Socket caller = call()) {
                caller.getOutputStream().write(HELLO);
                assertArrayEquals(HELLO, heard(caller));
            }
        }
    }
}
