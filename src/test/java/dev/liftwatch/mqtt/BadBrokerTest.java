package dev.liftwatch.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.link.LinkOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What no broker does, and some do: the link says so, goes on or gives up, and can always try again. */
class BadBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(12);

    @Test
    void aMessageOfTenMegabytesComesCutShortAndTheLinkGoesOn() throws Exception {
        try (Mosquitto broker = Mosquitto.anonymous().start();
                Party platform = Party.of(broker.uri(), "platform", "nothing");
                Party agent = Party.of(broker.uri(), "agent", "lift/cmd")) {
            platform.connect(1);
            agent.connect(1);
            platform.link().order(new LinkOrder.Publish(1, 1, "cmd", "x".repeat(10_000_000), false));
            platform.link().order(new LinkOrder.Publish(1, 2, "cmd", "ping", false));
            await().atMost(SOON).until(() -> agent.received().size() == 2 || agent.lost(1));
            assertEquals("ping", agent.received().getLast().text());
            int length = agent.received().getFirst().text().length();
            assertTrue(length > 16 * 1024 && length <= MqttFrames.MOST_BYTES, "cut to " + length);
            assertTrue(!agent.lost(1), "the link goes on");
        }
    }

    @Test
    void aPacketThatClaimsTwoHundredMegabytesTakesNoMemory() throws Exception {
        byte[] claim = {0x30, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F, 0, 1, 'x'};
        try (StrangePeer peer = StrangePeer.brokerThenSaying(claim);
                Party agent = Party.of(peer.uri(), "claimed", "#")) {
            agent.connect(1);
            assertEquals(
                    peer.uri() + ": it sends a message slower than 512 bytes in 10 s",
                    agent.awaitLoss(1, Duration.ofSeconds(30)));
        }
    }

    @Test
    void nonsenseAfterTheSubscriptionIsALossInWords() throws Exception {
        byte[] noType = {0x00, 0x01, 0x02, 0x03};
        byte[] noLength = {0x30, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        byte[] longAnswer = {(byte) 0x90, (byte) 0xFF, (byte) 0xFF, 0x7F};
        for (byte[] nonsense : new byte[][] {noType, noLength, longAnswer}) {
            try (StrangePeer peer = StrangePeer.brokerThenSaying(nonsense);
                    Party agent = Party.of(peer.uri(), "nonsense", "#")) {
                agent.order(1);
                String reason = agent.awaitLoss(1, SOON);
                assertTrue(
                        reason.equals(peer.uri() + ": it sends what is not MQTT")
                                || reason.endsWith("bytes that are no message")
                                || reason.endsWith("it acknowledges subscriptions that were never sent"),
                        reason);
            }
        }
    }

    @Test
    void anAnswerInAnotherProtocolIsSaidToBeThatAndAnotherConnectMayFollow() throws Exception {
        try (StrangePeer web = StrangePeer.talking("HTTP/1.1 400 Bad Request\r\n\r\n");
                Party agent = Party.of(web.uri(), "web", "#")) {
            for (int session = 1; session <= 3; session++) {
                assertEquals(
                        web.uri() + ": it does not answer as a broker: is it the broker's port (mostly 1883, with TLS"
                                + " 8883)?",
                        agent.refused(session, SOON));
            }
        }
    }

    @Test
    void aHeaderThatComesInPiecesIsReadAsOne() throws Exception {
        byte[] message = new byte[5 + "topic".length()];
        message[0] = 0x30;
        message[1] = 8;
        message[3] = 5;
        System.arraycopy("topic".getBytes(StandardCharsets.US_ASCII), 0, message, 4, 5);
        message[9] = 'x';
        try (StrangePeer peer = StrangePeer.brokerThenTrickling(message, Duration.ofMillis(1100));
                Party agent = Party.of(peer.uri(), "pieces", "#")) {
            agent.connect(1);
            await().atMost(Duration.ofSeconds(20)).until(() -> !agent.received().isEmpty());
            assertEquals("x", agent.received().getFirst().text());
        }
    }
}
