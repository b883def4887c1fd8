package dev.liftwatch.gpio;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Recent troubles of lines that can still be read, in sentences that seldom change. */
final class GpioTroubles {
    /** How long a trouble is reported after it was last seen, ms. */
    static final long TOLD_MS = 60_000;

    private final Map<String, Long> flapping = new TreeMap<>();
    private final Map<String, Long> corrected = new TreeMap<>();
    private long lostMs = Tick.NONE;
    private boolean lost;
    private long leftOut;

    /** An edge of a line that flaps was left out. */
    void leftOut(String channel, long nowMs) {
        flapping.put(channel, nowMs);
        leftOut++;
    }

    /** A line had another level than its last edge said. */
    void corrected(String channel, long nowMs) {
        corrected.put(channel, nowMs);
    }

    /** Edges were lost before they were read. */
    void lost(long nowMs) {
        lostMs = nowMs;
    }

    /** How many edges were left out since the source began. */
    long leftOut() {
        return leftOut;
    }

    /** The kinds of what the last {@link #text} said, without its lines and figures. */
    String kind() {
        return (flapping.isEmpty() ? "" : "flapping ")
                + (corrected.isEmpty() ? "" : "corrected ")
                + (lost ? "lost" : "");
    }

    /** What is the matter, empty where nothing was lately. */
    String text(long nowMs) {
        flapping.values().removeIf(atMs -> nowMs - atMs > TOLD_MS);
        corrected.values().removeIf(atMs -> nowMs - atMs > TOLD_MS);
        List<String> troubles = new ArrayList<>();
        if (!flapping.isEmpty()) {
            troubles.add(lines(flapping) + " flaps more than " + WatchedLine.EDGES_A_SECOND + " times a second, "
                    + magnitude() + " edges were left out: look for a loose contact or a missing ground wire");
        }
        if (!corrected.isEmpty()) {
            troubles.add(lines(corrected) + " had another level than its last edge said and was corrected");
        }
        lost = lostMs != Tick.NONE && nowMs - lostMs <= TOLD_MS;
        if (lost) {
            troubles.add("edges came faster than they could be read, and some were lost");
        }
        return String.join("; ", troubles);
    }

    private static String lines(Map<String, Long> channels) {
        return "line " + String.join(" and line ", channels.keySet());
    }

    /** Told by powers of ten, so that the text, and with it the log, does not change each second. */
    private String magnitude() {
        long power = 1;
        while (power <= leftOut / 10) {
            power *= 10;
        }
        return leftOut < 10 ? "some" : "more than " + (power == leftOut ? power / 10 : power);
    }
}
