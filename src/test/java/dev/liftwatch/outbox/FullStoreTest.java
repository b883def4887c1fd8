package dev.liftwatch.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Platforms are away and the store has reached its bound. */
class FullStoreTest {
    private static final long BOUND = 200_000;

    @TempDir
    private Path folder;

    private Outbox open() throws StoreException {
        Outbox outbox = TestStore.open(folder);
        outbox.bound(Bounds.onCard(BOUND), TestStore::gap);
        return outbox;
    }

    private static Draft event(int ordinal) {
        return TestStore.draft("e" + ordinal, "event", MessageClass.EVENT, 1500);
    }

    private static Draft[] lot(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(FullStoreTest::event)
                .toArray(Draft[]::new);
    }

    private static Set<Long> named(List<Stored> waiting) {
        Set<Long> named = new TreeSet<>();
        for (Stored gap : waiting) {
            Matcher ranges =
                    Pattern.compile("(\\d+)-(\\d+)(?: |$)").matcher(gap.kind() == MessageClass.GAP ? gap.id() : "");
            while (ranges.find()) {
                for (long seq = Long.parseLong(ranges.group(1)); seq <= Long.parseLong(ranges.group(2)); seq++) {
                    assertTrue(named.add(seq), seq + " is named twice");
                }
            }
        }
        return named;
    }

    @Test
    void theOldestEventsGoAndEveryNumberEitherWaitsOrIsNamedByAGapRecord() throws Exception {
        try (Outbox outbox = open()) {
            for (int i = 1; i <= 2000; i += 10) {
                TestStore.put(outbox, lot(i, 10));
                if (i % 400 == 1) {
                    TestStore.put(outbox, TestStore.alarm("alarm-" + i));
                }
            }
            List<Stored> waiting = TestStore.waiting(outbox, "a");
            assertEquals(5, waiting.stream().filter(Stored::needsAnswer).count(), "alarms are never dropped");
            assertEquals(
                    1,
                    waiting.stream().filter(m -> m.kind() == MessageClass.GAP).count());
            Set<Long> all = named(waiting);
            for (Stored message : waiting) {
                assertTrue(all.add(message.seq()), message.id() + " waits and is named as dropped");
            }
            assertEquals(outbox.lastSeq("a"), all.size(), "a number is missing");
            assertTrue(outbox.backlog("a").eventBytes() <= BOUND);
            assertEquals(
                    "e2000",
                    waiting.stream()
                            .filter(m -> m.kind() == MessageClass.EVENT)
                            .toList()
                            .getLast()
                            .id());
            long file = Files.size(folder.resolve(Outbox.FILE));
            assertTrue(file < 4 * BOUND, "the file has " + file + " bytes");
        }
    }

    @Test
    void aBoundThatWasLoweredByMuchIsComeToInSeveralCommits() throws Exception {
        try (Outbox outbox = TestStore.open(folder)) {
            for (int i = 1; i <= 100; i++) {
                TestStore.put(outbox, lot(i * 100, 50));
            }
            outbox.bound(Bounds.onCard(BOUND), TestStore::gap);
            long before = outbox.backlog("a").eventBytes();
            TestStore.put(outbox, event(1));
            long once = outbox.backlog("a").eventBytes();
            assertTrue(before - once < 3 * Bounds.LOT_BYTES, "dropped " + (before - once) + " bytes in one commit");
            for (int i = 1; i <= 10; i++) {
                TestStore.put(outbox, event(i));
            }
            assertTrue(outbox.backlog("a").eventBytes() <= BOUND);
        }
    }

    @Test
    void aGapRecordThatWasDeliveredIsNotSaidAgain() throws Exception {
        try (Outbox outbox = open()) {
            TestStore.put(outbox, lot(1, 200));
            Stored first = TestStore.waiting(outbox, "a").stream()
                    .filter(m -> m.kind() == MessageClass.GAP)
                    .findFirst()
                    .orElseThrow();
            outbox.delivered("a", first.number());
            Set<Long> before = named(List.of(first));
            TestStore.put(outbox, lot(201, 100));
            Set<Long> after = named(TestStore.waiting(outbox, "a"));
            assertTrue(after.stream().noneMatch(before::contains));
            assertTrue(after.stream().noneMatch(seq -> seq == first.seq()));
        }
    }

    @Test
    void manyAlarmsInBetweenMakeSomeMoreGapRecordsAndNoneWithoutBound() throws Exception {
        try (Outbox outbox = open()) {
            for (int lot = 0; lot < 100; lot++) {
                List<Draft> drafts = new ArrayList<>();
                for (int i = lot * 15 + 1; i <= lot * 15 + 15; i++) {
                    drafts.addAll(List.of(event(i), TestStore.alarm("alarm-" + i)));
                }
                TestStore.put(outbox, drafts.toArray(Draft[]::new));
            }
            List<Stored> waiting = TestStore.waiting(outbox, "a");
            List<Stored> gaps =
                    waiting.stream().filter(m -> m.kind() == MessageClass.GAP).toList();
            assertTrue(gaps.size() <= 1500 / Trimming.MOST_RANGES * 2, gaps.size() + " gap records");
            gaps.forEach(gap -> assertTrue(gap.id().split(" ", -1).length <= Trimming.MOST_RANGES + 20, gap.id()));
            Set<Long> all = named(waiting);
            waiting.forEach(m -> all.add(m.seq()));
            assertEquals(outbox.lastSeq("a"), all.size());
        }
    }

    @Test
    void usageCountersAreBoundedInNumberAndAlsoNamed() throws Exception {
        try (Outbox outbox = open()) {
            TestStore.put(
                    outbox,
                    IntStream.rangeClosed(1, Bounds.MOST_USAGES + 1)
                            .mapToObj(i -> TestStore.draft("u" + i, "usage", MessageClass.USAGE, 10))
                            .toArray(Draft[]::new));
            List<Stored> waiting = TestStore.waiting(outbox, "a");
            assertEquals(
                    Bounds.MOST_USAGES + 1 - 151,
                    waiting.stream().filter(m -> m.kind() == MessageClass.USAGE).count());
            assertEquals("gap of store-1: 1-151", waiting.getLast().id());
        }
    }

    @Test
    void onePlatformThatIsAwayCostsTheOtherNothing() throws Exception {
        try (Outbox outbox = open()) {
            for (int i = 1; i <= 300; i += 10) {
                for (Stored message : outbox.commit(List.of(lot(i, 10)), List.of("a", "b"), TestStore.STATE)) {
                    if (message.uplink().equals("b")) {
                        outbox.delivered("b", message.number());
                    }
                }
            }
            assertEquals(List.of(), TestStore.waiting(outbox, "b"));
            assertEquals(300, outbox.lastSeq("b"));
            assertTrue(outbox.lastSeq("a") > 300);
        }
    }

    @Test
    void whoBringsTheMessagesIsToldWhatWasDropped() throws Exception {
        try (Outbox outbox = open()) {
            List<Long> places = new ArrayList<>();
            TestStore.put(outbox, lot(1, 200)).forEach(message -> places.add(message.number()));
            List<Long> dropped = outbox.takeDropped("a");
            List<Long> left =
                    TestStore.waiting(outbox, "a").stream().map(Stored::number).toList();
            assertTrue(dropped.containsAll(places.subList(0, 10)));
            assertTrue(dropped.stream().noneMatch(left::contains));
            assertEquals(List.of(), outbox.takeDropped("a"));
        }
    }

    @Test
    void theFileIsSmallAgainAfterTheBacklogWasDelivered() throws Exception {
        try (Outbox outbox = TestStore.open(folder)) {
            outbox.maintain(0);
            outbox.bound(Bounds.onCard(8 << 20), TestStore::gap);
            for (int i = 1; i <= 60; i++) {
                TestStore.put(outbox, lot(i * 100, 50));
            }
            TestStore.put(outbox, TestStore.alarm("kept"));
            assertTrue(Files.size(folder.resolve(Outbox.FILE)) > 4_000_000);
            for (Stored message : TestStore.waiting(outbox, "a")) {
                if (!message.needsAnswer()) {
                    outbox.delivered("a", message.number());
                }
            }
            outbox.maintain(60_000);
            outbox.maintain(120_001);
            long size = Files.size(folder.resolve(Outbox.FILE));
            assertTrue(
                    size < 200_000 + KeptPages.BYTES + SentTable.MOST_BYTES, "the file still has " + size + " bytes");
            assertEquals(List.of("kept"), TestStore.ids(outbox.pending()));
        }
        try (Outbox outbox = open()) {
            assertEquals(List.of("kept"), TestStore.ids(outbox.pending()));
        }
    }
}
