package dev.liftwatch.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a real broker does whose rules forget a topic or allow short messages only. */
class RightsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void aBrokerThatForgetsTheTopicOfRequestsRefusesThemAndTakesWhatIsPublished() throws Exception {
        try (Mosquitto broker = Mosquitto.subscribable("lift/alarm").start();
                Party agent = Party.of(broker.uri(), "agent", "lift/cmd")) {
            agent.order(1);
            agent.link().order(new LinkOrder.Publish(1, 7, "alarm", "x", false));
            await().atMost(SOON).until(() -> agent.heard().contains(new LinkEvent.SubscriptionRefused(1)));
            await().atMost(SOON).until(() -> agent.heard().contains(new LinkEvent.Published(1, 7)));
            assertFalse(agent.lost(1));
        }
    }

    @Test
    void aBrokerThatTakesNoLongPacketEndsTheConnectionAndThatIsToldAsItsDoing() throws Exception {
        try (Mosquitto broker = Mosquitto.anonymousWith("max_packet_size 1200").start();
                Party agent = Party.of(broker.uri(), "agent", "lift/cmd")) {
            agent.connect(1);
            agent.link().order(new LinkOrder.Publish(1, 1, "event", "x".repeat(1000), false));
            await().atMost(SOON).until(() -> agent.heard().contains(new LinkEvent.Published(1, 1)));
            agent.link().order(new LinkOrder.Publish(1, 2, "alarm", "x".repeat(1400), false));
            await().atMost(SOON).until(() -> agent.lost(1));
            assertTrue(
                    agent.heard().stream().anyMatch(event -> event instanceof LinkEvent.Lost lost && lost.ended()),
                    agent.heard()::toString);
        }
    }

    @Test
    void aSecondClientWithTheSameIdEndsTheFirstConnectionAndThatIsToldAsTheBrokersDoing() throws Exception {
        try (Mosquitto broker = Mosquitto.anonymous().start();
                Party one = Party.of(broker.uri(), "the-same", "lift/cmd");
                Party other = Party.of(broker.uri(), "the-same", "lift/cmd")) {
            one.connect(1);
            other.connect(1);
            await().atMost(SOON).until(() -> one.lost(1));
            assertTrue(
                    one.heard().stream().anyMatch(event -> event instanceof LinkEvent.Lost lost && lost.ended()),
                    one.heard()::toString);
        }
    }
}
