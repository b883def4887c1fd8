package dev.liftwatch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectingTest {
    @Test
    void connectsAtOnceAndGreetsAndSubscribesWhenConnected() {
        Uplinked uplink = new Uplinked(1).pass(0);
        assertEquals(List.of(new LinkOrder.Connect(1, 0)), uplink.orders());
        uplink.connected();
        assertEquals(
                List.of(new LinkOrder.Note("connected"), new LinkOrder.Greet(1), new LinkOrder.Subscribe(1)),
                uplink.orders());
        assertEquals(1, uplink.session().onlineSession());
    }

    @Test
    void aConnectThatIsNotAnsweredForEightSecondsIsGivenUp() {
        Uplinked uplink = new Uplinked(1).pass(0);
        uplink.orders();
        uplink.pass(7999);
        assertEquals(List.of(), uplink.orders());
        uplink.pass(1);
        assertEquals(
                List.of(
                        new LinkOrder.Drop(1),
                        new LinkOrder.Note("the broker did not answer the connect; trying again for ever")),
                uplink.orders());
    }

    @Test
    void aConnectThatSucceedsAfterItWasGivenUpDoesNotCount() {
        Uplinked uplink = new Uplinked(1).share(1).pass(8000);
        uplink.tell(new LinkEvent.Connected(1));
        assertEquals(0, uplink.session().onlineSession());
    }

    @Test
    void waitsLongerAfterEveryFailureUpToAMinute() {
        assertEquals(List.of(4000L, 8000L, 16_000L, 32_000L, 60_000L, 60_000L, 60_000L, 60_000L), waits(1));
    }

    @Test
    void aWaitIsAnyShareOfItsSpanButNeverNothing() {
        assertEquals(List.of(2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L, 30_000L, 30_000L), waits(0.5));
        assertEquals(List.of(100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L), waits(0));
    }

    @Test
    void whileAnAlarmWaitsNoWaitIsLongerThanTenSeconds() {
        Uplinked uplink = new Uplinked(1).share(1).pass(0).add(Uplinked.alarm(1));
        assertEquals(
                List.of(1000L, 2000L, 4000L, 8000L, 10_000L),
                List.of(1, 2, 3, 4, 5).stream()
                        .map(_ -> {
                            long beforeMs = uplink.nowMs();
                            uplink.failOnce();
                            return uplink.nowMs() - beforeMs;
                        })
                        .toList());
        uplink.lost("refused");
        assertEquals(10_000, uplink.session().nextDueMs() - uplink.nowMs());
    }

    @Test
    void anAlarmThatComesInALongWaitShortensIt() {
        Uplinked uplink = new Uplinked(1).share(1).pass(0);
        for (int i = 0; i < 8; i++) {
            uplink.failOnce();
        }
        uplink.lost("refused").pass(20_000);
        assertEquals(40_000, uplink.session().nextDueMs() - uplink.nowMs());
        uplink.add(Uplinked.event(1));
        assertEquals(40_000, uplink.session().nextDueMs() - uplink.nowMs());
        uplink.add(Uplinked.alarm(2));
        assertEquals(10_000, uplink.session().nextDueMs() - uplink.nowMs());
    }

    @Test
    void theWaitIsStillCappedAfterAYearOfFailures() {
        Uplinked uplink = new Uplinked(1).share(1).pass(0);
        for (int i = 0; i < 5000; i++) {
            uplink.failOnce();
        }
        uplink.lost("refused");
        assertEquals(60_000, uplink.session().nextDueMs() - uplink.nowMs());
    }

    private static List<Long> waits(double share) {
        Uplinked uplink = new Uplinked(1).share(share).pass(0);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            uplink.lost("refused");
            waits.add(uplink.session().nextDueMs() - uplink.nowMs());
            uplink.pass(waits.getLast());
        }
        return waits;
    }

    @Test
    void aSessionThatLastsThirtySecondsMakesTheNextWaitShortAgain() {
        assertEquals(4000, waitAfterFailuresAndASessionOf(30_000));
    }

    @Test
    void aSessionThatDoesNotLastLeavesTheWaitLong() {
        assertEquals(60_000, waitAfterFailuresAndASessionOf(29_999));
    }

    private static long waitAfterFailuresAndASessionOf(long ms) {
        Uplinked uplink = new Uplinked(1).share(1).pass(0);
        for (int i = 0; i < 5; i++) {
            uplink.failOnce();
        }
        uplink.connected().pass(ms).lost("gone");
        return uplink.session().nextDueMs() - uplink.nowMs();
    }

    @Test
    void severalServersAreTriedInOrderAndThenFromTheBeginning() {
        Uplinked uplink = new Uplinked(3).pass(0);
        for (int i = 0; i < 4; i++) {
            uplink.lost("refused").pass(1000);
        }
        assertEquals(
                List.of(0, 1, 2, 0, 1),
                uplink.orders().stream()
                        .filter(LinkOrder.Connect.class::isInstance)
                        .map(order -> ((LinkOrder.Connect) order).server())
                        .toList());
    }

    @Test
    void aReasonIsNotedOnceUntilItChangesOrAConnectionWasThere() {
        Uplinked uplink = new Uplinked(1).pass(0);
        for (String reason : List.of("refused", "refused", "no route", "refused")) {
            uplink.lost(reason).pass(1000);
        }
        uplink.connected().lost("refused");
        assertEquals(
                List.of("refused", "no route", "refused", "connected", "refused"),
                uplink.orders().stream()
                        .filter(LinkOrder.Note.class::isInstance)
                        .map(order -> ((LinkOrder.Note) order).text().replace("; trying again for ever", ""))
                        .toList());
    }

    @Test
    void whileWaitingTheReasonCanBeAsked() {
        Uplinked uplink = new Uplinked(1).share(1).pass(0).lost("refused");
        assertEquals(
                "refused",
                assertInstanceOf(LinkState.Waiting.class, uplink.session().state())
                        .reason());
    }

    @Test
    void whatAnEarlierSessionTellsIsIgnored() {
        Uplinked uplink = new Uplinked(1).pass(0).lost("refused").pass(1000);
        uplink.orders();
        uplink.tell(new LinkEvent.Connected(1)).tell(new LinkEvent.Lost(1, "late"));
        assertEquals(List.of(), uplink.orders());
        assertInstanceOf(LinkState.Connecting.class, uplink.session().state());
    }

    @Test
    void twoLossesOfOneSessionAreOne() {
        Uplinked uplink = new Uplinked(1).share(1).pass(0);
        uplink.lost("refused").tell(new LinkEvent.Lost(1, "again"));
        assertEquals(4000, uplink.session().nextDueMs() - uplink.nowMs());
    }

    @Test
    void stoppingSaysFarewellOnlyWhereThereIsAConnectionAndNothingFollows() {
        Uplinked online = Uplinked.online();
        assertEquals(
                List.of(new LinkOrder.Farewell(1, "status", "bye")),
                online.session().stop("status", "bye"));
        Uplinked connecting = new Uplinked(1).pass(0);
        assertEquals(List.of(new LinkOrder.Drop(1)), connecting.session().stop("status", "bye"));
        assertEquals(List.of(), new Uplinked(1).session().stop("status", "bye"));
        for (Uplinked stopped : List.of(online, connecting)) {
            assertEquals(Tick.NEVER, stopped.session().nextDueMs());
            stopped.orders();
            stopped.tell(new LinkEvent.Connected(1))
                    .tell(new LinkEvent.Lost(1, "late"))
                    .pass(60_000);
            assertTrue(stopped.orders().isEmpty());
            assertEquals(List.of(), stopped.session().stop("status", "twice"));
        }
    }
}
