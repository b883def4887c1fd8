package dev.liftwatch.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.link.LinkSession;
import dev.liftwatch.outbox.Draft;
import dev.liftwatch.outbox.MessageClass;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.Stored;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform comes back after a long time, and much waits for it. */
class OutboxFeederTest {
    private static final int EVENTS = 500;

    @TempDir
    private Path folder;

    private final LinkSession session = new LinkSession(1, () -> 0.5);
    private final List<LinkOrder> orders = new ArrayList<>();
    private Outbox outbox;
    private OutboxFeeder feeder;
    private int most;

    @BeforeEach
    void store() throws Exception {
        outbox = Outbox.open(folder, "hz-1", () -> "store-1");
        feeder = new OutboxFeeder("a", outbox, session);
    }

    @AfterEach
    void close() throws Exception {
        outbox.close();
    }

    private List<Stored> commit(MessageClass kind, int count) throws Exception {
        List<Draft> drafts = IntStream.range(0, count)
                .mapToObj(i -> new Draft(
                        kind + "-" + i, "t", kind, place -> "{\"seq\":" + place.seq() + ",\"replayed\":false}"))
                .toList();
        List<Stored> stored = outbox.commit(drafts, List.of("a"), new Outbox.SavedState("s", 1));
        for (Stored message : stored) {
            feeder.add(message);
        }
        return stored;
    }

    private void connect() {
        orders.addAll(session.step(0));
        orders.addAll(session.step(new LinkEvent.Connected(1), 0));
    }

    /** The broker takes everything that is sent, and the loop goes round; answers what was sent, in order. */
    private List<Long> drain() throws Exception {
        List<Long> sent = new ArrayList<>();
        feeder.topUp(0);
        orders.addAll(session.step(0));
        while (!orders.isEmpty()) {
            LinkOrder order = orders.removeFirst();
            if (order instanceof LinkOrder.Publish publish) {
                sent.add(publish.seq());
                orders.addAll(session.step(new LinkEvent.Published(1, publish.seq()), 0));
            } else if (order instanceof LinkOrder.Forget forget) {
                outbox.delivered("a", forget.seq());
            }
            feeder.topUp(0);
            orders.addAll(session.step(0));
            most = Math.max(most, session.waiting());
        }
        return sent;
    }

    @Test
    void aLongBacklogIsBroughtInOrderAFewMessagesAtATimeAndAlarmsGoFirst() throws Exception {
        commit(MessageClass.EVENT, EVENTS);
        commit(MessageClass.ALARM, 3);
        connect();
        List<Long> sent = drain();
        assertEquals(List.of(501L, 502L, 503L), sent.subList(0, 3));
        assertEquals(IntStream.rangeClosed(1, EVENTS).mapToObj(Long::valueOf).toList(), sent.subList(3, sent.size()));
        assertTrue(most <= OutboxFeeder.MOST_EVENTS + 3, most + " messages were in memory");
        assertEquals(3, session.waiting(), "alarms wait for their answer");
    }

    @Test
    void whoIsTrappedNowDoesNotWaitForAnswersToManyOldAlarms() throws Exception {
        commit(MessageClass.ALARM, OutboxFeeder.MOST_ALARMS + 50);
        connect();
        drain();
        Stored now = commit(MessageClass.ALARM, 1).getFirst();
        assertEquals(List.of(now.number()), drain());
    }

    @Test
    void whatIsStoredWhileAllIsQuietGoesOutAtOnceAndNotAsLate() throws Exception {
        connect();
        drain();
        Stored event = commit(MessageClass.EVENT, 1).getFirst();
        List<LinkOrder> now = session.step(0);
        assertEquals(List.of(new LinkOrder.Publish(1, event.number(), "t", event.body(), false)), now);
    }
}
