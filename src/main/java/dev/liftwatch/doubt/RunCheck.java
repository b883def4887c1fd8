package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds flags against ordinary runs: what a contact must read while the car travels between landings, and what when its doors
 * stand open after that. Whoever says otherwise run after run is wrong, not the lift; once may be people forcing the doors,
 * unless the doors opened more promptly than anybody can force them.
 */
public final class RunCheck {
    /** A run is over, and its doors open, when the car has not travelled for this long, ms. */
    private static final long SETTLED_MS = 1500;

    /** Nobody forces doors within this of a stop, ms: people wait, press and call first. */
    private static final long PROMPT_MS = 8_000;

    /** After this many runs that agree a signal is believed again. */
    private static final int AMENDS = 2;

    /** One that is wired the wrong way round changes with the doors, a few times a run; not so often. */
    private static final int MOST_CHANGES_A_STRIKE = 8;

    private static final Set<Signal> ZONE_SENSORS =
            EnumSet.of(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER);

    /** What a flag must read; null where either may be. */
    private record Expectation(Signal signal, Boolean inTravel, Boolean withDoorsOpen) {}

    private static final List<Expectation> EXPECTATIONS = List.of(
            new Expectation(Signal.DOOR_CLOSED, true, false),
            new Expectation(Signal.DOOR2_CLOSED, true, null),
            new Expectation(Signal.DOOR_OPEN, false, null),
            new Expectation(Signal.DOOR2_OPEN, false, null),
            new Expectation(Signal.DOOR_ZONE, null, true),
            new Expectation(Signal.LEVEL_UPPER, null, true),
            new Expectation(Signal.LEVEL_LOWER, null, true),
            new Expectation(Signal.RUNNING, true, false),
            new Expectation(Signal.SAFETY_CHAIN, true, null),
            new Expectation(Signal.STALL, false, null),
            new Expectation(Signal.LIMIT_TOP, false, null),
            new Expectation(Signal.LIMIT_BOTTOM, false, null),
            new Expectation(Signal.MAINS_OK, true, null));

    private final long blindPromptMs;
    private final Map<Signal, StrikeCount> counts = new EnumMap<>(Signal.class);
    private final Set<Signal> agreed = EnumSet.noneOf(Signal.class);
    private final Set<Signal> against = EnumSet.noneOf(Signal.class);
    private long travelMs;
    private boolean travelled;
    private boolean closedInTravel;
    private boolean openContactLowInTravel;
    private boolean stood;
    private boolean closedSinceOpening;
    private boolean passableBefore;

    /** How doors have just come to stand open. */
    enum Opening {
        /** They have not. */
        NONE,
        /** After no run that was seen, or long after it: people may have forced them. */
        PERHAPS_FORCED,
        /** After a run with closed doors. */
        ORDINARY,
        /** After such a run, and so soon that nobody can have forced them. */
        PROMPT;

        boolean afterRun() {
            return this == ORDINARY || this == PROMPT;
        }
    }

    /**
     * How a signal has done.
     *
     * @param signal which
     * @param strikes runs in a row that it contradicted
     * @param amends runs in a row that it agreed with
     * @param firstStrikeMs the first of these strikes, tick
     * @param changesAtFirst how often it had changed by then, as its panel counts; where saved, less what that panel had counted by the
     *     saving, since the next one begins at 0
     */
    public record StrikeCount(Signal signal, int strikes, int amends, long firstStrikeMs, int changesAtFirst) {
        private StrikeCount toSave(SignalPanel panel) {
            return strikes == 0
                    ? this
                    : new StrikeCount(signal, strikes, amends, firstStrikeMs, changesAtFirst - panel.changes(signal));
        }

        /** An older agent saved its own panel's count: how many changes came after it nobody knows. */
        private StrikeCount resumed() {
            return new StrikeCount(signal, strikes, amends, firstStrikeMs, Math.min(0, changesAtFirst));
        }
    }

    /**
     * The run under way and all counts, to be carried over a restart.
     *
     * @param tallies how every signal has done
     * @param agreed who agreed while the car travelled
     * @param against who contradicted then
     * @param travelMs the last travel seen, tick
     * @param travelled whether there was any within the run
     * @param closedInTravel whether the doors read closed at the last of it
     * @param openContactLowInTravel whether the door-open contact read not open then
     * @param stood whether the car stood after it
     * @param closedSinceOpening whether the doors were seen closed, or not open, since they last stood open
     * @param passableBefore whether the doors stood open at the last tick
     */
    public record SavedRun(
            List<StrikeCount> tallies,
            List<Signal> agreed,
            List<Signal> against,
            long travelMs,
            boolean travelled,
            boolean closedInTravel,
            boolean openContactLowInTravel,
            boolean stood,
            boolean closedSinceOpening,
            boolean passableBefore) {}

    RunCheck(LiftGeometry geometry) {
        blindPromptMs = geometry.longestRunMs() + PROMPT_MS;
    }

    /** Takes the picture at its tick; answers whether and how doors have just come to stand open. */
    Opening update(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        stood |= car.still();
        if (car.lastTravelMs() > travelMs) {
            travelMs = car.lastTravelMs();
            if (!car.inDoorZone().isTrue()) {
                travels(panel, car, verdicts);
            }
        }
        Opening opening = opening(panel, car);
        if (opening != Opening.NONE) {
            opens(panel, car, opening, verdicts);
        }
        return opening;
    }

    /** Whether the car has travelled with closed doors and not opened since. */
    boolean afterRunWithClosedDoors() {
        return travelled && closedInTravel;
    }

    /** The last travel, tick. */
    long travelMs() {
        return travelMs;
    }

    private Opening opening(SignalPanel panel, CarPicture car) {
        boolean passable = car.doors().passable(car.nowMs());
        closedSinceOpening |=
                car.doors().allClosed().isTrue() || panel.flag(Signal.DOOR_OPEN).isFalse();
        boolean believable = !car.doors().allClosed().isTrue() || openContactLowInTravel;
        if (!passable || !believable) {
            passableBefore = false;
            return Opening.NONE;
        }
        boolean waits = passableBefore || car.nowMs() - car.lastTravelMs() < SETTLED_MS;
        if (waits) {
            return Opening.NONE;
        }
        passableBefore = true;
        if (!travelled || !(closedInTravel || openContactLowInTravel)) {
            return Opening.PERHAPS_FORCED;
        }
        boolean motionIsSeen = panel.isKnown(Signal.POSITION_MM) || panel.isKnown(Signal.SPEED_MM_S);
        long afterMs = car.doors().notClosedSinceMs() - car.lastTravelMs();
        return afterMs <= (motionIsSeen ? PROMPT_MS : blindPromptMs) ? Opening.PROMPT : Opening.ORDINARY;
    }

    private void travels(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        if (stood) {
            endTravel(panel, car, verdicts);
        }
        travelled = true;
        closedInTravel = car.doors().allClosed().isTrue();
        openContactLowInTravel = panel.flag(Signal.DOOR_OPEN).isFalse();
        for (Expectation expectation : EXPECTATIONS) {
            Truth read = panel.readFlag(expectation.signal);
            if (expectation.inTravel == null || !read.isKnown()) {
                continue;
            }
            if (read.isTrue() == expectation.inTravel) {
                agreed.add(expectation.signal);
            } else if (!car.travelDisputed()) {
                // A landing sensor that flickers in a parked car is no evidence against the other contacts.
                against.add(expectation.signal);
            }
        }
    }

    private void opens(SignalPanel panel, CarPicture car, Opening opening, Verdicts verdicts) {
        boolean promptOutside = opening == Opening.PROMPT && car.inDoorZone().isFalse();
        // Doors that never read closed have not opened: nothing says that the car stands.
        boolean zonesCount = closedSinceOpening;
        closedSinceOpening = false;
        for (Expectation expectation : EXPECTATIONS) {
            Signal signal = expectation.signal;
            Truth read = panel.readFlag(signal);
            boolean zone = ZONE_SENSORS.contains(signal) && zonesCount;
            // Of a through car one side opens and the other stays closed.
            boolean otherSide = signal == Signal.DOOR_CLOSED
                    && (panel.isWired(Signal.DOOR2_CLOSED) || panel.isWired(Signal.DOOR2_OPEN));
            boolean counts = zone || (opening.afterRun() && !otherSide);
            if (expectation.withDoorsOpen == null || !read.isKnown() || !counts) {
                continue;
            }
            if (read.isTrue() != expectation.withDoorsOpen) {
                boolean inverted = against.remove(signal);
                agreed.remove(signal);
                strike(signal, atOpening(zone, promptOutside), inverted, panel, car, verdicts);
            } else if (zone) {
                amend(signal, verdicts);
            }
        }
        endTravel(panel, car, verdicts);
    }

    private static Surprise atOpening(boolean zone, boolean promptOutside) {
        if (!zone) {
            return Surprise.READS_OTHERWISE_AT_OPENING;
        }
        return promptOutside ? Surprise.OPENS_OUTSIDE_AT_ONCE : Surprise.OPENS_OUTSIDE;
    }

    private void endTravel(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        for (Expectation expectation : EXPECTATIONS) {
            Signal signal = expectation.signal;
            if (against.contains(signal) && !agreed.contains(signal)) {
                boolean mains = signal == Signal.MAINS_OK;
                Surprise surprise = mains ? Surprise.MAINS_LOST_IN_TRAVEL : Surprise.READS_OTHERWISE_IN_TRAVEL;
                strike(signal, surprise, false, panel, car, verdicts);
            } else if (agreed.contains(signal) && !against.contains(signal)) {
                amend(signal, verdicts);
            }
        }
        agreed.clear();
        against.clear();
        travelled = false;
        stood = false;
    }

    private void strike(
            Signal signal, Surprise surprise, boolean inverted, SignalPanel panel, CarPicture car, Verdicts verdicts) {
        StrikeCount before = counts.get(signal);
        boolean again = before != null && before.strikes > 0;
        StrikeCount count = again
                ? new StrikeCount(signal, before.strikes + 1, 0, before.firstStrikeMs, before.changesAtFirst)
                : new StrikeCount(signal, 1, 0, car.nowMs(), panel.changes(signal));
        counts.put(signal, count);
        boolean changes = inverted || panel.sinceMs(signal) > count.firstStrikeMs;
        int changed = panel.changes(signal) - count.changesAtFirst;
        if (changed > count.strikes * MOST_CHANGES_A_STRIKE) {
            verdicts.charge(signal, SignalFault.CHATTERING, surprise);
        } else {
            verdicts.charge(signal, changes ? SignalFault.INVERTED : SignalFault.STUCK, surprise);
        }
    }

    private void amend(Signal signal, Verdicts verdicts) {
        StrikeCount before = counts.get(signal);
        int amends = before == null ? 1 : Math.min(AMENDS, before.amends + 1);
        counts.put(signal, new StrikeCount(signal, 0, amends, Tick.NONE, 0));
        verdicts.clear(signal, Surprise.Matter.RUNS);
        if (amends >= AMENDS || !ZONE_SENSORS.contains(signal)) {
            // One that is inverted cannot read right throughout a run, not even once.
            verdicts.trust(signal, SignalFault.INVERTED);
        }
        if (amends >= AMENDS) {
            verdicts.trust(signal, SignalFault.STUCK);
        }
    }

    /** After a time in which nothing was read the run under way is over, and nobody saw how it ended. */
    void resumeAfterGap(long nowMs) {
        agreed.clear();
        against.clear();
        travelMs = nowMs;
        travelled = false;
        closedInTravel = false;
        openContactLowInTravel = false;
        stood = false;
        closedSinceOpening = false;
        passableBefore = false;
    }

    SavedRun save(SignalPanel panel) {
        return new SavedRun(
                counts.values().stream().map(count -> count.toSave(panel)).toList(),
                new ArrayList<>(agreed),
                new ArrayList<>(against),
                travelMs,
                travelled,
                closedInTravel,
                openContactLowInTravel,
                stood,
                closedSinceOpening,
                passableBefore);
    }

    void resume(SavedRun saved) {
        saved.tallies().forEach(count -> counts.put(count.signal(), count.resumed()));
        agreed.addAll(saved.agreed());
        against.addAll(saved.against());
        travelMs = saved.travelMs();
        travelled = saved.travelled();
        closedInTravel = saved.closedInTravel();
        openContactLowInTravel = saved.openContactLowInTravel();
        stood = saved.stood();
        closedSinceOpening = saved.closedSinceOpening();
        passableBefore = saved.passableBefore();
    }
}
