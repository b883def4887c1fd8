package dev.liftwatch.health;

import dev.liftwatch.report.LivePicture;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last five minutes of the car in steps of two seconds, so that whoever opens a screen sees what came before. Owned by the loop.
 *
 * <p>One character is one step: {@code #} yes, {@code .} no, {@code +} in part, {@code ?} unknown.
 */
public final class RecentMinutes {
    /** The length of a step, s. */
    public static final int STEP_S = 2;

    /** So many steps are five minutes. */
    public static final int STEPS = 150;

    /** Evidence of travel that is older than this is none of now, ms. */
    private static final long TRAVEL_MS = 3000;

    private static final char YES = '#';
    private static final char NO = '.';
    private static final char PART = '+';
    private static final char UNKNOWN = '?';

    private final StringBuilder doors = new StringBuilder();
    private final StringBuilder zone = new StringBuilder();
    private final StringBuilder motion = new StringBuilder();
    private final StringBuilder presence = new StringBuilder();
    private long stepMs = Tick.NONE;

    /**
     * The steps, the newest last; none where nothing was judged yet.
     *
     * @param doors whether the doors are closed; in part while they move
     * @param zone whether the car is in the door zone
     * @param motion whether the car moves
     * @param presence whether somebody is inside; in part where there are mere signs
     */
    public record View(String doors, String zone, String motion, String presence) {
        /** Of an agent that has judged nothing. */
        public static final View NONE = new View("", "", "", "");

        /** The same as JSON has it. */
        Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("step_s", STEP_S);
            tree.put("doors_closed", doors);
            tree.put("in_door_zone", zone);
            tree.put("moving", motion);
            tree.put("presence", presence);
            return tree;
        }
    }

    /**
     * Takes the picture as it is now and answers the steps.
     *
     * @param nowMs tick; it never goes back
     */
    public View look(LivePicture picture, long nowMs) {
        long step = nowMs / (STEP_S * 1000L);
        long passed = stepMs == Tick.NONE ? 1 : Math.min(STEPS, step - stepMs);
        stepMs = step;
        boolean travels = picture.lastTravelMs() != Tick.NEVER
                && picture.lastTravelMs() != Tick.NONE
                && Tick.elapsed(picture.lastTravelMs(), nowMs) < TRAVEL_MS;
        put(
                doors,
                passed,
                picture.doorsClosed() == Truth.TRUE || picture.doorOpen() == Truth.TRUE
                        ? (picture.doorsClosed() == Truth.TRUE ? YES : NO)
                        : picture.doorsClosed() == Truth.FALSE ? PART : UNKNOWN);
        put(zone, passed, flag(picture.place().inDoorZone()));
        put(motion, passed, picture.still() ? NO : travels ? YES : UNKNOWN);
        put(
                presence,
                passed,
                switch (picture.presence()) {
                    case "strong" -> YES;
                    case "signs" -> PART;
                    case "none" -> NO;
                    default -> UNKNOWN;
                });
        return new View(doors.toString(), zone.toString(), motion.toString(), presence.toString());
    }

    private static char flag(Truth truth) {
        return truth == Truth.TRUE ? YES : truth == Truth.FALSE ? NO : UNKNOWN;
    }

    /** Between two looks nothing was seen; within one step the last look counts. */
    private static void put(StringBuilder steps, long passed, char now) {
        if (passed > 0) {
            steps.repeat(UNKNOWN, (int) passed - 1).append(now);
        } else {
            steps.setCharAt(steps.length() - 1, now);
        }
        steps.delete(0, Math.max(0, steps.length() - STEPS));
    }
}
