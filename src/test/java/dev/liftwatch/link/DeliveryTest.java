package dev.liftwatch.link;

import static dev.liftwatch.link.Uplinked.alarm;
import static dev.liftwatch.link.Uplinked.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final int WINDOW = 16;

    @Test
    void theNewestAlarmGoesFirstThenTheOthersThenEventsEachInTheOrderOfItsNumber() {
        Uplinked uplink = new Uplinked(1);
        uplink.add(event(1), alarm(4), event(3), alarm(6), alarm(2)).pass(0);
        uplink.connected();
        assertEquals(List.of(6L, 2L, 4L, 1L, 3L), uplink.sent());
    }

    @Test
    void ofTheNewestIncidentTheRaiseGoesBeforeWhatCameOfIt() {
        Uplinked uplink = new Uplinked(1);
        uplink.add(alarm(1), alarm(2, "now"), alarm(3), alarm(4, "now"), alarm(5, "now"))
                .pass(0);
        uplink.connected();
        assertEquals(List.of(2L, 4L, 5L, 1L, 3L), uplink.sent());
    }

    @Test
    void theRepeatOfARaiseDoesNotGoBeforeItsUpdate() {
        Uplinked uplink = Uplinked.online().add(alarm(1, "now")).published(1);
        LongStream.rangeClosed(2, WINDOW + 1).forEach(seq -> uplink.add(event(seq)));
        uplink.pass(6000).add(alarm(WINDOW + 2, "now"));
        uplink.orders();
        uplink.published(2, 3);
        assertEquals(List.of(WINDOW + 2L, 1L), uplink.sent());
    }

    @Test
    void anAlarmOfThisStartIsNewerThanOneThatACardOfBeforeBringsWithAHigherNumber() {
        Uplinked uplink = new Uplinked(1);
        uplink.add(alarm(1), new Outgoing(2, "m-2", "alarm", true, true, "{\"replayed\":false}"))
                .pass(0);
        uplink.connected();
        assertEquals(List.of(1L, 2L), uplink.sent());
        uplink.lost("gone").pass(1000);
        uplink.connected();
        assertEquals(List.of(1L, 2L), uplink.sent());
    }

    @Test
    void aTestThatWaitsInALongPauseGoesOutAtOnceWhenSomebodyAsksForItAgain() {
        Outgoing test = new Outgoing(1, "m-1", "selftest", true, false, "{\"incident\":\"t\",\"replayed\":false}");
        Uplinked uplink = Uplinked.online().add(test).published(1);
        for (int second = 0; second < 700; second++) {
            uplink.pass(1000).published(1);
        }
        uplink.orders();

        uplink.session().hurry("another", uplink.nowMs());
        uplink.pass(1);
        assertEquals(List.of(), uplink.sent());
        uplink.session().hurry("t", uplink.nowMs());
        uplink.pass(1).published(1);
        assertEquals(List.of(1L), uplink.sent());
        uplink.pass(Sending.FIRST_MS);
        assertEquals(List.of(1L), uplink.sent());
    }

    @Test
    void aTestAlarmHurriesNobodyAndGoesBeforeNoAlarm() {
        Uplinked uplink = new Uplinked(1);
        uplink.add(alarm(1), alarm(2), new Outgoing(3, "m-3", "selftest", true, false, "{\"replayed\":false}"))
                .pass(0);
        uplink.connected();
        assertEquals(List.of(2L, 1L, 3L), uplink.sent());
    }

    @Test
    void noMoreThanTheWindowIsWithoutTheBrokersAcknowledgement() {
        Uplinked uplink = Uplinked.online();
        LongStream.rangeClosed(1, 40).forEach(seq -> uplink.add(event(seq)));
        assertEquals(numbers(1, WINDOW), uplink.sent());
        uplink.published(3);
        assertEquals(List.of(17L), uplink.sent());
    }

    @Test
    void anEventIsDoneWhenTheBrokerHasIt() {
        Uplinked uplink = Uplinked.online().add(event(1));
        uplink.orders();
        uplink.published(1);
        assertEquals(List.of(new LinkOrder.Forget(1)), uplink.orders());
        assertEquals(0, uplink.session().waiting());
    }

    @Test
    void anAlarmIsNotDoneWhenTheBrokerHasIt() {
        Uplinked uplink = Uplinked.online().add(alarm(1));
        uplink.orders();
        uplink.published(1);
        assertEquals(List.of(), uplink.orders());
        assertEquals(1, uplink.session().waiting());
    }

    @Test
    void anUnansweredAlarmGoesOutAgainAfterFiveSecondsAndThenEverSlowerForEver() {
        Uplinked uplink = Uplinked.online().add(alarm(1)).published(1);
        uplink.orders();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long dueMs = uplink.session().nextDueMs();
            waits.add((dueMs - uplink.nowMs()) / 1000);
            uplink.pass(dueMs - uplink.nowMs() - 1);
            assertEquals(List.of(), uplink.sent());
            uplink.pass(1).published(1);
            assertEquals(List.of(1L), uplink.sent());
        }
        assertEquals(List.of(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L, 300L, 300L, 300L), waits);
    }

    @Test
    void aRepeatDiffersInReplayedAndInNothingElse() {
        Uplinked uplink = Uplinked.online().add(alarm(1)).published(1).pass(5000);
        assertEquals(List.of("{\"seq\":1,\"replayed\":false}", "{\"seq\":1,\"replayed\":true}"), uplink.texts());
    }

    @Test
    void whatWasStoredWhileThereWasNoConnectionGoesOutMarkedAsLate() {
        Uplinked uplink = new Uplinked(1);
        uplink.add(event(1)).pass(0);
        uplink.connected().add(event(2));
        assertEquals(List.of("{\"seq\":1,\"replayed\":true}", "{\"seq\":2,\"replayed\":false}"), uplink.texts());
    }

    @Test
    void aMessageOfAnEarlierStartGoesOutMarkedAsLate() {
        Uplinked uplink = Uplinked.online();
        uplink.add(new Outgoing(1, "m-1", "event", false, true, "{\"replayed\":false}"));
        assertEquals(List.of("{\"replayed\":true}"), uplink.texts());
    }

    @Test
    void anAnsweredAlarmIsNeverSentAgain() {
        Uplinked uplink = Uplinked.online().add(alarm(1)).published(1);
        uplink.session().answered(1);
        uplink.orders();
        uplink.pass(3_600_000);
        assertEquals(List.of(), uplink.orders());
        assertEquals(Tick.NEVER, uplink.session().nextDueMs());
    }

    @Test
    void anAnswerThatOvertakesTheBrokersAcknowledgementMakesRoomInTheWindow() {
        Uplinked uplink = Uplinked.online();
        LongStream.rangeClosed(1, WINDOW + 1).forEach(seq -> uplink.add(alarm(seq)));
        uplink.orders();
        uplink.session().answered(1);
        assertTrue(uplink.session().nextDueMs() <= uplink.nowMs(), "the loop would sleep although there is room");
        uplink.settle();
        assertEquals(List.of(WINDOW + 1L), uplink.sent());
        uplink.published(1);
        assertEquals(WINDOW, uplink.session().waiting());
    }

    @Test
    void afterAReconnectUnansweredAlarmsGoOutAtOnce() {
        Uplinked uplink = Uplinked.online().add(alarm(1), alarm(2)).published(1, 2);
        uplink.lost("gone").pass(1000);
        uplink.orders();
        uplink.connected();
        assertEquals(List.of(2L, 1L), uplink.sent());
    }

    @Test
    void aReconnectWithMoreUnansweredAlarmsThanTheWindowHoldsSendsThemAllAsTheBrokerTakesThem() {
        Uplinked uplink = Uplinked.online();
        LongStream.rangeClosed(1, 40).forEach(seq -> uplink.add(alarm(seq)));
        LongStream.rangeClosed(1, 40).forEach(uplink::published);
        uplink.lost("gone").pass(1000);
        uplink.orders();
        uplink.connected();
        LongStream.rangeClosed(1, 40).forEach(uplink::published);
        List<Long> sent = uplink.sent();
        assertEquals(40, sent.getFirst());
        assertEquals(numbers(1, 39), sent.subList(1, sent.size()));
    }

    @Test
    void alarmsThatAreDueWhileTheWindowIsFullKeepNoProcessorBusy() {
        Uplinked uplink = Uplinked.online().add(alarm(1)).published(1);
        LongStream.rangeClosed(2, WINDOW + 1).forEach(seq -> uplink.add(event(seq)));
        uplink.orders();
        uplink.pass(6000);
        assertEquals(List.of(), uplink.sent());
        uplink.published(2);
        assertEquals(List.of(1L), uplink.sent());
    }

    @Test
    void aBrokerThatAcknowledgesNothingForFifteenSecondsIsDropped() {
        Uplinked uplink = Uplinked.online().add(event(1));
        uplink.orders();
        uplink.pass(14_999);
        assertEquals(List.of(), uplink.orders());
        uplink.pass(1);
        assertEquals(new LinkOrder.Drop(1), uplink.orders().getFirst());
    }

    @Test
    void anAcknowledgementOfTheDroppedSessionStillCountsBeforeTheNextBegins() {
        Uplinked uplink = Uplinked.online().share(1).add(event(1)).lost("gone");
        uplink.orders();
        uplink.tell(new LinkEvent.Published(1, 1));
        assertEquals(List.of(new LinkOrder.Forget(1)), uplink.orders());
    }

    @Test
    void anAcknowledgementOfAnEarlierSessionIsIgnored() {
        Uplinked uplink = Uplinked.online().add(event(1)).lost("gone").pass(1000);
        uplink.connected().tell(new LinkEvent.Published(1, 1));
        assertEquals(1, uplink.session().waiting());
    }

    @Test
    void aBodyThatDoesNotEndAsStoredMessagesEndIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Outgoing(1, "m", "event", false, false, "{}"));
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
