package dev.liftwatch.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The card fills up, is mounted read-only or is gone while the agent runs: alarms go on, and nothing is lost that need not be. */
class LostCardTest {
    private static final String READ_ONLY = "query_only = 1";
    private static final String WRITABLE = "query_only = 0";

    @TempDir
    private Path folder;

    private long nowMs;

    private Outbox open() throws StoreException {
        Outbox outbox = TestStore.open(folder);
        outbox.bound(Bounds.onCard(1 << 20), TestStore::gap);
        outbox.maintain(nowMs);
        outbox.takeNews();
        return outbox;
    }

    private List<StoreNews> aMinuteLater(Outbox outbox) throws StoreException {
        nowMs += FailoverStore.RETRY_MS;
        outbox.maintain(nowMs);
        return outbox.takeNews();
    }

    @Test
    void anAlarmOnACardThatCannotBeWrittenIsNumberedInMemoryAndSaysSo() throws Exception {
        try (Outbox outbox = open()) {
            TestStore.put(outbox, TestStore.alarm("before"));
            outbox.pragma(READ_ONLY);
            Stored alarm = TestStore.put(outbox, TestStore.alarm("during")).getFirst();
            assertEquals(1, alarm.seq());
            assertNotEquals("store-1", alarm.store());
            assertTrue(alarm.body().contains("\"durability\":\"lost\""));
            assertEquals(alarm.store(), outbox.store());
            assertInstanceOf(StoreNews.Lost.class, outbox.takeNews().getFirst());
            assertEquals(List.of("before", "during"), TestStore.ids(TestStore.waiting(outbox, "a")));
            assertTrue(outbox.waiting("a", "before").isPresent(), "an answer finds it");
            outbox.delivered("a", 1);
            assertEquals(List.of("during"), TestStore.ids(TestStore.waiting(outbox, "a")));
        }
    }

    @Test
    void whatIsInMemoryGoesToTheCardWhenItIsBackWithTheSameBytesAndNumbersGoOn() throws Exception {
        Stored during;
        try (Outbox outbox = open()) {
            TestStore.put(outbox, TestStore.alarm("before"), TestStore.event("delivered"));
            try (Connection somebody = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Outbox.FILE));
                    Statement s = somebody.createStatement()) {
                s.execute("BEGIN IMMEDIATE");
                during = TestStore.put(outbox, TestStore.alarm("during"), TestStore.event("gone"))
                        .getFirst();
                outbox.delivered("a", 2);
                outbox.requestApplied("a", "r1", "yes");
                assertEquals(1, outbox.takeNews().size());
                assertEquals(List.of(), aMinuteLater(outbox), "somebody still holds it");
                outbox.delivered("a", during.number() + 1);
                s.execute("ROLLBACK");
            }
            assertInstanceOf(StoreNews.Back.class, aMinuteLater(outbox).getFirst());
            assertEquals("store-1", outbox.store());
            assertEquals(
                    3,
                    TestStore.put(outbox, TestStore.event("after")).getFirst().seq());
        }
        try (Outbox outbox = open()) {
            assertEquals(List.of("before", "during", "after"), TestStore.ids(outbox.pending()));
            assertEquals(during, outbox.pending().get(1));
            assertEquals(Optional.of("yes"), outbox.appliedRequest("a", "r1"));
        }
    }

    /** The connection to the card is the one that was made read-only. */
    private static void writable(Outbox outbox) throws StoreException {
        outbox.pragmaOnCard(WRITABLE);
    }

    @Test
    void anAgentThatBeganInMemoryGoesToTheCardWhenItCanAndWhatWaitedThereIsSentToo() throws Exception {
        try (Outbox before = open()) {
            TestStore.put(before, TestStore.alarm("old"));
        }
        Connection foreign = somebodyWhoHoldsTheStore();
        try (Outbox outbox = open()) {
            assertTrue(TestStore.put(outbox, TestStore.alarm("new"))
                    .getFirst()
                    .body()
                    .contains("\"durability\":\"lost\""));
            foreign.close();
            assertTrue(aMinuteLater(outbox).stream().anyMatch(StoreNews.Back.class::isInstance));
            assertEquals(Set.of("old", "new"), Set.copyOf(TestStore.ids(outbox.alarms("a", 0, 10))));
        } finally {
            foreign.close();
        }
        try (Outbox after = open()) {
            assertEquals(
                    Set.of("old", "new"), Set.copyOf(TestStore.ids(after.alarms("a", 0, 10))), "both are on the card");
        }
    }

    @Test
    void anAgentThatFindsItsCardUnwritableGoesOnWithTheJudgementAndTheAlarmsThatStandOnIt() throws Exception {
        Stored old;
        try (Outbox before = open()) {
            old = TestStore.put(before, TestStore.alarm("old"), TestStore.event("not urgent"))
                    .getFirst();
            before.requestApplied("a", "r1", "yes");
        }
        Connection foreign = somebodyWhoHoldsTheStore();
        try (Outbox outbox = open()) {
            assertEquals(Optional.of(TestStore.STATE), outbox.savedState());
            assertEquals(List.of(old), outbox.alarms("a", 0, 10), "with the same bytes");
            assertEquals(Optional.of("yes"), outbox.appliedRequest("a", "r1"));
            TestStore.put(outbox, TestStore.alarm("new"));
            foreign.close();
            assertTrue(aMinuteLater(outbox).stream().anyMatch(StoreNews.Back.class::isInstance));
            assertEquals(
                    List.of("new", "not urgent", "old"),
                    TestStore.ids(outbox.pending()).stream().sorted().toList(),
                    "none of them twice");
        } finally {
            foreign.close();
        }
    }

    private Connection somebodyWhoHoldsTheStore() throws SQLException {
        Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Outbox.FILE));
        try (Statement s = foreign.createStatement()) {
            s.execute("PRAGMA locking_mode = EXCLUSIVE");
            s.execute("BEGIN EXCLUSIVE");
        }
        return foreign;
    }

    @Test
    void memoryIsBoundedAndWhatItHadToDropIsNamed() throws Exception {
        try (Outbox outbox = open()) {
            outbox.pragma(READ_ONLY);
            for (int lot = 0; lot < 30; lot++) {
                Draft[] drafts = new Draft[100];
                for (int i = 0; i < 100; i++) {
                    drafts[i] = TestStore.draft("e" + lot + "-" + i, "event", MessageClass.EVENT, 1500);
                }
                TestStore.put(outbox, drafts);
            }
            Backlog backlog = outbox.backlog("a");
            assertTrue(backlog.bytes() < 1_600_000, backlog.toString());
            assertTrue(TestStore.waiting(outbox, "a").stream().anyMatch(m -> m.kind() == MessageClass.GAP));
        }
    }

    /** A card on which the store's file cannot grow by a page. */
    private static void fill(Outbox outbox) throws StoreException {
        outbox.pragma("max_page_count = 1");
    }

    private void alarms(Outbox outbox, int first, int last) throws StoreException {
        for (int i = first; i <= last; i++) {
            TestStore.put(outbox, TestStore.draft("m" + i, "alarm", MessageClass.ALARM, 3000));
        }
    }

    @Test
    void aFullCardGivesTheRoomWithinTheFileToAlarmsAndKeepsRoomAgainWhenThereIsSome() throws Exception {
        try (Outbox outbox = open()) {
            assertEquals(List.of(), aMinuteLater(outbox));
            long size = Files.size(folder.resolve(Outbox.FILE));
            assertTrue(size > KeptPages.BYTES, size + " bytes");
            fill(outbox);
            alarms(outbox, 1, 100);
            assertEquals(List.of(new StoreNews.Full(KeptPages.BYTES)), outbox.takeNews());
            assertEquals(size, Files.size(folder.resolve(Outbox.FILE)), "the file has not grown");
            assertEquals(List.of(), aMinuteLater(outbox), "nothing of it goes back to the full card");
            assertEquals(size, Files.size(folder.resolve(Outbox.FILE)));
            outbox.pragma("max_page_count = 100000");
            assertEquals(List.of(new StoreNews.Roomy()), aMinuteLater(outbox));
        }
        try (Outbox outbox = open()) {
            assertEquals(100, outbox.pending().size());
        }
    }

    @Test
    void eventsOnAFullCardTakeEachOthersRoomAndLeaveThatOfAlarms() throws Exception {
        try (Outbox outbox = open()) {
            aMinuteLater(outbox);
            fill(outbox);
            for (int i = 1; i <= 2000; i++) {
                TestStore.put(outbox, TestStore.draft("e" + i, "event", MessageClass.EVENT, 1500));
                outbox.saveState(TestStore.STATE);
            }
            alarms(outbox, 1, 100);
            assertEquals(List.of(new StoreNews.Full(KeptPages.BYTES)), outbox.takeNews());
            assertEquals(100, outbox.alarms("a", 0, 200).size());
            List<Stored> waiting = TestStore.waiting(outbox, "a");
            assertTrue(waiting.stream().anyMatch(m -> m.id().equals("e2000")), "the newest events wait");
            assertTrue(
                    waiting.stream().filter(m -> m.kind() == MessageClass.EVENT).count() > 100,
                    "no more go than have to");
            assertTrue(waiting.stream().anyMatch(m -> m.kind() == MessageClass.GAP), "the others are named");
        }
    }

    @Test
    void whenThatIsUsedUpTheFileBesideItIsGivenAndThenAlarmsGoOnInMemory() throws Exception {
        try (Outbox outbox = open()) {
            aMinuteLater(outbox);
            assertEquals(Reserve.BYTES, Files.size(folder.resolve(Reserve.FILE)));
            fill(outbox);
            alarms(outbox, 1, 400);
            List<StoreNews> news = outbox.takeNews();
            assertEquals(
                    List.of(new StoreNews.Full(KeptPages.BYTES), new StoreNews.Full(Reserve.BYTES)),
                    news.subList(0, 2));
            assertInstanceOf(StoreNews.Lost.class, news.getLast());
            assertFalse(Files.exists(folder.resolve(Reserve.FILE)));
            assertEquals(400, TestStore.waiting(outbox, "a").size(), "every alarm is on the card or in memory");
            outbox.pragmaOnCard("max_page_count = 100000");
            assertInstanceOf(StoreNews.Back.class, aMinuteLater(outbox).getFirst());
            assertEquals(List.of(new StoreNews.Roomy()), aMinuteLater(outbox));
            assertTrue(Files.exists(folder.resolve(Reserve.FILE)));
        }
        try (Outbox outbox = open()) {
            assertEquals(400, outbox.pending().size());
        }
    }

    @Test
    void aCardThatWasFullBeforeTheStartAndHasRoomNowIsToldSo() throws Exception {
        open().close();
        Files.delete(folder.resolve(Reserve.FILE));
        try (Outbox outbox = TestStore.open(folder)) {
            assertEquals(List.of(new StoreNews.Roomy()), outbox.takeNews());
        }
    }

    @Test
    void anotherStoreThatIsPutInPlaceUnderTheRunningAgentLosesNeitherItsMessagesNorOurs(@TempDir Path elsewhere)
            throws Exception {
        try (Outbox other = TestStore.open(elsewhere, "other")) {
            TestStore.put(other, TestStore.alarm("of the backup"), TestStore.alarm("of the backup, too"));
        }
        try (Outbox outbox = open()) {
            List<Stored> ours = TestStore.put(outbox, TestStore.alarm("before"), TestStore.event("delivered"));
            Files.move(
                    elsewhere.resolve(Outbox.FILE),
                    folder.resolve(Outbox.FILE),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            TestStore.put(outbox, TestStore.alarm("during"));
            outbox.delivered("a", ours.getLast().number());
            aMinuteLater(outbox);
            assertEquals("other-1", outbox.store());
            assertEquals(
                    Set.of("of the backup", "of the backup, too", "before", "during"),
                    Set.copyOf(TestStore.ids(outbox.alarms("a", 0, 10))));
        }
    }

    @Test
    void aStoreThatIsDeletedWhileTheAgentRunsIsNoticedAndItsMessagesAreRescuedFromTheOpenFile() throws Exception {
        try (Outbox outbox = open()) {
            TestStore.put(outbox, TestStore.alarm("before"));
            try (Stream<Path> files = Files.walk(folder).sorted(Comparator.reverseOrder())) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            TestStore.put(outbox, TestStore.alarm("during"));
            assertInstanceOf(StoreNews.Lost.class, outbox.takeNews().getFirst());
            List<StoreNews> news = aMinuteLater(outbox);
            assertInstanceOf(StoreNews.Begun.class, news.getFirst());
            assertEquals(new StoreNews.Back(1), news.getLast());
            TestStore.put(outbox, TestStore.alarm("after"));
            StoreException taken = assertThrows(
                    StoreException.class, () -> TestStore.open(folder).close());
            assertTrue(
                    taken.getMessage().contains("another agent already runs"),
                    "the new folder is held as the old one was");
        }
        try (Outbox outbox = open()) {
            assertEquals(List.of("before", "during", "after"), TestStore.ids(outbox.pending()));
        }
    }

    @Test
    void alarmsThatWereHandedOutAreFoundByTheirAnswerAlsoAfterTheCardCameBack() throws Exception {
        try (Outbox outbox = open()) {
            outbox.pragma(READ_ONLY);
            Stored alarm = TestStore.put(outbox, TestStore.alarm("during")).getFirst();
            int changes = outbox.changes();
            writable(outbox);
            aMinuteLater(outbox);
            assertNotEquals(changes, outbox.changes());
            assertEquals(Optional.of(alarm), outbox.waiting("a", "during"));
            outbox.answered("a", alarm.number());
            outbox.requestApplied("a", "r", "yes");
        }
        try (Outbox outbox = open()) {
            assertEquals(List.of(), outbox.pending());
        }
    }

    @Test
    void theCloseOfAnIncidentAndTheRequestItCameFromStandTogetherOrNotAtAll() throws Exception {
        Optional<Applied> applied = Optional.of(new Applied("a", "r1", "yes"));
        Draft broken = new Draft("m2", "alarm", MessageClass.ALARM, place -> null);
        try (Outbox outbox = open()) {
            assertThrows(
                    StoreException.class,
                    () -> outbox.commit(
                            List.of(TestStore.alarm("m1"), broken), List.of("a"), TestStore.STATE, applied));
            assertEquals(Optional.empty(), outbox.appliedRequest("a", "r1"));
            assertEquals(List.of(), outbox.pending());
            outbox.commit(List.of(TestStore.alarm("m1")), List.of("a"), TestStore.STATE, applied);
        }
        try (Outbox outbox = open()) {
            assertEquals(Optional.of("yes"), outbox.appliedRequest("a", "r1"));
            assertEquals(List.of("m1"), TestStore.ids(outbox.pending()));
        }
    }
}
