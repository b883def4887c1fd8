package dev.liftwatch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.link.UnwillingBroker.Refusal;
import dev.liftwatch.link.UnwillingBroker.Subscribing;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Brokers that have rules of their own and no word for it: what they take gets there, and what they refuse is named. */
class UnwillingBrokerTest {
    private static final long MINUTE_MS = 60_000;

    @ParameterizedTest
    @EnumSource(Subscribing.class)
    void anAlarmGoesOutAndComesAgainWhateverBecomesOfTheSubscription(Subscribing how) {
        UnwillingBroker broker = new UnwillingBroker(1).subscribing(how).pass(1000);
        broker.add(UnwillingBroker.alarm(1, 1400)).pass(MINUTE_MS);
        long times = broker.taken().stream().filter(one -> one.seq() == 1).count();
        assertTrue(times >= 3, "sent " + times + " times");
        assertEquals(List.of("W1"), broker.marks());
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, REFUSED", "UNANSWERED, UNANSWERED", "ENDS, ENDS_CONNECTION"})
    void aSubscriptionThatIsNotGrantedIsNamedUntilItIs(Subscribing how, LinkTrouble.How named) {
        UnwillingBroker broker = new UnwillingBroker(2).subscribing(how).pass(MINUTE_MS);
        assertEquals(
                named,
                assertInstanceOf(
                                LinkTrouble.RequestsUnreadable.class,
                                broker.session().troubles().getFirst())
                        .how());
        assertEquals(
                1, broker.notes().stream().filter(note -> note.contains("cmd")).count(), broker.notes()::toString);
        broker.subscribing(Subscribing.GRANTED).pass(10 * MINUTE_MS);
        assertEquals(List.of(), broker.session().troubles());
        assertTrue(broker.session().isSubscribed());
    }

    @Test
    void aBrokerThatEndsTheConnectionAtTheSubscriptionIsNotAskedAllTheTime() {
        UnwillingBroker broker =
                new UnwillingBroker(3).subscribing(Subscribing.ENDS).pass(24 * 60 * MINUTE_MS);
        assertTrue(broker.sessions() < 25, broker.sessions() + " sessions in a day");
    }

    /** The broker takes so many bytes and what is to arrive in which form. */
    @ParameterizedTest
    @CsvSource({"4096, W", "1390, B", "1200, B", "800, B", "790, L", "600, L", "450, L"})
    void anAlarmArrivesInTheFullestFormThatTheBrokerTakesWithinTwentySeconds(int limit, String form) {
        for (Refusal refusal : Refusal.values()) {
            for (int seed = 0; seed < 20; seed++) {
                UnwillingBroker broker =
                        new UnwillingBroker(seed).limit(limit).refusing(refusal).pass(10_000);
                broker.add(UnwillingBroker.event(1, 1400)).pass(5000);
                broker.add(UnwillingBroker.alarm(2, 1400));
                // A broker that says nothing is given up after a quarter of a minute each time.
                broker.pass(refusal == Refusal.ENDS ? 20_000 : 4 * MINUTE_MS);
                assertTrue(
                        broker.marks().contains(form + 2),
                        "limit " + limit + ", seed " + seed + ", " + refusal + ": " + broker.marks());
            }
        }
    }

    @Test
    void theLengthIsNamedAndWhatTheBrokerTook() {
        UnwillingBroker broker = new UnwillingBroker(4).limit(1200);
        broker.add(UnwillingBroker.event(1, 900), UnwillingBroker.event(2, 1400))
                .pass(2 * MINUTE_MS);
        LinkTrouble.MessagesRefused refused = assertInstanceOf(
                LinkTrouble.MessagesRefused.class, broker.session().troubles().getFirst());
        assertEquals("event", refused.topic());
        // One that is sent again is a byte shorter: true instead of false.
        assertEquals(1400, refused.bytes(), 1);
        assertEquals(900, refused.takenBytes(), 1);
        assertEquals(LinkTrouble.Why.SIZE, refused.why());
        assertTrue(
                broker.notes().stream().anyMatch(note -> note.contains(refused.bytes() + " bytes")),
                broker.notes()::toString);
    }

    @Test
    void aTopicThatIsNotAllowedIsToldFromALengthThatIsNot() {
        UnwillingBroker broker = new UnwillingBroker(5).takes((topic, bytes) -> !topic.equals("event"));
        broker.add(UnwillingBroker.event(1, 500), UnwillingBroker.event(2, 300), UnwillingBroker.alarm(3, 1400))
                .pass(2 * MINUTE_MS);
        LinkTrouble.MessagesRefused refused = assertInstanceOf(
                LinkTrouble.MessagesRefused.class, broker.session().troubles().getFirst());
        assertEquals(LinkTrouble.Why.TOPIC, refused.why());
        assertEquals(List.of("W3"), broker.marks());
        int sessions = broker.sessions();
        broker.add(UnwillingBroker.event(4, 100)).pass(MINUTE_MS);
        assertEquals(sessions, broker.sessions(), "a topic that is refused is not tried with every message");
    }

    @ParameterizedTest
    @CsvSource({"status", "state"})
    void theAlarmGoesOutWhereNotEvenTheGreetingIsAllowed(String greeting) {
        UnwillingBroker broker = new UnwillingBroker(6).takes((topic, bytes) -> !topic.equals(greeting));
        broker.pass(5000).add(UnwillingBroker.alarm(1, 1400)).pass(20_000);
        assertEquals(List.of("W1"), broker.marks());
        int sessions = broker.sessions();
        broker.pass(5 * MINUTE_MS);
        assertEquals(sessions, broker.sessions(), "the connection lasts");
    }

    @RepeatedTest(20)
    void ofManyMessagesEverythingThatTheBrokerTakesArrivesAndNoneOfThemEndsTheConnectionForEver(RepetitionInfo info) {
        UnwillingBroker broker = new UnwillingBroker(info.getCurrentRepetition());
        int limit = List.of(600, 1200, 4096).get(broker.random().nextInt(3));
        broker.limit(limit);
        Set<String> expected = new java.util.TreeSet<>();
        for (int seq = 1; seq <= 40; seq++) {
            int bytes = 300 + broker.random().nextInt(5000);
            boolean alarm = broker.random().nextInt(8) == 0;
            broker.add(alarm ? UnwillingBroker.alarm(seq, bytes) : UnwillingBroker.event(seq, bytes));
            if (bytes <= limit) {
                expected.add((alarm ? "W" : "E") + seq);
            } else if (alarm) {
                expected.add((limit >= 800 ? "B" : "L") + seq);
            }
        }
        broker.pass(10 * MINUTE_MS);
        Set<String> missing = new java.util.TreeSet<>(expected);
        // A fuller form than need be is refused at the most as often as a shorter one is taken.
        missing.removeIf(
                mark -> broker.marks().stream().anyMatch(one -> one.substring(1).equals(mark.substring(1))));
        assertEquals(Set.of(), missing, () -> "limit " + limit + ": " + broker.notes());
        int sessions = broker.sessions();
        broker.pass(8 * MINUTE_MS);
        assertTrue(broker.sessions() <= sessions + 12, () -> broker.sessions() - sessions + " more sessions");
    }

    @Test
    void whenTheLimitIsGoneWhatWaitedIsBroughtAgainAndAlarmsAreWhole() {
        UnwillingBroker broker = new UnwillingBroker(7).limit(1200);
        broker.add(UnwillingBroker.event(1, 1000), UnwillingBroker.event(2, 1400), UnwillingBroker.event(3, 1000))
                .pass(3 * MINUTE_MS);
        assertEquals(List.of("E1", "E3"), broker.marks());
        assertTrue(broker.session().takeLaidAside(), "the second waits in the store");
        int before = broker.session().openings();
        broker.limit(4096).pass(20 * MINUTE_MS);
        assertTrue(broker.session().openings() != before, "what waits in the store is to be brought again");
        broker.add(UnwillingBroker.event(2, 1400), UnwillingBroker.alarm(4, 1400))
                .pass(MINUTE_MS);
        assertEquals(List.of("E1", "E3", "W4", "E2"), broker.marks());
        assertEquals(List.of(), broker.session().troubles());
    }

    @Test
    void anAlarmThatTheBrokerTakesInNoFormIsTriedEverMoreRarelyAndHoldsNothingUp() {
        UnwillingBroker broker = new UnwillingBroker(8).takes((topic, bytes) -> !topic.equals("alarm"));
        broker.add(UnwillingBroker.alarm(1, 1400)).pass(MINUTE_MS);
        broker.add(UnwillingBroker.event(2, 900)).pass(MINUTE_MS);
        assertEquals(List.of("E2"), broker.marks());
        int sessions = broker.sessions();
        broker.pass(60 * MINUTE_MS);
        int more = broker.sessions() - sessions;
        assertTrue(more >= 10 && more <= 60, more + " tries in an hour");
        broker.takes((topic, bytes) -> true).pass(11 * MINUTE_MS);
        assertTrue(broker.marks().stream().anyMatch(mark -> mark.endsWith("1")), broker.marks()::toString);
    }

    /** A network that breaks often is no broker that refuses: nothing is shortened for it. */
    @RepeatedTest(10)
    void aNetworkThatBreaksAtAnyInstantLeavesEverythingWhole(RepetitionInfo info) {
        UnwillingBroker broker = new UnwillingBroker(info.getCurrentRepetition());
        for (int seq = 1; seq <= 30; seq++) {
            broker.add(seq % 5 == 0 ? UnwillingBroker.alarm(seq, 1400) : UnwillingBroker.event(seq, 1400));
            broker.pass(broker.random().nextInt(3000));
            if (broker.random().nextBoolean()) {
                broker.down(true).pass(broker.random().nextInt(60_000)).down(false);
            } else {
                broker.evicts();
            }
        }
        broker.pass(2 * MINUTE_MS);
        assertEquals(30, broker.marks().size(), broker.marks()::toString);
        assertTrue(
                broker.marks().stream().noneMatch(mark -> mark.startsWith("B") || mark.startsWith("L")),
                broker.marks()::toString);
    }

    @Test
    void twoClientsWithOneIdThatThrowEachOtherOutAreNamed() {
        UnwillingBroker broker = new UnwillingBroker(9);
        for (int i = 0; i < 8; i++) {
            broker.pass(broker.random().nextInt(20_000)).evicts();
        }
        assertInstanceOf(
                LinkTrouble.ClientIdShared.class, broker.session().troubles().getFirst());
        assertEquals(
                1,
                broker.notes().stream()
                        .filter(note -> note.contains("client id"))
                        .count());
        broker.pass(7 * MINUTE_MS);
        assertEquals(List.of(), broker.session().troubles());
    }

    @Test
    void aBrokerThatIsStartedAgainTwiceIsNoOtherClient() {
        UnwillingBroker broker =
                new UnwillingBroker(10).pass(1000).evicts().pass(5000).evicts().pass(5000);
        assertEquals(List.of(), broker.session().troubles());
    }
}
