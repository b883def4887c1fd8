package dev.liftwatch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The log of a line that flaps. */
class ConditionNewsTest {
    private static final long TEN_MIN_MS = ConditionNews.EVERY_MS;

    private final ConditionNews news = new ConditionNews();

    @Test
    void everyKindIsToldAtOnceTheFirstTime() {
        assertEquals(OptionalLong.of(0), news.stands("silent", 0));
        assertEquals(OptionalLong.of(0), news.stands("good", 10));
        assertEquals(OptionalLong.of(0), news.stands("garbled", 20));
    }

    @Test
    void whatStaysIsToldOnce() {
        news.stands("good", 0);
        for (long ms = 0; ms < 5 * TEN_MIN_MS; ms += 20_000) {
            assertEquals(OptionalLong.empty(), news.stands("good", ms));
        }
    }

    @Test
    void aLineThatFlapsTellsEachKindEveryTenMinutesWithHowOftenItHasChanged() {
        List<Long> untold = new ArrayList<>();
        for (int i = 0; i < 4 * 3600; i++) {
            news.stands(i % 2 == 0 ? "good" : "silent", i * 1000L).ifPresent(untold::add);
        }
        assertTrue(untold.size() <= 2 * 6 * 4, untold::toString);
        long counted =
                untold.size() + untold.stream().mapToLong(Long::longValue).sum();
        assertTrue(counted > 4 * 3600 - 1200 && counted <= 4 * 3600, () -> counted + " changes");
    }

    @Test
    void whatHoldsAfterTheFlappingIsToldAtTheLatestAfterTenMinutes() {
        Random random = new Random();
        for (int round = 0; round < 100; round++) {
            ConditionNews line = new ConditionNews();
            String told = "";
            long nowMs = 0;
            String kind = "";
            for (int i = 0; i < 1000; i++) {
                kind = List.of("good", "silent", "garbled", "damaged").get(random.nextInt(4));
                nowMs += random.nextInt(3000);
                told = line.stands(kind, nowMs).isPresent() ? kind : told;
            }
            for (long ms = nowMs; ms <= nowMs + TEN_MIN_MS; ms += 1000) {
                told = line.stands(kind, ms).isPresent() ? kind : told;
            }
            assertEquals(kind, told);
        }
    }

    @Test
    void whatHappensAgainAndAgainIsCounted() {
        assertEquals(OptionalLong.of(0), news.happened("port.reopened", 0));
        for (int i = 1; i <= 5; i++) {
            assertEquals(OptionalLong.empty(), news.happened("port.reopened", i * 30_000L));
        }
        assertEquals(OptionalLong.of(5), news.happened("port.reopened", TEN_MIN_MS));
        assertEquals(OptionalLong.of(0), news.happened("port.reopened", 2 * TEN_MIN_MS));
    }

    @Test
    void howManyKindsAreToldApartIsBounded() {
        for (int i = 0; i < 100_000; i++) {
            assertEquals(OptionalLong.of(0), news.happened("kind " + i, i));
        }
    }
}
