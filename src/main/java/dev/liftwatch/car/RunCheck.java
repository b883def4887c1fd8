package dev.liftwatch.car;

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
 * stand open after that. Whoever says otherwise run after run is wrong, not the lift; once may be people forcing the doors.
 */
public final class RunCheck {
    /** A run is over, and its doors open, when the car has not travelled for this long, ms. */
    private static final long SETTLED_MS = 1500;

    /** After this many runs that agree a signal is believed again. */
    private static final int AMENDS = 2;

    /** What a flag must read; null where either may be. */
    private record Expectation(Signal signal, Boolean inTravel, Boolean withDoorsOpen, int strikes) {}

    private static final List<Expectation> EXPECTATIONS = List.of(
            new Expectation(Signal.DOOR_CLOSED, true, false, 3),
            new Expectation(Signal.DOOR2_CLOSED, true, null, 3),
            new Expectation(Signal.DOOR_OPEN, false, null, 3),
            new Expectation(Signal.DOOR2_OPEN, false, null, 3),
            new Expectation(Signal.DOOR_ZONE, null, true, 3),
            new Expectation(Signal.LEVEL_UPPER, null, true, 3),
            new Expectation(Signal.LEVEL_LOWER, null, true, 3),
            new Expectation(Signal.RUNNING, true, false, 3),
            new Expectation(Signal.SAFETY_CHAIN, true, null, 3),
            // A rescue device runs without mains; a lift that serves five landings in a row does not.
            new Expectation(Signal.MAINS_OK, true, null, 5));

    private final Map<Signal, Tally> tallies = new EnumMap<>(Signal.class);
    private final Set<Signal> agreed = EnumSet.noneOf(Signal.class);
    private final Set<Signal> contradicted = EnumSet.noneOf(Signal.class);
    private final Set<Signal> contradictedOpen = EnumSet.noneOf(Signal.class);
    private long travelMs;
    private boolean travelled;
    private boolean closedInTravel;
    private boolean stood;
    private boolean opened;

    /**
     * How a signal has done.
     *
     * @param signal which
     * @param strikes runs in a row that it contradicted
     * @param amends runs in a row that it agreed with
     * @param firstStrikeMs the first of these strikes, tick
     */
    public record Tally(Signal signal, int strikes, int amends, long firstStrikeMs) {}

    /**
     * The run under way and all tallies, to be carried over a restart.
     *
     * @param tallies how every signal has done
     * @param agreed who agreed within the run
     * @param contradicted who contradicted it while the car travelled
     * @param contradictedOpen who contradicted it with its doors open
     * @param travelMs the last travel seen, tick
     * @param travelled whether there was any within the run
     * @param closedInTravel whether the doors read closed at the last of it
     * @param stood whether the car stood after it
     * @param opened whether its doors have opened after it
     */
    public record SavedRun(
            List<Tally> tallies,
            List<Signal> agreed,
            List<Signal> contradicted,
            List<Signal> contradictedOpen,
            long travelMs,
            boolean travelled,
            boolean closedInTravel,
            boolean stood,
            boolean opened) {}

    /** Takes the picture at its tick; answers whether a run has just ended with its doors standing open. */
    boolean update(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        stood |= car.still();
        if (car.lastTravelMs() > travelMs) {
            travelMs = car.lastTravelMs();
            if (!car.inDoorZone().isTrue()) {
                travels(panel, car, verdicts);
            }
        }
        boolean ordinaryOpening = travelled
                && closedInTravel
                && !opened
                && car.doors().passable(car.nowMs())
                && !car.doors().allClosed().isTrue()
                && car.nowMs() - car.lastTravelMs() >= SETTLED_MS;
        if (ordinaryOpening) {
            opened = true;
            look(panel, false);
            end(panel, car, verdicts);
        }
        return ordinaryOpening;
    }

    /** Whether the doors have been closed in the travel that ended last. */
    boolean afterRunWithClosedDoors() {
        return travelled && closedInTravel;
    }

    /** The last travel between landings, tick. */
    long travelMs() {
        return travelMs;
    }

    private void travels(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        if (stood || opened) {
            end(panel, car, verdicts);
            stood = false;
            opened = false;
        }
        travelled = true;
        closedInTravel = car.doors().allClosed().isTrue();
        look(panel, true);
    }

    private void look(SignalPanel panel, boolean inTravel) {
        for (Expectation expectation : EXPECTATIONS) {
            Boolean expected = inTravel ? expectation.inTravel : expectation.withDoorsOpen;
            Truth read = panel.readFlag(expectation.signal);
            if (expected == null || !read.isKnown()) {
                continue;
            }
            if (read.isTrue() == expected) {
                agreed.add(expectation.signal);
            } else {
                (inTravel ? contradicted : contradictedOpen).add(expectation.signal);
            }
        }
    }

    private void end(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        for (Expectation expectation : EXPECTATIONS) {
            Signal signal = expectation.signal;
            boolean against = contradicted.contains(signal) || contradictedOpen.contains(signal);
            if (against && !agreed.contains(signal)) {
                strike(expectation, panel, car, verdicts);
            } else if (agreed.contains(signal) && !against) {
                amend(signal, verdicts);
            }
        }
        agreed.clear();
        contradicted.clear();
        contradictedOpen.clear();
        travelled = false;
    }

    private void strike(Expectation expectation, SignalPanel panel, CarPicture car, Verdicts verdicts) {
        Signal signal = expectation.signal;
        Tally before = tallies.get(signal);
        boolean again = before != null && before.strikes > 0;
        Tally tally = again
                ? new Tally(signal, before.strikes + 1, 0, before.firstStrikeMs)
                : new Tally(signal, 1, 0, car.nowMs());
        tallies.put(signal, tally);
        if (tally.strikes >= expectation.strikes) {
            boolean oppositeInBoth = contradicted.contains(signal) && contradictedOpen.contains(signal);
            boolean changes = oppositeInBoth || panel.sinceMs(signal) > tally.firstStrikeMs;
            verdicts.distrust(signal, changes ? SignalFault.INVERTED : SignalFault.STUCK);
        }
    }

    private void amend(Signal signal, Verdicts verdicts) {
        Tally before = tallies.get(signal);
        int amends = before == null ? 1 : Math.min(AMENDS, before.amends + 1);
        tallies.put(signal, new Tally(signal, 0, amends, Tick.NONE));
        if (amends >= AMENDS) {
            verdicts.trust(signal, SignalFault.INVERTED);
            verdicts.trust(signal, SignalFault.STUCK);
        }
    }

    SavedRun save() {
        return new SavedRun(
                new ArrayList<>(tallies.values()),
                new ArrayList<>(agreed),
                new ArrayList<>(contradicted),
                new ArrayList<>(contradictedOpen),
                travelMs,
                travelled,
                closedInTravel,
                stood,
                opened);
    }

    void resume(SavedRun saved) {
        saved.tallies().forEach(tally -> tallies.put(tally.signal(), tally));
        agreed.addAll(saved.agreed());
        contradicted.addAll(saved.contradicted());
        contradictedOpen.addAll(saved.contradictedOpen());
        travelMs = saved.travelMs();
        travelled = saved.travelled();
        closedInTravel = saved.closedInTravel();
        stood = saved.stood();
        opened = saved.opened();
    }
}
