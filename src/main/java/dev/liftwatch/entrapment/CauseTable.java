package dev.liftwatch.entrapment;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The table of causes: under which condition people are taken to be trapped, what its time counts from, and after which
 * settings it is suspected and raised. A new cause is a new row here and a name in {@link Cause}.
 */
final class CauseTable {
    /**
     * A row of the table.
     *
     * @param cause what it is called
     * @param holds the condition
     * @param sinceMs the tick from which its time counts
     * @param suspectAtMs when it is suspected, tick
     * @param raiseAtMs when it is raised, tick
     */
    private record Row(
            Cause cause,
            Predicate<Situation> holds,
            ToLongFunction<Situation> sinceMs,
            ToLongFunction<Situation> suspectAtMs,
            ToLongFunction<Situation> raiseAtMs) {}

    private final DetectionSettings settings;
    private final List<Row> rows;

    CauseTable(DetectionSettings settings) {
        this.settings = settings;
        rows = List.of(
                sinceTravel(
                        Cause.STOPPED_OUTSIDE_DOOR_ZONE,
                        s -> s.occupiedOutside() && !s.mainsLostSinceTravel(),
                        Setting.OUTSIDE_SUSPECT_S,
                        Setting.OUTSIDE_RAISE_S),
                sinceTravel(
                        Cause.STOPPED_OUTSIDE_DOOR_ZONE,
                        s -> s.perhapsOccupiedOutside() && !s.mainsLostSinceTravel(),
                        Setting.OUTSIDE_SUSPECT_S,
                        Setting.OUTSIDE_UNKNOWN_RAISE_S),
                sinceTravel(
                        Cause.POWER_LOST,
                        s -> s.occupiedOutside() && s.mainsLostSinceTravel(),
                        Setting.OUTSIDE_SUSPECT_S,
                        Setting.OUTSIDE_MAINS_LOST_RAISE_S),
                sinceTravel(
                        Cause.POWER_LOST,
                        s -> s.perhapsOccupiedOutside() && s.mainsLostSinceTravel(),
                        Setting.OUTSIDE_SUSPECT_S,
                        Setting.OUTSIDE_UNKNOWN_RAISE_S),
                timeInZone(
                        Cause.DOORS_NOT_OPENING,
                        Situation::doorsShouldHaveOpened,
                        Setting.INSIDE_SUSPECT_S,
                        Setting.INSIDE_RAISE_S),
                new Row(
                        Cause.ALARM_BUTTON,
                        Situation::buttonPending,
                        Situation::buttonMs,
                        Situation::buttonMs,
                        Situation::buttonRaiseMs));
    }

    /** Every cause whose condition holds, in the order of the table. */
    List<Finding> assess(Situation situation) {
        List<Finding> findings = List.of();
        for (Row row : rows) {
            if (row.holds.test(situation)) {
                if (findings.isEmpty()) {
                    findings = new ArrayList<>(rows.size());
                }
                findings.add(new Finding(
                        row.cause,
                        row.sinceMs.applyAsLong(situation),
                        row.suspectAtMs.applyAsLong(situation),
                        row.raiseAtMs.applyAsLong(situation),
                        situation.evidence().certainty(situation.car().lastTravelMs())));
            }
        }
        return findings;
    }

    /** A cause whose time counts from the last evidence of travel. */
    private Row sinceTravel(Cause cause, Predicate<Situation> holds, Setting suspect, Setting raise) {
        return new Row(
                cause,
                holds,
                Situation::standsSinceMs,
                s -> s.standsSinceMs() + settings.ms(suspect),
                s -> s.standsSinceMs() + settings.ms(raise));
    }

    /** A cause whose time is the time stood in a door zone, added up; it does not pass while the car travels. */
    private Row timeInZone(Cause cause, Predicate<Situation> holds, Setting suspect, Setting raise) {
        return new Row(
                cause,
                holds,
                s -> s.car().nowMs() - s.inZoneMs(),
                s -> dueByTimeInZone(s, settings.ms(suspect)),
                s -> dueByTimeInZone(s, settings.ms(raise)));
    }

    private static long dueByTimeInZone(Situation s, long afterMs) {
        long missingMs = afterMs - s.inZoneMs();
        if (missingMs <= 0) {
            return s.car().nowMs() + missingMs;
        }
        return s.car().sealed().stoodInZone() ? s.car().nowMs() + missingMs : Tick.NEVER;
    }
}
