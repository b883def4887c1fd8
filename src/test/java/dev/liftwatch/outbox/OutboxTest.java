package dev.liftwatch.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.outbox.Outbox.SavedState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final String LIFT = "hz-1";
    private static final SavedState STATE = new SavedState("{\"version\":1}", 1_700_000_000_000L);

    @TempDir
    private Path folder;

    private Outbox open() throws StoreException {
        return open(folder);
    }

    private static Outbox open(Path folder) throws StoreException {
        return Outbox.open(folder, LIFT, () -> "store-1");
    }

    private static Draft draft(String id) {
        return new Draft(id, "alarm", MessageClass.ALARM, place -> id + " " + place.store() + " " + place.seq());
    }

    private static List<Long> commit(Outbox outbox, String id, String... uplinks) throws StoreException {
        return outbox.commit(List.of(draft(id)), List.of(uplinks), STATE).stream()
                .map(Stored::seq)
                .toList();
    }

    @Test
    void knowsForWhomMessagesWaitWhetherTheyAreConfiguredOrNot(@TempDir Path card) throws Exception {
        try (Outbox outbox = TestStore.open(card)) {
            assertEquals(Set.of(), outbox.uplinksWithMessages());
            outbox.commit(List.of(TestStore.event("e")), List.of("firm", "city"), TestStore.STATE);
            assertEquals(Set.of("city", "firm"), outbox.uplinksWithMessages());
        }
    }

    @Test
    void theNewestAlarmsAreHandedOutNewestFirstWithoutWhatIsAnswered(@TempDir Path card) throws Exception {
        try (Outbox outbox = TestStore.open(card)) {
            List<Stored> stored = TestStore.put(
                    outbox,
                    TestStore.alarm("m1"),
                    TestStore.alarm("m2"),
                    TestStore.alarm("m3"),
                    TestStore.event("e4"),
                    TestStore.alarm("m5"));
            outbox.answered("a", stored.getLast().number());
            assertEquals(List.of("m3", "m2"), TestStore.ids(outbox.newestAlarms("a", 2)));
            assertEquals(List.of("m3", "m2", "m1"), TestStore.ids(outbox.newestAlarms("a", 10)));
        }
    }

    @Test
    void onlyWhatStandsInTheStoreCanBeBroughtAgain(@TempDir Path card) throws Exception {
        try (Outbox outbox = TestStore.open(card)) {
            Stored alarm = TestStore.put(outbox, TestStore.alarm("m1")).getFirst();
            assertTrue(outbox.keeps(alarm.number()));
            outbox.delivered("a", alarm.number());
            assertFalse(outbox.keeps(alarm.number()));
        }
    }

    @Test
    void whatWaitsIsCountedWithoutWhatWasDelivered(@TempDir Path card) throws Exception {
        Backlog counted;
        try (Outbox outbox = TestStore.open(card)) {
            List<Stored> stored = TestStore.put(
                    outbox,
                    TestStore.alarm("m1"),
                    TestStore.event("e2"),
                    TestStore.alarm("m3"),
                    TestStore.event("e4 is longer"));
            assertEquals(4, outbox.backlog("a").messages());
            outbox.answered("a", stored.get(1).number());
            outbox.delivered("a", stored.get(2).number());
            outbox.delivered("a", stored.get(2).number());
            TestStore.put(outbox, TestStore.event("e5"));
            counted = outbox.backlog("a");
        }
        try (Outbox outbox = TestStore.open(card)) {
            assertEquals(3, counted.messages());
            assertEquals(1, counted.alarms());
            assertEquals(outbox.backlog("a"), counted);
        }
    }

    @Test
    void numbersHaveNoGapOnEachUplinkAndGoOnAfterAReopen() throws Exception {
        try (Outbox outbox = open()) {
            assertEquals(0, outbox.lastSeq("a"));
            assertEquals(List.of(1L, 1L), commit(outbox, "m1", "a", "b"));
            assertEquals(List.of(2L), commit(outbox, "m2", "a"));
        }
        try (Outbox outbox = open()) {
            assertEquals(List.of(3L, 2L), commit(outbox, "m3", "a", "b"));
            assertEquals(3, outbox.lastSeq("a"));
            assertEquals(2, outbox.lastSeq("b"));
        }
    }

    @Test
    void aDeliveredMessagesNumberIsNotUsedAgain() throws Exception {
        try (Outbox outbox = open()) {
            commit(outbox, "m1", "a");
            outbox.delivered("a", 1);
            assertEquals(List.of(), outbox.pending());
        }
        try (Outbox outbox = open()) {
            assertEquals(List.of(2L), commit(outbox, "m2", "a"));
        }
    }

    @Test
    void whatIsPendingComesBackWholeAndInOrder() throws Exception {
        try (Outbox outbox = open()) {
            outbox.commit(List.of(draft("m1"), draft("m2")), List.of("a"), STATE);
        }
        try (Outbox outbox = open()) {
            assertEquals(
                    List.of(
                            new Stored("a", 1, "store-1", 1, "m1", "alarm", MessageClass.ALARM, "m1 store-1 1"),
                            new Stored("a", 2, "store-1", 2, "m2", "alarm", MessageClass.ALARM, "m2 store-1 2")),
                    outbox.pending());
            assertEquals("store-1", outbox.store());
        }
    }

    @Test
    void deliveryToOnePlatformIsNotDeliveryToAnother() throws Exception {
        try (Outbox outbox = open()) {
            commit(outbox, "m1", "a", "b");
            outbox.delivered("a", 1);
            assertEquals(Optional.empty(), outbox.waiting("a", "m1"));
            assertEquals(1, outbox.waiting("b", "m1").orElseThrow().seq());
        }
    }

    @Test
    void messageNumberAndStateAreCommittedTogether() throws Exception {
        try (Outbox outbox = open()) {
            assertEquals(Optional.empty(), outbox.savedState());
            commit(outbox, "m1", "a");
            assertEquals(Optional.of(STATE), outbox.savedState());
            outbox.saveState(new SavedState("later", 5));
            assertEquals(Optional.of(new SavedState("later", 5)), outbox.savedState());
        }
    }

    @Test
    void nothingOfACommitStandsWhoseMessageCouldNotBeWritten() throws Exception {
        Draft broken = new Draft("m2", "event", MessageClass.EVENT, place -> {
            throw new IllegalStateException("no text");
        });
        SavedState later = new SavedState("later", 5);
        try (Outbox outbox = open()) {
            assertThrows(
                    IllegalStateException.class,
                    () -> outbox.commit(List.of(draft("m1"), broken), List.of("a"), later));
            outbox.saveState(STATE);
        }
        try (Outbox outbox = open()) {
            assertEquals(List.of(), outbox.pending());
            assertEquals(0, outbox.lastSeq("a"));
            assertEquals(List.of(1L), commit(outbox, "m3", "a"));
        }
    }

    @Test
    void nothingOfACommitStandsThatTheStoreRefuses() throws Exception {
        try (Outbox outbox = open()) {
            StoreException refused = assertThrows(
                    StoreException.class,
                    () -> outbox.commit(
                            List.of(draft("m1"), new Draft("m2", "event", MessageClass.EVENT, place -> null)),
                            List.of("a"),
                            new SavedState("later", 5)));
            assertTrue(refused.getMessage().contains(folder.resolve(Outbox.FILE) + " could not store messages"));
            assertEquals(List.of(), outbox.pending());
            assertEquals(0, outbox.lastSeq("a"));
            assertEquals(Optional.empty(), outbox.savedState());
        }
    }

    @Test
    void aKillAtAnyMomentLosesNothingThatWasCommitted(@TempDir Path copies) throws Exception {
        try (Outbox outbox = open()) {
            for (int i = 1; i <= 30; i++) {
                outbox.commit(List.of(draft("m" + i)), List.of("a", "b"), new SavedState("state " + i, i));
                Path copy = Files.createDirectory(copies.resolve("killed-" + i));
                copyAsAKillLeavesIt(copy);
                try (Outbox reopened = open(copy)) {
                    assertEquals(2 * i, reopened.pending().size());
                    assertEquals(i, reopened.lastSeq("a"));
                    assertEquals(Optional.of(new SavedState("state " + i, i)), reopened.savedState());
                }
            }
        }
    }

    private void copyAsAKillLeavesIt(Path copy) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(Outbox.FILE))
                    .toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aRequestIsRememberedOnceWithItsFirstAnswer() throws Exception {
        try (Outbox outbox = open()) {
            assertEquals(Optional.empty(), outbox.appliedRequest("a", "r1"));
            outbox.requestApplied("a", "r1", "first");
            outbox.requestApplied("a", "r1", "second");
        }
        try (Outbox outbox = open()) {
            assertEquals(Optional.of("first"), outbox.appliedRequest("a", "r1"));
        }
    }

    @Test
    void twoPlatformsMayUseTheSameRequestId() throws Exception {
        try (Outbox outbox = open()) {
            outbox.requestApplied("a", "r1", "to a");
            assertEquals(Optional.empty(), outbox.appliedRequest("b", "r1"));
            outbox.requestApplied("b", "r1", "to b");
            assertEquals(Optional.of("to a"), outbox.appliedRequest("a", "r1"));
            assertEquals(Optional.of("to b"), outbox.appliedRequest("b", "r1"));
        }
    }

    @Test
    void onlySoManyRequestsAreRememberedAndTheOldestGoFirst() throws Exception {
        open().close();
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Outbox.FILE))) {
            fill(sql, RequestTable.MOST_REQUESTS);
        }
        try (Outbox outbox = open()) {
            outbox.requestApplied("a", "newest", "yes");
            assertEquals(Optional.empty(), outbox.appliedRequest("a", "old-0"));
            assertEquals(Optional.of("yes"), outbox.appliedRequest("a", "old-1"));
            assertEquals(Optional.of("yes"), outbox.appliedRequest("a", "newest"));
        }
    }

    private static void fill(Connection sql, int requests) throws SQLException {
        sql.setAutoCommit(false);
        try (PreparedStatement s =
                sql.prepareStatement("INSERT INTO request (uplink, id, answer) VALUES ('a', ?, 'yes')")) {
            for (int i = 0; i < requests; i++) {
                s.setString(1, "old-" + i);
                s.addBatch();
            }
            s.executeBatch();
        }
        sql.commit();
    }

    @Test
    void theFileCanBeReadWithPlainSqlWhileTheAgentHasItOpen() throws Exception {
        try (Outbox outbox = open()) {
            commit(outbox, "m1", "a");
            try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Outbox.FILE));
                    Statement s = sql.createStatement()) {
                assertEquals("m1", s.executeQuery("SELECT id FROM message").getString(1));
            }
        }
    }
}
