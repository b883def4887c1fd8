package dev.liftwatch.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The log goes to a card: no line, port or link can fill it, whatever its text counts. */
class LineLimitTest {
    private final LineLimit limit = new LineLimit();

    @Test
    void noMoreThanTenLinesAMinuteAreWrittenAboutOneThingAndThoseLeftOutAreCounted() {
        for (int minute = 0; minute < 60; minute++) {
            int lines = 0;
            for (int i = 0; i < 300; i++) {
                LineLimit.Verdict verdict = limit.of(
                        "source board: " + i + " of " + minute + " frames damaged", minute * 60_000L + i * 200L);
                lines += (verdict.written() ? 1 : 0) + (verdict.leftOut() > 0 ? 1 : 0);
                assertEquals(i == 0 && minute > 0 ? 291 : 0, verdict.leftOut());
            }
            assertTrue(lines <= 10, lines + " lines");
        }
    }

    @Test
    void whatIsSaidOfOneThingHidesNothingOfAnother() {
        for (int i = 0; i < 1000; i++) {
            limit.of("source board: " + i, i);
        }
        assertTrue(limit.of("source encoder: nothing comes", 1000).written());
        assertTrue(limit.of("uplink main: no way there", 1000).written());
        assertTrue(limit.of("trap raised 0190-aa1 at floor 3: stopped-outside-door-zone", 1000)
                .written());
    }

    @Test
    void aMessageWithoutANameIsLimitedWhateverItCounts() {
        int lines = 0;
        for (int i = 0; i < 1000; i++) {
            lines += limit.of("came round after " + i + " ms", i).written() ? 1 : 0;
        }
        assertEquals(LineLimit.MOST, lines);
    }

    @Test
    void aClockThatGoesBackSilencesNothing() {
        for (int i = 0; i < 100; i++) {
            limit.of("source board: x", 1_000_000);
        }
        assertTrue(limit.of("source board: x", 1000).written());
    }

    @Test
    void howManyThingsAreToldApartIsBounded() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            limit.of("source " + (char) ('a' + random.nextInt(26)) + random.nextLong() + ": x", i);
        }
        assertTrue(limit.of("source board: x", 200_000).written());
    }
}
