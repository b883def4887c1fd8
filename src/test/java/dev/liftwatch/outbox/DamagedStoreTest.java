package dev.liftwatch.outbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the file is not what was written. It is set aside, what can be read goes on, and judging begins. */
class DamagedStoreTest {
    private static final int MESSAGES = 200;
    private static final int PAGE = 4096;

    /** What a page with rows of a table begins with (SQLite's file format). */
    private static final byte TABLE_LEAF = 0x0d;

    @TempDir
    private Path folder;

    private Path file;
    private List<Stored> written;

    @BeforeEach
    void store() throws Exception {
        file = folder.resolve(Outbox.FILE);
        try (Outbox outbox = TestStore.open(folder, "old")) {
            for (int lot = 0; lot < MESSAGES / 20; lot++) {
                Draft[] drafts = new Draft[20];
                for (int i = 0; i < 20; i++) {
                    int ordinal = lot * 20 + i;
                    String id = "m" + ordinal;
                    drafts[i] = ordinal % 10 == 0
                            ? TestStore.draft(id, "alarm", MessageClass.ALARM, 1000)
                            : TestStore.draft(id, "event", MessageClass.EVENT, 1000);
                }
                TestStore.put(outbox, drafts);
            }
            outbox.requestApplied("a", "r1", "yes");
            written = outbox.pending();
        }
    }

    private void garble(long from, int bytes) throws IOException {
        byte[] noise = new byte[bytes];
        new Random(7).nextBytes(noise);
        try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
            f.seek(from);
            f.write(noise);
        }
    }

    private StoreNews.Recovered recovered(Outbox outbox) {
        return assertInstanceOf(StoreNews.Recovered.class, outbox.takeNews().getFirst());
    }

    private void assertWorks(Outbox outbox) throws StoreException {
        assertTrue(outbox.store().startsWith("new-"), outbox.store());
        Stored next = TestStore.put(outbox, TestStore.alarm("next")).getFirst();
        assertEquals(1, next.seq());
        assertEquals("next", outbox.pending().getLast().id());
    }

    @Test
    void withAGarbledHeadEveryMessageIsReadAllTheSame() throws Exception {
        for (int bytes : new int[] {16, 100, 512, PAGE}) {
            garble(0, bytes);
            byte[] damaged = Files.readAllBytes(file);
            try (Outbox outbox = TestStore.open(folder, "new")) {
                StoreNews.Recovered news = recovered(outbox);
                assertEquals(MESSAGES, news.carried());
                assertEquals("old-1", news.oldStore());
                assertEquals(Map.of("a", (long) MESSAGES), news.lastSeqs());
                assertEquals(written, outbox.pending(), "with their old numbers and the same bytes");
                assertEquals(Optional.of("yes"), outbox.appliedRequest("a", "r1"));
                assertEquals(Optional.of(TestStore.STATE), outbox.savedState());
                assertArrayEquals(damaged, Files.readAllBytes(folder.resolve(news.setAside())));
                assertWorks(outbox);
            }
            for (Path left : files()) {
                Files.delete(left);
            }
            store();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(one -> one.getFileName().toString().startsWith(Outbox.FILE))
                    .toList();
        }
    }

    @Test
    void withAGarbledPageInTheMiddleWhatStandsOnTheOthersIsRead() throws Exception {
        long pages = Files.size(file) / PAGE;
        garble(pages / 2 * PAGE, PAGE);
        try (Outbox outbox = TestStore.open(folder, "new")) {
            StoreNews.Recovered news = recovered(outbox);
            assertTrue(news.carried() >= MESSAGES - 10, news.toString());
            List<Stored> carried = outbox.pending();
            assertTrue(written.containsAll(carried), "nothing is invented");
            assertEquals(
                    carried.stream().map(Stored::number).sorted().toList(),
                    carried.stream().map(Stored::number).toList());
            assertWorks(outbox);
        }
    }

    /** How far a recovery had come when the power failed, made by hand from a damaged store. */
    enum CutShort {
        MARKED,
        LOG_MOVED,
        SET_ASIDE,
        HALF_BUILT,
        BUILT,
        IN_PLACE;

        /** What the power cut left in the folder. */
        void leave(Path folder) throws IOException, StoreException {
            Path file = folder.resolve(Outbox.FILE);
            Path aside = folder.resolve(Outbox.FILE + ".corrupt-1");
            Files.writeString(folder.resolve(Outbox.FILE + ".recovering"), "liftwatch.db.corrupt-1");
            if (compareTo(LOG_MOVED) >= 0) {
                Files.move(folder.resolve(Outbox.FILE + "-wal"), folder.resolve(Outbox.FILE + ".corrupt-1-wal"));
            }
            if (compareTo(SET_ASIDE) >= 0) {
                Files.move(file, aside);
            }
            if (this == HALF_BUILT) {
                Files.writeString(folder.resolve(Outbox.FILE + ".new"), "SQLite format 3, and no more");
                Files.writeString(folder.resolve(Outbox.FILE + ".new-wal"), "half a page");
                Files.writeString(folder.resolve(Outbox.FILE + ".corrupt-1.template"), "half a page");
            }
            if (this == BUILT) {
                Files.copy(aside, folder.resolve(Outbox.FILE + ".new"));
            }
            if (this == IN_PLACE) {
                // What the recovery would have put there, but for its last step.
                Files.move(folder.resolve(Outbox.FILE + ".recovering"), folder.resolve("mark"));
                Files.move(aside, file);
                Files.move(folder.resolve(Outbox.FILE + ".corrupt-1-wal"), folder.resolve(Outbox.FILE + "-wal"));
                TestStore.open(folder, "new").close();
                Files.move(folder.resolve("mark"), folder.resolve(Outbox.FILE + ".recovering"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CutShort.class)
    void aPowerCutInTheMidstOfTheRecoveryCostsNoMessageAndRepeatsNone(CutShort cut, @TempDir Path card)
            throws Exception {
        // A box that lost its power with messages in the log, and whose card garbled the head of the file.
        List<Stored> all;
        try (Outbox outbox = TestStore.open(folder, "old")) {
            TestStore.put(outbox, TestStore.alarm("in the log"));
            all = outbox.pending();
            for (Path one : files()) {
                Files.copy(one, card.resolve(one.getFileName()));
            }
        }
        file = card.resolve(Outbox.FILE);
        garble(0, 100);
        cut.leave(card);
        String store;
        try (Outbox outbox = TestStore.open(card, "new")) {
            assertEquals(all, outbox.pending());
            assertEquals(Optional.of("yes"), outbox.appliedRequest("a", "r1"));
            assertWorks(outbox);
            store = outbox.store();
        }
        try (Stream<Path> left = Files.list(card)) {
            assertEquals(
                    List.of("liftwatch.db", "liftwatch.db.corrupt-1"),
                    left.map(one -> one.getFileName().toString())
                            .filter(name -> !name.endsWith("-wal") && !name.endsWith("-shm"))
                            .filter(name -> name.startsWith(Outbox.FILE))
                            .sorted()
                            .toList());
        }
        try (Outbox outbox = TestStore.open(card, "newer")) {
            assertEquals(store, outbox.store());
            assertEquals(all.size() + 1, outbox.pending().size());
        }
    }

    @Test
    void aDamagedStoreThatTellsOfAMessageTwiceIsRecovered() throws Exception {
        // A page that was written twice, over its neighbour too: SQLite reads its rows twice.
        long pages = Files.size(file) / PAGE;
        try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] leaf = new byte[PAGE];
            for (long page = pages - 1; page > pages / 2; page--) {
                f.seek(page * PAGE);
                f.readFully(leaf);
                if (leaf[0] == TABLE_LEAF) {
                    f.seek((page - 1) * PAGE);
                    f.write(leaf);
                    break;
                }
            }
        }
        try (Outbox outbox = TestStore.open(folder, "new")) {
            assertTrue(recovered(outbox).carried() > MESSAGES / 2);
            assertTrue(written.containsAll(outbox.pending()), "nothing is invented");
            assertWorks(outbox);
        }
    }

    @Test
    void anIndexOfAlarmsThatDoesNotNameThemAllIsNoticed() throws Exception {
        pretendInIndex("alarm", "nothing");
        try (Connection sql = connection();
                Statement s = sql.createStatement()) {
            s.execute("REINDEX message_alarm");
        }
        pretendInIndex("nothing", "alarm");
        try (Outbox outbox = TestStore.open(folder, "new")) {
            assertEquals(MESSAGES, recovered(outbox).carried());
            assertEquals(20, outbox.alarms("a", 0, 100).size(), "every alarm is found again");
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /** Changes for which class the index of alarms says it is, without touching the index. */
    private void pretendInIndex(String from, String to) throws SQLException {
        try (Connection sql = connection();
                Statement s = sql.createStatement()) {
            s.execute("PRAGMA writable_schema = ON");
            s.execute("UPDATE sqlite_schema SET sql = replace(sql, char(39) || '" + from
                    + "' || char(39), char(39) || '" + to + "' || char(39)) WHERE name = 'message_alarm'");
        }
    }

    @Test
    void aMarkWithoutAnythingToRecoverFromIsNoReasonNotToBegin() throws Exception {
        Files.delete(file);
        Files.writeString(folder.resolve(Outbox.FILE + ".recovering"), "liftwatch.db.corrupt-1");
        try (Outbox outbox = TestStore.open(folder, "new")) {
            assertEquals(List.of(new StoreNews.Begun("new-1")), outbox.takeNews());
            assertWorks(outbox);
        }
    }

    @Test
    void anUnreadableMarkOfARecoveryIsNoReasonNotToOpenTheStore() throws Exception {
        Files.writeString(folder.resolve(Outbox.FILE + ".recovering"), "../elsewhere");
        try (Outbox outbox = TestStore.open(folder, "new")) {
            assertEquals("old-1", outbox.store());
            assertEquals(written, outbox.pending());
        }
    }

    @Test
    void aFileThatWasCutIsReadUpToThere() throws Exception {
        try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
            f.setLength(f.length() / 2 / PAGE * PAGE + 100);
        }
        try (Outbox outbox = TestStore.open(folder, "new")) {
            assertTrue(recovered(outbox).carried() > MESSAGES / 4);
            assertTrue(written.containsAll(outbox.pending()));
            assertWorks(outbox);
        }
    }

    @Test
    void anEmptyFileIsSetAsideAndANewStoreBegins() throws Exception {
        Files.write(file, new byte[0]);
        try (Outbox outbox = TestStore.open(folder, "new")) {
            assertEquals(0, recovered(outbox).carried());
            assertWorks(outbox);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsKept() throws Exception {
        byte[] notes =
                "Notes of a technician, which must not be lost. ".repeat(100).getBytes(StandardCharsets.UTF_8);
        Files.write(file, notes);
        try (Outbox outbox = TestStore.open(folder, "new")) {
            StoreNews.Recovered news = recovered(outbox);
            assertEquals("liftwatch.db.corrupt-1", news.setAside());
            assertArrayEquals(notes, Files.readAllBytes(folder.resolve(news.setAside())));
            assertWorks(outbox);
        }
    }

    @Test
    void aMissingFileIsANewStoreAndIsSaid() throws Exception {
        Files.delete(file);
        try (Outbox outbox = TestStore.open(folder, "new")) {
            assertEquals(List.of(new StoreNews.Begun("new-1")), outbox.takeNews());
            assertWorks(outbox);
        }
    }

    @Test
    void aWriteAheadLogThatWasCutCostsNothingThatWasWrittenBefore(@TempDir Path copy) throws Exception {
        try (Outbox outbox = TestStore.open(folder, "old")) {
            TestStore.put(outbox, TestStore.alarm("in the log"));
            TestStore.put(outbox, TestStore.alarm("cut"));
            for (Path one : files()) {
                Files.copy(one, copy.resolve(one.getFileName()));
            }
        }
        Path log = copy.resolve(Outbox.FILE + "-wal");
        try (RandomAccessFile f = new RandomAccessFile(log.toFile(), "rw")) {
            f.setLength(f.length() - 10);
        }
        try (Outbox outbox = TestStore.open(copy, "new")) {
            assertEquals("old-1", outbox.store());
            assertEquals("in the log", outbox.pending().getLast().id());
        }
    }

    @Test
    void afterFiveDamagedFilesAHumanIsAskedAndAlarmsGoOnFromMemory() throws Exception {
        for (int i = 1; i <= Recovery.MOST_SET_ASIDE; i++) {
            Files.writeString(file, "no database");
            TestStore.open(folder, "new").close();
        }
        Files.writeString(file, "no database");
        try (Outbox outbox = TestStore.open(folder, "new")) {
            StoreNews.Lost lost =
                    assertInstanceOf(StoreNews.Lost.class, outbox.takeNews().getFirst());
            assertTrue(lost.reason().contains("the card is failing; replace it"), lost.reason());
            assertEquals(
                    1, TestStore.put(outbox, TestStore.alarm("on")).getFirst().seq());
        }
        assertEquals("no database", Files.readString(file));
    }

    @Test
    void aPageThatGoesBadWhileTheAgentRunsIsOutlivedToo() throws Exception {
        try (Outbox outbox = TestStore.open(folder, "new")) {
            outbox.takeNews();
            // The pages of messages, not those that the connection has just read.
            garble(PAGE * 8L, (int) (Files.size(file) - PAGE * 8));
            outbox.pragma("shrink_memory");
            for (int i = 0; i < 3; i++) {
                TestStore.put(outbox, TestStore.alarm("alarm-" + i));
                outbox.maintain(i);
            }
            List<StoreNews> news = outbox.takeNews();
            assertTrue(news.stream().anyMatch(one -> one instanceof StoreNews.Recovered), news.toString());
            assertInstanceOf(StoreNews.Back.class, news.getLast());
            assertTrue(TestStore.ids(outbox.pending()).containsAll(List.of("alarm-0", "alarm-1", "alarm-2")));
        }
        try (Outbox outbox = TestStore.open(folder, "newer")) {
            assertTrue(TestStore.ids(outbox.pending()).containsAll(List.of("alarm-0", "alarm-1", "alarm-2")));
        }
    }
}
