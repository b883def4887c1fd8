package dev.liftwatch.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    /** The policy gives a connect up after 8 s; the reason has to be known before. */
    private static final Duration WITHIN_THE_POLICYS_LIMIT = Duration.ofMillis(7900);

    @Test
    void aPortOnWhichNobodyListensIsRefusedInWords() throws Exception {
        String server = "tcp://127.0.0.1:" + Mosquitto.freePort();
        try (Party agent = Party.of(server, "refused", "#")) {
            assertEquals(
                    server + ": nothing accepts connections there (refused): is the broker running, is the port right?",
                    agent.refused(1, AT_ONCE));
        }
    }

    @Test
    void aNameThatNobodyKnowsIsSaidToBeThat() {
        try (Party agent = Party.of("tcp://no-such-broker.invalid:1883", "unknown", "#")) {
            assertEquals(
                    "tcp://no-such-broker.invalid:1883: the name \"no-such-broker.invalid\" is not known:"
                            + " check the name and the DNS",
                    agent.refused(1, WITHIN_THE_POLICYS_LIMIT));
        }
    }

    @Test
    void aWrongPasswordIsSaidToBeThatAndTheRightOneLetsIn() throws Exception {
        try (Mosquitto broker = Mosquitto.withUser("lift", "right").start()) {
            try (Party agent = login(broker, "wrong", "lift", "bad")) {
                assertEquals(
                        broker.uri() + ": the broker does not let this user in: check the credentials file, and the"
                                + " user's rights there",
                        agent.refused(1, AT_ONCE));
            }
            try (Party agent = login(broker, "right", "lift", "right")) {
                agent.connect(1);
            }
        }
    }

    private static Party login(Mosquitto broker, String name, String user, String password) {
        return Party.withLogin(broker.uri(), name, () -> Optional.of(new MqttSettings.Login(user, password)));
    }

    @Test
    void credentialsThatCannotBeReadAreALossWithTheirOwnWords() {
        try (Party agent = Party.withLogin("tcp://127.0.0.1:1", "unreadable", () -> {
            throw new MqttSettings.LoginException("the credentials cannot be read");
        })) {
            assertEquals("the credentials cannot be read", agent.refused(1, AT_ONCE));
        }
    }

    @Test
    void anAddressThatIsNoneIsALossEachTimeAndNotTheEndOfTheThread() {
        try (Party agent = Party.of("nonsense", "nonsense", "#")) {
            assertTrue(agent.refused(1, AT_ONCE).startsWith("nonsense: "));
            assertTrue(agent.refused(2, AT_ONCE).startsWith("nonsense: "));
        }
    }

    @Test
    void aPeerThatStaysSilentOrSpeaksAnotherProtocolIsALossBeforeThePolicyGivesUp() throws Exception {
        try (StrangePeer silent = StrangePeer.silent();
                StrangePeer web = StrangePeer.talking("HTTP/1.1 400 Bad Request\r\n\r\n");
                Party asksSilent = Party.of(silent.uri(), "silent", "#");
                Party asksWeb = Party.of(web.uri(), "web", "#")) {
            asksWeb.link().order(new LinkOrder.Connect(1, 0));
            assertEquals(
                    silent.uri() + ": it accepts connections but does not answer as a broker",
                    asksSilent.refused(1, WITHIN_THE_POLICYS_LIMIT));
            assertTrue(asksWeb.awaitLoss(1, AT_ONCE).startsWith(web.uri() + ": "));
        }
    }

    @Test
    void twentyPeersThatCloseAtOnceLeaveNoThreadBehind() throws Exception {
        try (StrangePeer peer = StrangePeer.closing()) {
            List<Party> agents = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                agents.add(Party.of(peer.uri(), "leaky-" + i, "#"));
            }
            for (Party agent : agents) {
                agent.link().order(new LinkOrder.Connect(1, 0));
            }
            for (Party agent : agents) {
                assertTrue(agent.awaitLoss(1, Duration.ofSeconds(10)).startsWith(peer.uri() + ": "));
                agent.close();
            }
        }
        await().atMost(AT_ONCE).untilAsserted(() -> assertEquals(Set.of(), threadsNaming("leaky-")));
    }

    @Test
    void sessionsOnAWorkingBrokerLeaveNoThreadBehind() throws Exception {
        try (Mosquitto broker = Mosquitto.anonymous().start();
                Party agent = Party.of(broker.uri(), "regular", "#")) {
            for (int session = 1; session <= 5; session++) {
                agent.connect(session);
            }
        }
        await().atMost(AT_ONCE).untilAsserted(() -> assertEquals(Set.of(), threadsNaming("regular")));
    }

    @Test
    void whatWaitsWhileTheBrokerIsFrozenGoesOutWhenItThaws() throws Exception {
        try (Mosquitto broker = Mosquitto.anonymous().start();
                Party agent = Party.of(broker.uri(), "frozen", "other")) {
            agent.connect(1);
            broker.freeze();
            Set<Long> numbers = LongStream.rangeClosed(1, 200).boxed().collect(Collectors.toCollection(TreeSet::new));
            numbers.forEach(seq -> agent.link().order(new LinkOrder.Publish(1, seq, "reply", "r" + seq, false)));
            broker.thaw();
            await().atMost(AT_ONCE).until(() -> agent.published().size() == 200 || agent.lost(1));
            assertEquals(numbers, agent.published());
        }
    }

    @Test
    void aFarewellToAFrozenBrokerEndsWithinTwoAndAHalfSeconds() throws Exception {
        try (Mosquitto broker = Mosquitto.anonymous().start();
                Party agent = Party.of(broker.uri(), "farewell", "#")) {
            agent.connect(1);
            broker.freeze();
            agent.link().order(new LinkOrder.Farewell(1, "status", "stopped"));
            agent.awaitEnd(Duration.ofMillis(2500));
            assertTrue(agent.heard().contains(new LinkEvent.Connected(1)));
            broker.thaw();
        }
    }

    private static Set<String> threadsNaming(String client) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(client))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
