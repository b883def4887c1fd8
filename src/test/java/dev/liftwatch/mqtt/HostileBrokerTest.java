package dev.liftwatch.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.mqtt.HostileBroker.Manner;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A broker that was taken over ends its own session, in words, and costs no more than that. */
class HostileBrokerTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private static final Map<Manner, String> WORDS = new EnumMap<>(Map.of(
            Manner.QOS_2_FLOOD, "it sends a message with QoS 2, although the agent subscribes with QoS 1",
            Manner.RELEASES, "it sends a packet of type 6, which answers nothing that was asked",
            Manner.NO_NUMBER, "it sends a message with QoS 1 and without a number",
            Manner.TWO_HUNDRED_MEGABYTES, "it sends more than 12 MB that nobody has asked for",
            Manner.ENDLESS_HEADER, "it sends what is not MQTT",
            Manner.TRICKLE, "it sends a message slower than 512 bytes in 10 s",
            Manner.GARBLED_WELCOME, "it refuses with code 200, which MQTT 3.1.1 does not have",
            Manner.UNASKED_ACKNOWLEDGEMENTS, "it acknowledges messages that were never sent",
            Manner.UNASKED_PONGS, "it acknowledges pings that were never sent",
            Manner.MALFORMED_TOPIC, "it sends a message whose topic is not one"));

    static {
        WORDS.put(Manner.ONE_NUMBER, "it sends more than (12 MB|1500 messages) that nobody has asked for");
        WORDS.put(
                Manner.READS_NOTHING,
                "it sends messages and does not take their acknowledgements"
                        + "|it sends more than 1500 messages that nobody has asked for");
        WORDS.put(Manner.REQUESTS, "it sends more than 1500 messages that nobody has asked for");
        WORDS.put(Manner.TAKE_OVERS, "it ended the connection|the connection broke: .*");
        WORDS.put(Manner.NOISE, ".*");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACKNOWLEDGES_NOTHING")
    void endsItsOwnSessionInWords(Manner manner) throws Exception {
        try (HostileBroker broker = new HostileBroker(manner, "lift/cmd");
                Party agent = Party.of(broker.uri(), "agent", "lift/cmd")) {
            int sessions = manner == Manner.TRICKLE ? 1 : 2;
            for (int session = 1; session <= sessions; session++) {
                String reason = agent.refused(session, BOUND);
                assertTrue(
                        reason.matches(broker.uri() + ": (" + WORDS.get(manner) + ").*"), manner + " says: " + reason);
            }
        }
    }

    @Test
    void twelveHundredAnswersAtOnceAreNoAttack() throws Exception {
        try (Mosquitto broker = Mosquitto.anonymous().start();
                Party platform = Party.of(broker.uri(), "platform", "nothing");
                Party agent = Party.of(broker.uri(), "agent", "lift/cmd")) {
            platform.connect(1);
            agent.connect(1);
            for (int i = 1; i <= 1200; i++) {
                platform.link().order(new LinkOrder.Publish(1, i, "cmd", "request " + i, false));
                if (i % 400 == 0) {
                    int due = i;
                    await().atMost(BOUND).until(() -> agent.received().size() == due);
                }
            }
            assertEquals("request 1200", agent.received().getLast().text());
            assertTrue(!agent.lost(1));
        }
    }
}
