package dev.liftwatch.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the black box keeps, for how long, and in what detail. */
class RetentionTest {
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final int CURRENT = 9999;

    @TempDir
    private Path folder;

    /** Ten minutes of readings five times a second. */
    private void segment(int number, long firstMs, Mark... marks) throws Exception {
        List<String> lines = new ArrayList<>(List.of("# began=2026-11-24T08:00:00Z", TraceReader.HEADER));
        for (long tick = firstMs; tick < firstMs + 10 * MINUTE_MS; tick += 200) {
            lines.add(tick + ",position_mm," + (1000 + tick / 200 % 2));
            lines.add(tick + ",door_closed,1");
        }
        for (Mark mark : marks) {
            lines.add(mark.line());
        }
        Files.write(folder.resolve(Segment.name(number, Segment.PLAIN)), lines);
        Files.writeString(folder.resolve(Segment.name(number, Segment.STATE)), "{}");
    }

    private static Mark trap(long atMs) {
        return new Mark(atMs, atMs - 30_000, "trap", "raised", "incident-" + atMs, "stall");
    }

    private static Mark fault(long atMs) {
        return new Mark(atMs, atMs - 30_000, "door-cycling", "raised", "fault-" + atMs, "");
    }

    private int rows(int number) throws Exception {
        int[] rows = {0};
        Segment.lines(folder, number, line -> rows[0] += Row.of(line).isPresent() ? 1 : 0);
        return rows[0];
    }

    private Segment read(int number) throws Exception {
        return Segment.read(folder, number).orElseThrow();
    }

    @Test
    void whatIsFarFromAnyIncidentIsThinnedAfterAQuarterOfAnHour() throws Exception {
        segment(1, 0);
        new Retention(folder).tidy(CURRENT, 10 * MINUTE_MS + Retention.SETTLED_MS - 1000);
        assertFalse(read(1).packed());
        new Retention(folder).tidy(CURRENT, 10 * MINUTE_MS + Retention.SETTLED_MS);
        assertTrue(read(1).packed());
        assertTrue(read(1).thinned());
        assertEquals(600 + 1, rows(1), "a position every second, one door that never moves");
        assertFalse(Files.exists(folder.resolve(Segment.name(1, Segment.STATE))));
    }

    @Test
    void tenMinutesAroundADecisionEveryReadingIsKept() throws Exception {
        segment(1, 0);
        segment(2, 10 * MINUTE_MS);
        segment(3, 20 * MINUTE_MS, trap(25 * MINUTE_MS));
        segment(4, 30 * MINUTE_MS);
        segment(5, 40 * MINUTE_MS);
        new Retention(folder).tidy(CURRENT, 2 * HOUR_MS);
        assertEquals(
                List.of(true, false, false, false, true),
                List.of(read(1).thinned(), read(2).thinned(), read(3).thinned(), read(4).thinned(), read(5).thinned()));
        assertEquals(6000, rows(3));
        assertTrue(Files.exists(folder.resolve(Segment.name(3, Segment.STATE))));
    }

    @Test
    void afterADayOnlyWhatIsAroundIncidentsIsLeft() throws Exception {
        segment(1, 0);
        segment(2, HOUR_MS, trap(HOUR_MS + MINUTE_MS));
        segment(3, 5 * HOUR_MS);
        new Retention(folder).tidy(CURRENT, 10 * MINUTE_MS + Retention.DAY_MS);
        assertEquals(List.of(2, 3), Retention.numbers(folder));
    }

    @Test
    void whereTheRoomIsShortTheOldestThatIsNearNoTrappingGoesFirst() throws Exception {
        segment(1, 0, trap(MINUTE_MS));
        segment(2, 2 * HOUR_MS, fault(2 * HOUR_MS + MINUTE_MS));
        segment(3, 4 * HOUR_MS);
        segment(4, 6 * HOUR_MS);
        new Retention(folder).tidy(CURRENT, 8 * HOUR_MS);
        long bytes = 0;
        for (int number = 1; number <= 4; number++) {
            bytes += Files.size(folder.resolve(Segment.name(number, Segment.PACKED)));
        }
        new Retention(folder, bytes).tidy(CURRENT, 8 * HOUR_MS);
        assertEquals(List.of(1, 3, 4), Retention.numbers(folder), "states of two files beside them are too much");
        new Retention(folder, 1).tidy(CURRENT, 8 * HOUR_MS);
        assertEquals(List.of(), Retention.numbers(folder));
    }

    @Test
    void aFileThatWasBeingPackedAtAKillIsPackedAnew() throws Exception {
        segment(1, 0);
        Files.writeString(folder.resolve(Segment.name(1, Retention.UNFINISHED)), "half");
        new Retention(folder).tidy(CURRENT, HOUR_MS);
        assertTrue(read(1).packed());
        assertFalse(Files.exists(folder.resolve(Segment.name(1, Retention.UNFINISHED))));
    }

    @Test
    void aPackedFileThatTheCardHasDamagedIsReadAsFarAsItGoes() throws Exception {
        segment(1, 0, trap(MINUTE_MS));
        new Retention(folder).tidy(CURRENT, HOUR_MS);
        Path packed = folder.resolve(Segment.name(1, Segment.PACKED));
        byte[] bytes = Files.readAllBytes(packed);
        Files.write(packed, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        int rows = rows(1);
        assertTrue(rows > 0 && rows < 6000, rows + " rows");
        Files.write(packed, new byte[] {1, 2, 3});
        assertEquals(Optional.empty(), Segment.read(folder, 1));
    }
}
