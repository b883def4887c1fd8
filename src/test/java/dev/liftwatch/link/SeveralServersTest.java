package dev.liftwatch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralServersTest {
    private static final long TWENTY_MINUTES_MS = 20 * 60_000;

    /** The first of three has failed, the second has connected. */
    private static Uplinked onTheSecond() {
        Uplinked uplink = new Uplinked(3).share(1).pass(0).failOnce();
        uplink.connected().orders();
        return uplink;
    }

    private static List<Integer> tried(Uplinked uplink) {
        return uplink.orders().stream()
                .filter(LinkOrder.Connect.class::isInstance)
                .map(order -> ((LinkOrder.Connect) order).server())
                .toList();
    }

    @Test
    void theFirstIsTriedAgainOnceAnotherHasServedForAWhile() {
        Uplinked uplink = onTheSecond().pass(TWENTY_MINUTES_MS - 1);
        assertEquals(List.of(), tried(uplink));
        assertEquals(List.of(0), tried(uplink.pass(1)));
        uplink.connected().pass(10 * TWENTY_MINUTES_MS);
        assertEquals(List.of(), tried(uplink));
    }

    @Test
    void whereTheFirstIsStillGoneTheOneThatWorkedIsTakenAtOnce() {
        Uplinked uplink = onTheSecond().pass(TWENTY_MINUTES_MS);
        uplink.orders();
        uplink.lost("refused").pass(0);
        assertEquals(List.of(1), tried(uplink));
    }

    @Test
    void aFirstServerThatStaysSilentCostsNoMoreThanAConnect() {
        Uplinked uplink = onTheSecond().pass(TWENTY_MINUTES_MS);
        uplink.orders();
        uplink.pass(LinkSession.CONNECT_MS);
        assertEquals(List.of(1), tried(uplink));
    }

    @Test
    void nobodyGoesBackWhileAnAlarmWaitsForItsAnswer() {
        Uplinked uplink = onTheSecond().pass(TWENTY_MINUTES_MS - 30_000).add(Uplinked.alarm(1));
        assertEquals(List.of(), tried(uplink.serve(60_000)));
        uplink.session().answered(1);
        assertEquals(List.of(0), tried(uplink.pass(30_000)));
    }

    @Test
    void anAlarmThatNobodyAnswersOverOneBrokerIsSentOverTheNext() {
        Uplinked uplink = onTheSecond().add(Uplinked.alarm(1));
        assertEquals(List.of(), tried(uplink.serve(Servers.UNANSWERED_MS - 1000)));
        assertEquals(List.of(2), tried(uplink.serve(2000)));
        uplink.connected();
        assertEquals(List.of(1L), uplink.sent());
    }

    @Test
    void whereNobodyAnswersOverAnyBrokerTheyAreTriedEverMoreSlowly() {
        Uplinked uplink = new Uplinked(2).share(1).pass(0).connected().add(Uplinked.alarm(1));
        List<Long> lasted = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long beganMs = uplink.nowMs();
            while (uplink.session().onlineSession() != 0) {
                uplink.serve(1000);
            }
            lasted.add((uplink.nowMs() - beganMs) / 60_000);
            uplink.pass(uplink.session().nextDueMs() - uplink.nowMs()).connected();
        }
        assertEquals(List.of(2L, 2L, 4L, 4L, 8L, 8L), lasted);
    }

    @Test
    void aTestAlarmThatNobodyAnswersEndsNoSession() {
        Outgoing test = new Outgoing(1, "t-1", "selftest", true, false, "{\"replayed\":false}");
        Uplinked uplink = new Uplinked(2).pass(0).connected().add(test);
        uplink.serve(3_600_000);
        assertEquals(1, uplink.session().onlineSession());
    }

    @Test
    void whatIsWrongWithEachServerIsSaidOnceHoweverOftenTheyAreTriedInTurn() {
        Uplinked uplink = new Uplinked(2).pass(0);
        for (int i = 0; i < 10; i++) {
            uplink.lost(i % 2 == 0 ? "first: refused" : "second: no route");
            uplink.pass(uplink.session().nextDueMs() - uplink.nowMs());
        }
        assertEquals(
                List.of("first: refused; trying again for ever", "second: no route; trying again for ever"),
                uplink.orders().stream()
                        .filter(LinkOrder.Note.class::isInstance)
                        .map(order -> ((LinkOrder.Note) order).text())
                        .toList());
    }

    @Test
    void withASingleServerAnUnansweredAlarmEndsNoSession() {
        Uplinked uplink = Uplinked.online().add(Uplinked.alarm(1)).published(1);
        uplink.serve(3_600_000);
        assertEquals(1, uplink.session().onlineSession());
    }
}
