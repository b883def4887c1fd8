package dev.liftwatch.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.link.LinkOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An agent that meets a bad broker for weeks has as many threads as on the first day. */
class ClientThreadsTest {
    private static final int ROUNDS = 15;
    private static final int AGENTS = 4;
    private static final Duration BOUND = Duration.ofSeconds(15);

    @Test
    void sixtyConnectsToAPeerThatClosesAtOnceLeaveAsManyThreadsAsBefore() throws Exception {
        try (StrangePeer peer = StrangePeer.closing()) {
            connectSixtyTimes(peer);
        }
    }

    @Test
    void sixtyConnectsToAPeerThatBreaksOffAtOnceLeaveAsManyThreadsAsBefore() throws Exception {
        try (StrangePeer peer = StrangePeer.resetting()) {
            connectSixtyTimes(peer);
        }
    }

    @Test
    void sixtyConnectsToAPeerThatSpeaksUnaskedLeaveAsManyThreadsAsBefore() throws Exception {
        try (StrangePeer peer = StrangePeer.talking("220 mail.example ESMTP\r\n")) {
            connectSixtyTimes(peer);
        }
    }

    private static void connectSixtyTimes(StrangePeer peer) {
        List<Party> agents = agents(peer);
        for (int session = 1; session <= ROUNDS; session++) {
            connectAll(agents, session);
        }
        await().atMost(BOUND).untilAsserted(() -> assertEquals(Set.of(), threadsNaming("flat-")));
        agents.forEach(Party::close);
    }

    private static List<Party> agents(StrangePeer peer) {
        List<Party> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            agents.add(Party.of(peer.uri(), "flat-" + i, "#"));
        }
        return agents;
    }

    private static void connectAll(List<Party> agents, int session) {
        agents.forEach(agent -> agent.link().order(new LinkOrder.Connect(session, 0)));
        agents.forEach(agent -> assertTrue(agent.awaitLoss(session, BOUND).startsWith("tcp://")));
        agents.forEach(agent -> agent.link().order(new LinkOrder.Drop(session)));
    }

    /** The client's own threads; that of the link itself has another name. */
    private static Set<String> threadsNaming(String client) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().contains(client) && !thread.getName().startsWith("link-"))
                .map(thread -> thread.getName() + "#" + thread.threadId())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
