package dev.liftwatch.control;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
    private final List<ControlServer> servers = new ArrayList<>();
    private Path folder;
    private Path socket;

    /** Not the test's own folder: the path of a Unix socket is short. */
    @BeforeEach
    void folder() throws Exception {
        folder = Files.createTempDirectory("lw");
        socket = folder.resolve("hz-1.sock");
    }

    @AfterEach
    void close() throws Exception {
        servers.forEach(ControlServer::close);
        deadlines.shutdownNow();
        Files.deleteIfExists(socket);
        Files.deleteIfExists(folder);
    }

    private Thread serve(UnaryOperator<String> answer) throws ControlException {
        ControlServer server = ControlServer.open(socket, answer, deadlines);
        servers.add(server);
        Thread thread = new Thread(server, "control-test");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void answersOneQuestionAfterTheOther() throws Exception {
        serve(question -> "re: " + question);
        assertEquals("re: 谁被困？", ControlClient.ask(socket, "谁被困？"));
        assertEquals("re: again", ControlClient.ask(socket, "again"));
    }

    @Test
    void aLongAnswerArrivesWhole() throws Exception {
        String answer = "x".repeat(300_000);
        serve(question -> answer);
        assertEquals(answer, ControlClient.ask(socket, "?"));
    }

    @Test
    void onlyTheOwnerAndTheGroupMayAsk() throws Exception {
        serve(question -> "yes");
        assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
    }

    @Test
    void theSocketOfAKilledAgentIsReplaced() throws Exception {
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertTrue(Files.exists(socket));
        assertThrows(ControlException.class, () -> ControlClient.ask(socket, "?"));
        serve(question -> "alive");
        assertEquals("alive", ControlClient.ask(socket, "?"));
    }

    @Test
    void aSecondAgentOnALiveSocketIsRefusedAndTheFirstGoesOnAnswering() throws Exception {
        serve(question -> "first");
        ControlException refused =
                assertThrows(ControlException.class, () -> ControlServer.open(socket, question -> "second", deadlines));
        assertEquals("another agent already answers on " + socket, refused.getMessage());
        assertEquals("first", ControlClient.ask(socket, "?"));
    }

    @Test
    void aClientThatSaysNothingIsCutOffAndTheNextIsAnswered() throws Exception {
        Thread server = serve(question -> "yes");
        try (SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            assertEquals("yes", assertTimeoutPreemptively(Duration.ofSeconds(4), () -> ControlClient.ask(socket, "?")));
            assertEquals("", Lines.read(silent, 100));
        }
        assertEquals("yes", ControlClient.ask(socket, "?"));
        assertTrue(server.isAlive());
    }

    @Test
    void silentClientsAndSuchThatReadNoAnswerLockNobodyOut() throws Exception {
        String long300k = "x".repeat(300_000);
        serve(question -> question.equals("long") ? long300k : "yes");
        List<SocketChannel> hostile = new ArrayList<>();
        try {
            for (int i = 0; i < 4 * ControlServer.MOST_CALLERS; i++) {
                SocketChannel one = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                hostile.add(one);
                if (i % 2 == 1) {
                    Lines.write(one, "long");
                }
                if (i % 8 == 7) {
                    // At once, not after two seconds for each of those before.
                    assertEquals(
                            "yes",
                            assertTimeoutPreemptively(Duration.ofMillis(1500), () -> ControlClient.ask(socket, "?")));
                }
            }
        } finally {
            for (SocketChannel one : hostile) {
                one.close();
            }
        }
    }

    @Test
    void aFloodOfSilentClientsPushesNobodyOutUnheard() throws Exception {
        serve(question -> "yes");
        List<SocketChannel> hostile = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean over = new AtomicBoolean();
        Thread flood = new Thread(() -> {
            try {
                while (!over.get()) {
                    hostile.add(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
                    if (hostile.size() > 200) {
                        hostile.removeFirst().close();
                    }
                }
            } catch (IOException closed) {
                over.set(true);
            }
        });
        flood.start();
        try {
            for (int i = 0; i < 50; i++) {
                assertEquals("yes", ControlClient.ask(socket, "?"));
            }
        } finally {
            over.set(true);
            flood.join();
            for (SocketChannel one : hostile) {
                one.close();
            }
        }
    }

    @Test
    void aQuestionThatIsTooLongIsNotAnsweredAndTheNextIs() throws Exception {
        serve(question -> "yes");
        String tooLong = "x".repeat(ControlServer.LONGEST_QUESTION + 1);
        assertThrows(ControlException.class, () -> ControlClient.ask(socket, tooLong));
        assertEquals("yes", ControlClient.ask(socket, "x".repeat(ControlServer.LONGEST_QUESTION)));
    }

    @Test
    void aFaultInAnsweringCostsThatAnswerAndNothingElse() throws Exception {
        Thread server = serve(question -> {
            if (question.equals("bad")) {
                throw new IllegalStateException("a fault");
            }
            return "yes";
        });
        assertThrows(ControlException.class, () -> ControlClient.ask(socket, "bad"));
        assertEquals("yes", ControlClient.ask(socket, "good"));
        assertTrue(server.isAlive());
    }

    @Test
    void aFrozenAgentIsNotWaitedForForEver() throws Exception {
        try (ServerSocketChannel frozen = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            frozen.bind(UnixDomainSocketAddress.of(socket));
            ControlException refused = assertTimeoutPreemptively(
                    Duration.ofSeconds(8),
                    () -> assertThrows(ControlException.class, () -> ControlClient.ask(socket, "?")));
            assertEquals("no agent answers on " + socket + ": it has said nothing for 5 s", refused.getMessage());
        }
    }

    @Test
    void whereNoAgentRunsThatIsSaid() {
        ControlException refused = assertThrows(ControlException.class, () -> ControlClient.ask(socket, "?"));
        assertEquals("no agent: there is no socket " + socket, refused.getMessage());
    }

    @Test
    void aFolderThatCannotBeUsedIsSaidInWords() {
        Path nowhere = Path.of("/proc/no/hz-1.sock");
        ControlException refused =
                assertThrows(ControlException.class, () -> ControlServer.open(nowhere, question -> "", deadlines));
        assertTrue(refused.getMessage().startsWith("the socket " + nowhere + " cannot be opened: "));
    }

    @Test
    void closingEndsTheThreadAndTakesTheSocketAway() throws Exception {
        Thread server = serve(question -> "yes");
        servers.getFirst().close();
        await().atMost(SOON).until(() -> !server.isAlive());
        assertFalse(Files.exists(socket));
    }

    @Test
    void theKernelSaysWhoAsks() throws Exception {
        ControlRouter router = new ControlRouter(Map.of("who", question -> Map.of("peer", question.get("peer"))));
        ControlServer server = ControlServer.open(socket, (question, peer) -> router.answer(question, peer), deadlines);
        servers.add(server);
        Thread thread = new Thread(server, "control-test");
        thread.setDaemon(true);
        thread.start();

        String answer = ControlClient.ask(socket, "{\"ask\":\"who\",\"peer\":{\"user\":\"somebody-else\"}}");

        assertTrue(answer.contains("\"user\":\"" + System.getProperty("user.name") + "\""), answer);
    }
}
