package dev.liftwatch.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which changes of a line's condition are worth a line of the log. A loose contact changes a line from good to bad and back several times a
 * second, and every line goes to the card: each kind of condition is told when it comes, and again after ten minutes at the earliest, with
 * how often the line has changed meanwhile. What is told last is what holds, at the latest after these ten minutes. Owned by the line's
 * reader.
 */
public final class ConditionNews {
    /** A kind that was told is told again after this at the earliest, ms. */
    public static final long EVERY_MS = 600_000;

    /** No source has as many kinds of condition. */
    private static final int MOST_KINDS = 60;

    private final Map<String, Long> toldMs = new LinkedHashMap<>();
    private final Map<String, Long> untoldEvents = new LinkedHashMap<>();
    private String last = "";
    private String current = "";
    private long changes;

    /**
     * The line is in a condition of this kind now; to be called whenever it is looked at.
     *
     * @param kind what is the matter, without figures
     * @param nowMs tick
     * @return nothing where there is no line to write, else how many changes before this one were not told
     */
    public OptionalLong stands(String kind, long nowMs) {
        if (!kind.equals(current)) {
            current = kind;
            changes++;
        }
        if (kind.equals(last) || !isDue(kind, nowMs)) {
            return OptionalLong.empty();
        }
        long untold = changes - 1;
        last = kind;
        changes = 0;
        return OptionalLong.of(Math.max(0, untold));
    }

    /**
     * Something of this kind has happened to the line.
     *
     * @return nothing where there is no line to write, else how often it has happened besides since it was told last
     */
    public OptionalLong happened(String kind, long nowMs) {
        if (!isDue(kind, nowMs)) {
            untoldEvents.merge(kind, 1L, Long::sum);
            return OptionalLong.empty();
        }
        Long untold = untoldEvents.remove(kind);
        return OptionalLong.of(untold == null ? 0 : untold);
    }

    /** What is said behind a line of the log where others were left out before it. */
    public static String more(long untold) {
        return untold == 0 ? "" : " (" + untold + " more changes since the line before were not logged)";
    }

    private boolean isDue(String kind, long nowMs) {
        Long before = toldMs.get(kind);
        if (before != null && nowMs - before < EVERY_MS) {
            return false;
        }
        toldMs.remove(kind);
        toldMs.put(kind, nowMs);
        if (toldMs.size() > MOST_KINDS) {
            String oldest = toldMs.keySet().iterator().next();
            toldMs.remove(oldest);
            untoldEvents.remove(oldest);
        }
        return true;
    }
}
