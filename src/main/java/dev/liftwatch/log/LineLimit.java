package dev.liftwatch.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * At most ten lines a minute about any one thing: every line of the log goes to the card, and a line, port or link that flickers would
 * fill it. A thing is what stands before the first colon of a message, such as {@code source board} or {@code uplink main}; a
 * message without one is a thing by itself, its numbers and ids left out. Calls must come one after the other.
 */
final class LineLimit {
    /** So many lines of one thing are written in a minute; one more says how many were left out. */
    static final int MOST = 9;

    static final long MINUTE_MS = 60_000;

    /** So many things are told apart; the oldest is forgotten. */
    private static final int MOST_THINGS = 200;

    /** A colon further behind belongs to the sentence. */
    private static final int LONGEST_THING = 60;

    /** As much of a message without a name tells what it is about. */
    private static final int LONGEST_NAMELESS = 200;

    private final Map<String, Told> told = new LinkedHashMap<>();

    private static final class Told {
        private final long beganMs;
        private int lines;

        Told(long beganMs) {
            this.beganMs = beganMs;
        }

        private int leftOut() {
            return Math.max(0, lines - MOST);
        }
    }

    /**
     * What is done with a line.
     *
     * @param written whether it is written
     * @param leftOut how many lines of the same thing were left out in the minute before, which is to be said; usually 0
     * @param thing what it is about
     */
    record Verdict(boolean written, int leftOut, String thing) {}

    /** Takes a line that would be written at the time, ms; a clock that goes back begins a new minute. */
    Verdict of(String message, long nowMs) {
        String thing = thing(message);
        Told before = told.get(thing);
        int leftOut = 0;
        if (before == null || nowMs < before.beganMs || nowMs - before.beganMs >= MINUTE_MS) {
            leftOut = Optional.ofNullable(before).map(Told::leftOut).orElse(0);
            told.remove(thing);
            before = new Told(nowMs);
            told.put(thing, before);
            if (told.size() > MOST_THINGS) {
                told.remove(told.keySet().iterator().next());
            }
        }
        before.lines++;
        return new Verdict(before.lines <= MOST, leftOut, thing);
    }

    private static String thing(String message) {
        int colon = message.indexOf(": ");
        boolean named = colon > 0 && colon <= LONGEST_THING;
        return named
                ? message.substring(0, colon)
                : message.substring(0, Math.min(message.length(), LONGEST_NAMELESS))
                        .replaceAll("[0-9]+", "#");
    }
}
