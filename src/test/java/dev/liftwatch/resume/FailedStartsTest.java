package dev.liftwatch.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.liftwatch.duties.Notice;
import dev.liftwatch.resume.JudgementRecall.Extent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that makes the judgement fail does not do so for ever. */
class FailedStartsTest {
    @TempDir
    private Path folder;

    private FailedStarts starts;

    @BeforeEach
    void first() {
        restart(0);
    }

    private void restart(long nowMs) {
        starts = FailedStarts.open(folder, nowMs);
    }

    private void diesAndIsStartedAgain() {
        starts.failed(new IllegalStateException("a state of trouble"));
        restart(0);
    }

    @Test
    void threeInARowGoOnWithTheEpisodeAloneAndAFourthWithNothing() {
        for (int i = 0; i < 3; i++) {
            assertEquals(Extent.WHOLE, starts.extent());
            diesAndIsStartedAgain();
        }
        assertEquals(Extent.INCIDENT, starts.extent());
        assertTrue(starts.reason().contains("a state of trouble"));
        diesAndIsStartedAgain();
        assertEquals(Extent.NOTHING, starts.extent());
        diesAndIsStartedAgain();
        assertEquals(Extent.NOTHING, starts.extent());
    }

    @Test
    void aStartThatLivesForTenMinutesOrEndsInGoodOrderBeginsTheCountAnew() {
        diesAndIsStartedAgain();
        diesAndIsStartedAgain();
        starts.takeNotices(FailedStarts.LIVED_MS - 1);
        diesAndIsStartedAgain();
        assertEquals(Extent.INCIDENT, starts.extent());
        starts.takeNotices(FailedStarts.LIVED_MS);
        restart(0);
        assertEquals(Extent.WHOLE, starts.extent());
        diesAndIsStartedAgain();
        starts.lived();
        restart(0);
        assertEquals("", starts.reason());
    }

    @Test
    void aDiscardedStateIsKeptAndToldUnderOneIdUntilItIsOnRecordAndEndsAfterADay() throws Exception {
        diesAndIsStartedAgain();
        starts.discard("the saved text", Extent.INCIDENT, "incident-1", 5000);
        assertEquals("the saved text", Files.readString(folder.resolve("discarded-state-1.txt")));
        assertTold(true, starts.takeNotices(6000));
        restart(7000);
        assertTold(true, starts.takeNotices(7000));
        assertEquals(List.of(), starts.takeNotices(8000));
        restart(9000);
        assertEquals(List.of(), starts.takeNotices(9000));
        assertEquals("incident-1", starts.open().orElseThrow().incident());
        assertTold(false, starts.takeNotices(5000 + FailedStarts.SHOWN_MS));
        restart(9000);
        assertTrue(starts.open().isEmpty());
    }

    private static void assertTold(boolean open, List<Notice> notices) {
        Notice.StateDiscarded told = (Notice.StateDiscarded) notices.getFirst();
        assertEquals(open, told.open());
        assertEquals("incident-1", told.discard().incident());
        assertEquals("episode", told.discard().wentOnWith());
        assertEquals("discarded-state-1.txt", told.discard().setAside());
    }

    @Test
    void noMoreThanThreeDiscardedStatesAreKept() throws Exception {
        for (int i = 1; i <= 7; i++) {
            starts.discard("text " + i, Extent.NOTHING, "incident-" + i, i);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("discarded-state-5.txt", "discarded-state-6.txt", "discarded-state-7.txt"),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("discarded"))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aCountThatCannotBeReadBeginsAnew() throws Exception {
        for (String damaged : List.of("", "{", "{}", "[]", "{\"failed\":\"three\",\"reason\":1}")) {
            Files.writeString(folder.resolve("failed-starts.json"), damaged);
            restart(0);
            assertEquals(Extent.WHOLE, starts.extent());
        }
    }
}
