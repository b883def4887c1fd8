package dev.liftwatch.wire;

import java.util.Arrays;

/**
 * Tells a new sentence from a repeated one: a board that hangs may repeat its last sentence, or a buffer of old ones, without end. A
 * sentence is new if its number advances. If the numbers begin again, the board was switched on again, and its sentences are new as well,
 * unless they have the same contents under the same numbers as just before. Owned by the line's reader.
 */
final class SentenceNews {
    /** Sequence numbers run from 0 to one below this and begin again. */
    static final int SEQUENCES = 1000;

    /** A board that was switched on again begins below this; some of its first sentences may be lost. */
    static final int FIRST_NUMBERS = 10;

    /** The same sentence within this many numbers is a repetition; a healthy board is back at a number after 1000. */
    private static final int SAME_WITHIN = 500;

    /** So many may be lost at once whatever the time: a portion of the port's buffer. */
    private static final int FEW_LOST = 10;

    /** Silence longer than this, and than any usual one of this board, may hide as many sentences as it likes, ms. */
    private static final long SILENCE_MS = 2000;

    /** A board that runs for at least this long before it begins again is not one that says a buffer over and over, ms. */
    private static final long LONG_RUN_MS = 20_000;

    /** A board whose signals are not lost all the time is never silent for longer than this as usual, ms. */
    private static final long LONGEST_USUAL_MS = 9000;

    /** Of the longest usual silence this much is left after each sentence. */
    private static final double FADING = 0.998;

    /** What a sentence usually takes is an average of some ten. */
    private static final int AVERAGED = 10;

    private static final int NONE = -1;
    private static final double UNKNOWN = -1;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final long[] saidAt = new long[SEQUENCES];
    private final int[] said = new int[SEQUENCES];
    private int last = NONE;
    private long lastMs;
    private long number;
    private int lastContent;
    private double usualMs = UNKNOWN;
    private double longestMs;
    private Run run = Run.NONE;
    private Run before = Run.NONE;
    private long missing;

    /** Sentences whose numbers went on, from one jump to the next; {@code content} stands for all they said. */
    private record Run(int first, int last, int content, long beganMs) {
        private static final Run NONE = new Run(SentenceNews.NONE, SentenceNews.NONE, 0, 0);

        Run with(int sequence, int hash) {
            return new Run(first, sequence, 31 * content + hash, beganMs);
        }

        boolean isAgain(Run other) {
            return first == other.first && last == other.last && content == other.content;
        }
    }

    SentenceNews() {
        forgetSaid();
    }

    /** The line was opened again: another board may be there, or the same one that still repeats itself. */
    void reopened() {
        forgetSaid();
        run = Run.NONE;
        before = Run.NONE;
        usualMs = UNKNOWN;
        longestMs = 0;
    }

    private void forgetSaid() {
        Arrays.fill(saidAt, NEVER);
    }

    /**
     * Takes a sentence and answers whether it is new.
     *
     * @param sequence its number, 0 to 999
     * @param content stands for what it says
     * @param nowMs when the line was looked at, tick
     */
    boolean isNew(int sequence, int content, long nowMs) {
        boolean first = run.first == NONE;
        long elapsedMs = first ? 0 : nowMs - lastMs;
        boolean silence = elapsedMs > Math.max((double) SILENCE_MS, 2 * longestMs);
        int step = Math.floorMod(sequence - last, SEQUENCES);
        boolean same = sequence == last && (!first || content == lastContent);
        lastMs = nowMs;
        longestMs = Math.max(longestMs * FADING, (double) Math.min(elapsedMs, LONGEST_USUAL_MS));
        last = sequence;
        lastContent = content;
        if (same) {
            return false;
        }
        if (silence) {
            forgetSaid();
        }
        boolean goesOn = !first && (step <= FEW_LOST || (usualMs != UNKNOWN && step * usualMs / 2 <= elapsedMs));
        if (goesOn) {
            missing += step - 1;
            number += step;
            run = run.with(sequence, content);
        } else {
            jump(sequence, content, nowMs);
        }
        if (!first && !silence) {
            double each = elapsedMs / (double) (goesOn ? step : 1);
            usualMs = usualMs == UNKNOWN ? each : usualMs + (each - usualMs) / AVERAGED;
        }
        boolean again = number - saidAt[sequence] < SAME_WITHIN && said[sequence] == content;
        saidAt[sequence] = number;
        said[sequence] = content;
        return !again;
    }

    /** The numbers do not go on: the board was switched on again, or says something old. */
    private void jump(int sequence, int content, long nowMs) {
        boolean ranLong = run.first != NONE && nowMs - run.beganMs >= LONG_RUN_MS;
        if (sequence < FIRST_NUMBERS && ranLong && !run.isAgain(before)) {
            forgetSaid();
        }
        before = run;
        run = new Run(sequence, sequence, content, nowMs);
        number++;
    }

    /** How many sentences are missing by their numbers. */
    long missing() {
        return missing;
    }
}
