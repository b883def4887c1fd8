package dev.liftwatch.duties;

import dev.liftwatch.duties.DutiesState.SavedUsage;
import dev.liftwatch.time.Tick;
import dev.liftwatch.time.WallTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the lift did, counted for condition-based maintenance: by the hour and by the day of the wall clock, UTC. It is told the picture
 * about once a second, so door cycles and stops shorter than that are not seen. What is not known counts as nothing. Loop thread.
 */
final class UsageCounter {
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;

    /** A car whose last sign of travel is older than this stands, ms. */
    private static final long STANDS_AFTER_MS = 3000;

    /** Looks further apart than this are not added up as time in motion, ms. */
    private static final long LONGEST_LOOK_MS = 5000;

    private final Set<String> uncounted;
    private UsageTally hour;
    private UsageTally day;
    private Look before;

    /** Periods that an incident has ended; told at the next look. */
    private final List<Notice> endedBefore = new ArrayList<>();

    /**
     * The picture as far as it is counted.
     *
     * @param nowMs tick
     * @param lastTravelMs the last sign of travel, tick, or {@link Tick#NONE}
     * @param doorOpen whether a door is open, null where not known
     * @param positionMm where the car is, mm, null where not known
     */
    record Look(long nowMs, long lastTravelMs, Boolean doorOpen, Long positionMm) {
        boolean moves() {
            return lastTravelMs != Tick.NONE && nowMs - lastTravelMs < STANDS_AFTER_MS;
        }
    }

    UsageCounter(SavedUsage saved, Set<String> uncounted) {
        this.uncounted = uncounted;
        if (saved != null) {
            hour = saved.hour();
            day = saved.day();
        }
    }

    /** Takes a look; answers the periods that have ended. */
    List<Notice> look(Look now, WallTime wall) {
        List<Notice> ended = new ArrayList<>(endedBefore);
        endedBefore.clear();
        ended.addAll(turn(wall.epochMs()));
        if (before != null) {
            long starts = now.moves() && !before.moves() ? 1 : 0;
            long doors = Boolean.TRUE.equals(now.doorOpen()) && Boolean.FALSE.equals(before.doorOpen()) ? 1 : 0;
            long movingMs = now.moves() ? Math.min(LONGEST_LOOK_MS, now.nowMs() - before.nowMs()) : 0;
            long travelMm = now.positionMm() == null || before.positionMm() == null
                    ? 0
                    : Math.abs(now.positionMm() - before.positionMm());
            hour = hour.plus(starts, doors, movingMs, travelMm);
            day = day.plus(starts, doors, movingMs, travelMm);
        }
        before = now;
        return ended;
    }

    /** An incident was raised. */
    void raised(boolean trapping, WallTime wall) {
        endedBefore.addAll(turn(wall.epochMs()));
        hour = hour.plusIncident(trapping);
        day = day.plusIncident(trapping);
    }

    private List<Notice> turn(long wallMs) {
        List<Notice> ended = new ArrayList<>();
        hour = turn(hour, "hour", HOUR_MS, wallMs, ended);
        day = turn(day, "day", DAY_MS, wallMs, ended);
        return ended;
    }

    /** A clock that has gone to another period, in whichever direction, ends the one that ran. */
    private UsageTally turn(UsageTally tally, String period, long lengthMs, long wallMs, List<Notice> ended) {
        long fromMs = Math.floorDiv(wallMs, lengthMs) * lengthMs;
        if (tally != null && tally.fromMs() == fromMs) {
            return tally;
        }
        if (tally != null) {
            ended.add(new Notice.Usage(period, tally.fromMs(), tally.fromMs() + lengthMs, tally.counters(uncounted)));
        }
        return UsageTally.from(fromMs);
    }

    SavedUsage save() {
        return new SavedUsage(hour, day);
    }
}
