package dev.liftwatch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A board that hangs and goes on to send old sentences says nothing; one that lives is always believed, whatever happens to it. */
class SentenceNewsTest {
    private static final int CLOSED = 1;

    private final SentenceDecoder decoder = new SentenceDecoder();
    private long nowMs = 1000;
    private long newsMs = nowMs;
    private long longestWithoutNewsMs;

    private boolean hears(int sequence, int doorClosed) {
        String body = String.format(Locale.ROOT, "LW,%03d,door_closed=%d,door_zone=1", sequence, doorClosed);
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        byte[] sentence = ("$" + body + "*" + SentenceDecoder.checksum(bytes, 0, bytes.length) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        decoder.toSend(nowMs);
        boolean isNew = !decoder.feed(sentence, sentence.length).isEmpty();
        newsMs = isNew ? nowMs : newsMs;
        longestWithoutNewsMs = Math.max(longestWithoutNewsMs, nowMs - newsMs);
        return isNew;
    }

    /** The board lives for so many sentences from a number on, one every so many ms; all of them are new. */
    private int lives(int from, int count, long everyMs) {
        for (int i = 0; i < count; i++) {
            assertTrue(hears((from + i) % 1000, CLOSED), "sentence " + i + " of a board that lives, from " + from);
            nowMs += everyMs;
        }
        return (from + count) % 1000;
    }

    private void noNewsWithin(long ms) {
        assertTrue(nowMs - newsMs >= ms, "the last news were " + (nowMs - newsMs) + " ms ago");
        assertTrue(
                decoder.trouble().text().contains("repeats itself"),
                decoder.trouble().text());
        assertTrue(decoder.trouble().text(Locale.SIMPLIFIED_CHINESE).contains("重复"));
    }

    @Test
    void aBoardThatSaysItsLastSentenceForEverSaysNothingNew() {
        int next = lives(0, 100, 250);
        for (int i = 0; i < 100; i++) {
            hears(next - 1, CLOSED);
            nowMs += 250;
        }
        noNewsWithin(20_000);
        assertEquals(100, decoder.counters().repeated());
    }

    @ParameterizedTest
    @CsvSource({
        "350, 50, 250, 400",
        "350, 5, 250, 400",
        "0, 10, 250, 400",
        "3, 30, 250, 400",
        "990, 20, 100, 1500",
        "980, 400, 100, 2380",
        "0, 40, 1000, 30",
        "17, 2, 1000, 10",
        "17, 2, 3000, 10",
        "500, 300, 20, 800"
    })
    void aBoardThatCyclesThroughOldSentencesSaysNothingNew(int from, int count, long everyMs, int livedBefore) {
        lives((from + count - livedBefore % 1000 + 1000) % 1000, livedBefore, everyMs);
        for (int round = 0; round < 12 && nowMs - newsMs < 60_000; round++) {
            for (int i = 0; i < count; i++) {
                hears((from + i) % 1000, CLOSED);
                nowMs += everyMs;
            }
        }
        noNewsWithin(everyMs * count);
    }

    @Test
    void aBoardThatOnlyEverCycledIsFoundOutAsWell() {
        int[][] sets = {{7, 8, 9}, {17, 503, 250, 999}, {0, 1, 2, 3}, {0}, {999, 0}, {100, 400, 800}, {5, 300}};
        for (int[] set : sets) {
            SentenceNewsTest board = new SentenceNewsTest();
            for (int i = 0; i < 200; i++) {
                board.hears(set[i % set.length], CLOSED);
                board.nowMs += 250;
            }
            board.noNewsWithin(40_000);
        }
    }

    @Test
    void oldSentencesInBurstsAreOldAsWell() {
        lives(0, 100, 250);
        for (int burst = 0; burst < 20; burst++) {
            for (int i = 0; i < 5; i++) {
                hears(60 + i, CLOSED);
                nowMs += 5;
            }
            nowMs += 4000;
        }
        noNewsWithin(60_000);
    }

    @Test
    void whatIsNewOnceTheBoardLivesAgainIsBelievedAtOnce() {
        int next = lives(0, 100, 250);
        for (int i = 0; i < 100; i++) {
            hears(next - 1, CLOSED);
            nowMs += 250;
        }
        lives(next, 1000, 250);
        assertEquals("", decoder.trouble().text());
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 100, 250, 1000})
    void aBoardIsBelievedForDaysWithItsNumbersGoingRound(long everyMs) {
        lives(523, 20_000, everyMs);
        assertEquals(0, decoder.counters().repeated());
        assertEquals(0, decoder.counters().gaps());
    }

    @ParameterizedTest
    @CsvSource({"523, 300, 250", "10, 400, 1000", "0, 5000, 100", "990, 30, 1000", "400, 999, 100"})
    void aBoardThatIsSwitchedOnAgainIsBelievedAtOnce(int from, int before, long everyMs) {
        lives(from, before, everyMs);
        nowMs += 1500;
        lives(0, 3000, everyMs);
        nowMs += 300;
        lives(0, 100, 250);
        lives(2, 1500, everyMs);
    }

    /** Twice within seconds, as at a supply that comes back unsteadily: far from being lost. */
    @Test
    void aSupplyThatComesBackUnsteadilyLosesNoSignal() {
        int[] runs = {3000, 4, 9, 1, 15, 3000};
        for (int run : runs) {
            for (int i = 0; i < run; i++) {
                hears(i % 1000, CLOSED);
                nowMs += 250;
            }
        }
        assertTrue(longestWithoutNewsMs < 5000, "without news for " + longestWithoutNewsMs);
    }

    @Test
    void sentencesThatAreLostAreAGapAndNoRepetition() {
        Random random = new Random(5);
        int sequence = 0;
        for (int i = 0; i < 50_000; i++) {
            int lost = random.nextInt(10) == 0 ? random.nextInt(60) : 0;
            sequence = (sequence + 1 + lost) % 1000;
            nowMs += 100L * (1 + lost);
            assertTrue(hears(sequence, CLOSED));
        }
    }

    @Test
    void afterALongSilenceAnyNumberIsNew() {
        int next = lives(0, 600, 500);
        nowMs += 300_000;
        lives((next + 600) % 1000, 100, 500);
        nowMs += 20_000;
        lives(57, 1000, 500);
    }

    @Test
    void aPortOpenedAnewHearsTheSameSentenceAsOld() {
        int next = lives(0, 100, 250);
        decoder.reset();
        assertTrue(!hears(next - 1, CLOSED), "the last sentence once more");
        decoder.reset();
        assertTrue(hears(0, CLOSED), "the board was switched off with the port");
    }

    /** Random lives with restarts, gaps and silences: what is not believed is never enough to lose a signal. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noOrdinaryLifeLosesASignal(long seed) {
        Random random = new Random(seed);
        long everyMs = new long[] {50, 100, 250, 500, 1000, 200}[random.nextInt(6)];
        int sequence = random.nextInt(1000);
        int sentences = 0;
        int old = 0;
        for (int i = 0; i < 60_000; i++) {
            int what = random.nextInt(2000);
            if (what == 0) {
                sequence = 0;
                nowMs += random.nextInt(4000);
            } else if (what < 40) {
                int lost = random.nextInt(30);
                sequence = (sequence + lost) % 1000;
                nowMs += lost * everyMs;
            }
            old += hears(sequence, CLOSED) ? 0 : 1;
            sentences++;
            sequence = (sequence + 1) % 1000;
            nowMs += everyMs;
        }
        assertTrue(longestWithoutNewsMs < 25_000, "without news for " + longestWithoutNewsMs);
        assertTrue(old * 100 < sentences, old + " of " + sentences + " were taken for old");
    }
}
