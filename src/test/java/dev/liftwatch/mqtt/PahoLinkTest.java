package dev.liftwatch.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PahoLinkTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private Mosquitto broker;
    private Party agent;
    private Party platform;

    @BeforeEach
    void start() throws Exception {
        broker = Mosquitto.anonymous().start();
        agent = Party.withWill(broker.uri(), "agent", "lift/cmd", "gone");
        platform = Party.of(broker.uri(), "platform", "#");
    }

    @AfterEach
    void end() throws Exception {
        agent.close();
        platform.close();
        broker.close();
    }

    private void connectBoth() {
        platform.connect(1);
        agent.connect(1);
    }

    @Test
    void whatIsPublishedArrivesAndTheBrokersAcknowledgementIsToldWithItsNumber() {
        connectBoth();
        agent.link().order(new LinkOrder.Publish(1, 7, "alarm", "{\"text\":\"有人被困\"}", false));
        await().atMost(SOON).until(() -> agent.heard().contains(new LinkEvent.Published(1, 7)));
        await().atMost(SOON).until(() -> !platform.received().isEmpty());
        assertEquals(
                List.of(new LinkEvent.Received(1, "lift/alarm", "{\"text\":\"有人被困\"}", false)), platform.received());
    }

    @Test
    void theBrokerKeepsWhatIsRetainedAndSaysSoToWhoComesLater() {
        agent.connect(1);
        agent.link().order(new LinkOrder.Publish(1, 0, "status", "online", true));
        await().atMost(SOON).until(() -> agent.heard().contains(new LinkEvent.Published(1, 0)));
        platform.connect(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        List.of(new LinkEvent.Received(1, "lift/status", "online", true)), platform.received()));
    }

    @Test
    void aRequestThatTheBrokerKeptIsToldAsRetained() {
        platform.connect(1);
        platform.link().order(new LinkOrder.Publish(1, 0, "cmd", "{}", true));
        await().atMost(SOON).until(() -> platform.heard().contains(new LinkEvent.Published(1, 0)));
        agent.connect(1);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertEquals(List.of(new LinkEvent.Received(1, "lift/cmd", "{}", true)), agent.received()));
    }

    @Test
    void theWillIsPublishedWhenTheClientIsDroppedWithoutAGoodbye() {
        connectBoth();
        agent.link().order(new LinkOrder.Drop(1));
        await().atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        List.of(new LinkEvent.Received(1, "lift/status", "gone", false)), platform.received()));
    }

    @Test
    void afterAFarewellTheLastWordsStandAndNotTheWill() {
        connectBoth();
        agent.link().order(new LinkOrder.Farewell(1, "status", "stopped"));
        agent.awaitEnd();
        Party late = Party.of(broker.uri(), "late", "#");
        late.connect(1);
        await().atMost(SOON).until(() -> !late.received().isEmpty());
        late.close();
        assertEquals(List.of(new LinkEvent.Received(1, "lift/status", "stopped", true)), late.received());
    }

    @Test
    void aBrokerThatIsKilledIsALossInPlainWords() {
        connectBoth();
        broker.kill();
        assertTrue(
                agent.awaitLoss(1, SOON).startsWith(broker.uri() + ": "), "the loss does not say which server it was");
    }

    @Test
    void aKilledBrokerIsConnectedToAgainOnceItIsBack() throws Exception {
        connectBoth();
        broker.kill();
        agent.awaitLoss(1, SOON);
        broker.start();
        agent.connect(2);
        agent.link().order(new LinkOrder.Publish(2, 1, "alarm", "x", false));
        await().atMost(SOON).until(() -> agent.heard().contains(new LinkEvent.Published(2, 1)));
    }

    @Test
    void aBurstOfAnswersIsSentInWholeAndDoesNotCostTheConnection() {
        connectBoth();
        Set<Long> numbers = LongStream.rangeClosed(1, 300).boxed().collect(Collectors.toCollection(TreeSet::new));
        numbers.forEach(seq -> agent.link().order(new LinkOrder.Publish(1, seq, "reply", "r" + seq, false)));
        await().atMost(SOON).until(() -> agent.published().size() >= 300 || agent.lost(1));
        assertEquals(numbers, agent.published());
        await().atMost(SOON).until(() -> platform.received().size() == 300);
    }

    @Test
    void ordersOfAnEarlierSessionAreNotCarriedOut() {
        connectBoth();
        agent.connect(2);
        agent.link().order(new LinkOrder.Publish(1, 5, "alarm", "old", false));
        agent.link().order(new LinkOrder.Drop(1));
        agent.link().order(new LinkOrder.Publish(2, 6, "alarm", "new", false));
        await().atMost(SOON).until(() -> agent.published().contains(6L));
        assertEquals(Set.of(6L), agent.published());
    }
}
