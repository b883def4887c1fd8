package dev.liftwatch.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.faults.DeliveryLedger.Decision;
import dev.liftwatch.faults.DeliveryLedger.Shelf;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every fault that delivery could have is made up once, and the ledger has to name it. */
class DeliveryLedgerTest {
    private final List<Decision> decided = new ArrayList<>(List.of(
            decision("suspected", "i-1"),
            decision("raised", "i-1"),
            decision("updated", "i-1"),
            decision("closed", "i-1")));
    private final List<String> arrived = new ArrayList<>(List.of(
            message(1, "suspected", "i-1"),
            message(2, "raised", "i-1"),
            again(message(2, "raised", "i-1")),
            message(3, "updated", "i-1"),
            message(4, "closed", "i-1")));
    private final List<String> waiting = new ArrayList<>();
    private long lastSeq = 4;

    private static Decision decision(String phase, String incident) {
        return new Decision("trap", phase, incident, true);
    }

    private static String message(long seq, String phase, String incident) {
        return "{\"id\":\"m-" + seq + "\",\"at\":\"2026-11-25T20:00:00.000Z\",\"incident\":\"" + incident
                + "\",\"kind\":\"trap\",\"phase\":\"" + phase + "\",\"store\":\"s-1\",\"seq\":" + seq
                + ",\"replayed\":false}";
    }

    private static String again(String message) {
        return message.replace("\"replayed\":false}", "\"replayed\":true}");
    }

    private static String gap(long seq, long first, long last) {
        return "{\"id\":\"m-" + seq + "\",\"kind\":\"gap\",\"of_store\":\"s-1\",\"ranges\":[[" + first + "," + last
                + "]],\"store\":\"s-1\",\"seq\":" + seq + ",\"replayed\":false}";
    }

    private List<String> differences() {
        return new DeliveryLedger(decided, arrived, new Shelf("s-1", lastSeq, waiting)).differences();
    }

    private void assertNamed(String... sentences) {
        List<String> found = differences();
        assertEquals(sentences.length, found.size(), found::toString);
        for (int i = 0; i < sentences.length; i++) {
            assertTrue(found.get(i).startsWith(sentences[i]), found::toString);
        }
    }

    @Test
    void anIncidentThatCameWholeAndInOrderHasNoDifference() {
        assertEquals(List.of(), differences());
    }

    @Test
    void anAlarmThatCameOnlyOnItsRepeatIsNotLost() {
        arrived.remove(1);
        assertEquals(List.of(), differences());
    }

    @Test
    void aLostAlarmIsNamedAndSoIsItsNumber() {
        arrived.removeIf(text -> text.contains("\"raised\""));
        assertNamed(
                "lost: raised of incident i-1 was decided 1 time(s) and came 0 time(s)",
                "a hole: number 2 of store s-1 neither came nor waits");
    }

    @Test
    void anAlarmThatStillWaitsIsNotLost() {
        arrived.remove(4);
        waiting.add(message(4, "closed", "i-1"));
        assertEquals(List.of(), differences());
    }

    @Test
    void theNewestMessageIsMissedTooThoughNoLaterOneShowsTheHole() {
        arrived.remove(4);
        decided.remove(3);
        assertNamed("a hole: number 4");
    }

    @Test
    void anInventedAlarmIsNamed() {
        arrived.add(message(5, "raised", "i-2"));
        lastSeq = 5;
        assertNamed("invented: raised of incident i-2 came as 1 different message(s) and was decided 0 time(s)");
    }

    @Test
    void anAlarmThatCameAsTwoMessagesIsNamed() {
        arrived.add(2, message(5, "updated", "i-1"));
        lastSeq = 5;
        assertNamed("invented: updated of incident i-1 came as 2", "out of order: incident i-1");
    }

    @Test
    void aChangedRepeatIsNamed() {
        arrived.set(2, again(message(2, "raised", "i-1")).replace("20:00:00.000Z", "20:00:07.000Z"));
        assertNamed("changed: message m-2 was repeated with other bytes");
    }

    @Test
    void aNumberThatWasGivenTwiceIsNamed() {
        arrived.add(message(4, "closed", "i-1").replace("m-4", "m-9"));
        decided.add(decision("closed", "i-1"));
        assertNamed("number 4 of store s-1 was given to two messages: m-4 and m-9", "out of order");
    }

    @Test
    void aHoleIsNamedUnlessAGapRecordNamesIt() {
        arrived.add(message(8, "suspected", "i-2"));
        decided.add(decision("suspected", "i-2"));
        lastSeq = 8;
        assertNamed("a hole: number 5", "a hole: number 6", "a hole: number 7");
        arrived.add(gap(9, 5, 7));
        lastSeq = 9;
        assertEquals(List.of(), differences());
    }

    @Test
    void aNumberThatTheStoreHasNotGivenIsNamed() {
        lastSeq = 3;
        assertNamed("number 4 came, and the store says it has given 3 at most");
    }

    @Test
    void aCloseBeforeItsAlarmIsNamed() {
        arrived.clear();
        arrived.addAll(List.of(
                message(1, "suspected", "i-1"),
                message(2, "closed", "i-1"),
                message(3, "raised", "i-1"),
                message(4, "updated", "i-1")));
        assertNamed("out of order: incident i-1 went suspected, closed, raised, updated");
    }

    @Test
    void whatAKilledAgentWasAboutToPutOnRecordNeedNotComeIfItIsDecidedAgainOrDismissed() {
        decided.add(new Decision("trap", "updated", "i-1", false));
        decided.add(new Decision("trap", "raised", "i-1", false));
        decided.add(new Decision("trap", "raised", "i-2", false));
        assertEquals(List.of(), differences(), "nothing of the second incident was on record");
        decided.add(decision("suspected", "i-2"));
        arrived.add(message(5, "suspected", "i-2"));
        lastSeq = 5;
        assertNamed("lost: raised of incident i-2 was about to be put on record");
        decided.add(decision("dismissed", "i-2"));
        assertEquals(List.of(), differences());
    }
}
