package dev.liftwatch.entrapment;

import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.incident.Cause;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The table of causes: under which condition people are taken to be trapped, what its time counts from, and when it is
 * suspected and raised. A new cause is a new row here and a name in {@link Cause}. Where several are raised in one instant
 * the incident is named by the first: what is special stands before what is general.
 */
final class CauseTable {
    /** A lift that is blind gets this beyond its longest run, ms. */
    private static final long AFTER_LONGEST_RUN_MS = 30_000;

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
            Predicate<JudgementInput> holds,
            ToLongFunction<JudgementInput> sinceMs,
            ToLongFunction<JudgementInput> suspectAtMs,
            ToLongFunction<JudgementInput> raiseAtMs) {}

    private final DetectionSettings settings;
    private final Row[] rows;

    CauseTable(DetectionSettings settings, long longestRunMs) {
        this.settings = settings;
        long blindRaiseMs = Math.max(settings.ms(Setting.BLIND_RAISE_S), longestRunMs + AFTER_LONGEST_RUN_MS);
        long blindFromTheStartRaiseMs = settings.ms(Setting.BOARDED_RAISE_S) + longestRunMs;
        rows = new Row[] {
            outside(
                    Cause.POWER_LOST,
                    s -> s.stoppedOutside() && s.mainsLostSinceTravel(),
                    s -> s.standsSinceMs() + settings.ms(Setting.OUTSIDE_SUSPECT_S)),
            new Row(
                    Cause.STALLED,
                    s -> s.stoppedOutside() && s.stalled(),
                    JudgementInput::standsSinceMs,
                    s -> s.car().stalledAtMs(),
                    s -> Math.max(s.standsSinceMs() + outsideRaiseMs(s), s.car().stalledAtMs())),
            outside(
                    Cause.DOORS_OPEN_OUTSIDE_DOOR_ZONE,
                    s -> s.occupiedOutside() && s.doorsNotClosed(),
                    s -> s.doorsNotClosedSinceMs() + settings.ms(Setting.PRYING_SUSPECT_S)),
            outside(
                    Cause.STOPPED_OUTSIDE_DOOR_ZONE,
                    s -> s.stoppedOutside() && !s.mainsLostSinceTravel(),
                    s -> s.standsSinceMs() + settings.ms(Setting.OUTSIDE_SUSPECT_S)),
            timeInZone(
                    Cause.DOORS_NOT_OPENING,
                    JudgementInput::doorsShouldHaveOpened,
                    Setting.INSIDE_SUSPECT_S,
                    Setting.INSIDE_RAISE_S),
            new Row(
                    Cause.DEAD_AT_BOARDING,
                    JudgementInput::shouldHaveLeft,
                    JudgementInput::boardedSinceMs,
                    s -> s.boardedSinceMs() + settings.ms(Setting.BOARDED_SUSPECT_S),
                    s -> s.boardedSinceMs()
                            + settings.ms(
                                    s.car().mainsLost().isTrue()
                                            ? Setting.BOARDED_MAINS_LOST_RAISE_S
                                            : Setting.BOARDED_RAISE_S)),
            new Row(
                    Cause.SENSORS_LOST,
                    JudgementInput::blindWithPeople,
                    JudgementInput::blindSinceMs,
                    s -> s.blindSinceMs() + settings.ms(Setting.BLIND_SUSPECT_S),
                    s -> s.blindSinceMs() + (s.blindFromTheStart() ? blindFromTheStartRaiseMs : blindRaiseMs)),
            new Row(
                    Cause.CLOSED_TOO_LONG,
                    s -> s.seenInClosedCarWithin(settings.ms(Setting.CLOSED_TOO_LONG_SEEN_S)),
                    s -> s.evidence().strongMs(),
                    this::closedTooLongMs,
                    this::closedTooLongMs),
            new Row(
                    Cause.ALARM_BUTTON,
                    JudgementInput::buttonPending,
                    JudgementInput::buttonMs,
                    JudgementInput::buttonMs,
                    JudgementInput::buttonRaiseMs),
            // The time that whoever frees people by hand gets to open a door after the word that they are free.
            new Row(
                    Cause.RESCUE_NOT_SEEN,
                    JudgementInput::rescueNotSeen,
                    JudgementInput::rescueClaimedMs,
                    s -> s.rescueClaimedMs() + settings.ms(Setting.OUTSIDE_SUSPECT_S),
                    s -> s.rescueClaimedMs() + settings.ms(Setting.OUTSIDE_UNKNOWN_RAISE_S))
        };
    }

    /** Every cause whose condition holds, in the order of the table. */
    List<Finding> assess(JudgementInput input) {
        List<Finding> findings = List.of();
        for (Row row : rows) {
            if (row.holds.test(input)) {
                if (findings.isEmpty()) {
                    findings = new ArrayList<>(rows.length);
                }
                findings.add(new Finding(
                        row.cause,
                        row.sinceMs.applyAsLong(input),
                        row.suspectAtMs.applyAsLong(input),
                        notWhileOpening(input, row.raiseAtMs.applyAsLong(input)),
                        input.certainty(row.cause)));
            }
        }
        return findings;
    }

    /** Doors that stand open at a landing are about to be a way out: the alarm waits for that, and for no longer. */
    private static long notWhileOpening(JudgementInput input, long raiseAtMs) {
        long wayOutMs = input.car().doors().passableAtMs();
        boolean opening = wayOutMs != Tick.NEVER && !input.car().inDoorZone().isFalse();
        return opening ? Math.max(raiseAtMs, wayOutMs + 1) : raiseAtMs;
    }

    /** A cause of a car that stands outside every door zone: its time to the alarm counts from the last travel. */
    private Row outside(Cause cause, Predicate<JudgementInput> holds, ToLongFunction<JudgementInput> suspectAtMs) {
        return new Row(
                cause, holds, JudgementInput::standsSinceMs, suspectAtMs, s -> s.standsSinceMs() + outsideRaiseMs(s));
    }

    private long outsideRaiseMs(JudgementInput s) {
        if (!s.occupiedOutside()) {
            return settings.ms(Setting.OUTSIDE_UNKNOWN_RAISE_S);
        }
        return settings.ms(s.mainsLostSinceTravel() ? Setting.OUTSIDE_MAINS_LOST_RAISE_S : Setting.OUTSIDE_RAISE_S);
    }

    private long closedTooLongMs(JudgementInput s) {
        return s.evidence().strongMs() + settings.ms(Setting.CLOSED_TOO_LONG_S);
    }

    /** A cause whose time is the time stood in a door zone, added up; it does not pass while the car travels. */
    private Row timeInZone(Cause cause, Predicate<JudgementInput> holds, Setting suspect, Setting raise) {
        return new Row(
                cause,
                holds,
                s -> s.car().nowMs() - s.inZoneMs(),
                s -> dueByTimeInZone(s, settings.ms(suspect)),
                s -> dueByTimeInZone(s, settings.ms(raise)));
    }

    private static long dueByTimeInZone(JudgementInput s, long afterMs) {
        long missingMs = afterMs - s.inZoneMs();
        if (missingMs <= 0) {
            return s.car().nowMs() + missingMs;
        }
        return s.car().sealed().stoodInZone() ? s.car().nowMs() + missingMs : Tick.NEVER;
    }
}
