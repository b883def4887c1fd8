package dev.liftwatch.walktest;

import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Set;

/** What each flag does while an installer walks: whether a wire did what a signal does. */
final class Roles {
    /** A contact that follows the doors may be off for this share of a ride: the ends of a ride are not known to the millisecond. */
    private static final double STEADY = 0.85;

    private final Seen seen;

    Roles(Seen seen) {
        this.seen = seen;
    }

    /** The steps that must be done before a wire can be judged as that signal. */
    static Set<Step> needs(Signal role) {
        return switch (role) {
            case DOOR_CLOSED, DOOR_OPEN, DOOR_ZONE, LEVEL_UPPER, LEVEL_LOWER, RUNNING, SAFETY_CHAIN ->
                Set.of(Step.REST, Step.DOORS, Step.TOP, Step.BOTTOM);
            case DOOR2_CLOSED, DOOR2_OPEN -> Set.of(Step.REST, Step.DOORS, Step.TOP, Step.BOTTOM, Step.SECOND_DOORS);
            case OCCUPIED -> Set.of(Step.REST, Step.DOORS, Step.TOP, Step.BOTTOM, Step.STEP_IN);
            case ALARM_BUTTON -> Set.of(Step.REST, Step.BUTTON);
            case INSPECTION -> Set.of(Step.REST, Step.INSPECTION);
            case POSITION_MM, SPEED_MM_S, FLOOR, DIRECTION -> Set.of(Step.TOP, Step.BOTTOM);
            case LOAD_KG -> Set.of(Step.REST, Step.STEP_IN);
            case STALL, FIRE_SERVICE, EARTHQUAKE, MAINS_OK, LIMIT_TOP, LIMIT_BOTTOM, UPS_ON_BATTERY, UPS_BATTERY_LOW ->
                Set.of(Step.REST, Step.TOP, Step.BOTTOM);
            case MACHINE_ROOM_TEMP_C -> Set.of(Step.REST);
        };
    }

    /** Whether a signal has only to be as it should, since nobody is asked to operate it. */
    static boolean isOnlySeen(Signal role) {
        return switch (role) {
            case STALL, FIRE_SERVICE, EARTHQUAKE, MAINS_OK, LIMIT_TOP, LIMIT_BOTTOM, UPS_ON_BATTERY, UPS_BATTERY_LOW ->
                true;
            default -> false;
        };
    }

    /** What a flag shows of a car that stands closed at a landing with nobody in it, and of the doors of a car that travels. */
    private static int quiet(Signal role) {
        return switch (role) {
            case DOOR_CLOSED, DOOR2_CLOSED, DOOR_ZONE, LEVEL_UPPER, LEVEL_LOWER, SAFETY_CHAIN, MAINS_OK -> 1;
            default -> 0;
        };
    }

    /** Whether the wire of {@code signal} did what {@code role} does. */
    Fit fit(Signal signal, Signal role) {
        if (!needs(role).stream().filter(seen.plan().steps()::contains).allMatch(seen::isDone)) {
            return Fit.OPEN;
        }
        if (seen.isLoose(signal) || !seen.flag(signal).isKnown()) {
            return Fit.NO;
        }
        return switch (role) {
            case DOOR_CLOSED -> door(signal, role, Step.DOORS, true);
            case DOOR_OPEN -> door(signal, role, Step.DOORS, false);
            case DOOR2_CLOSED -> secondDoor(signal, role, true);
            case DOOR2_OPEN -> secondDoor(signal, role, false);
            case SAFETY_CHAIN -> chain(signal);
            case DOOR_ZONE -> zone(signal, role);
            case LEVEL_UPPER, LEVEL_LOWER -> level(signal, role);
            case RUNNING -> running(signal);
            case OCCUPIED -> presence(signal);
            case ALARM_BUTTON -> operated(signal, role, Step.BUTTON, List.of(Step.INSPECTION));
            case INSPECTION -> operated(signal, role, Step.INSPECTION, List.of(Step.BUTTON));
            default -> constant(signal, role);
        };
    }

    private static Fit by(int level, Signal role) {
        return level == Waveform.UNKNOWN ? Fit.NO : level == quiet(role) ? Fit.AS_IS : Fit.INVERTED;
    }

    private Fit secondDoor(Signal signal, Signal role, boolean outer) {
        return seen.turns(signal, Step.DOORS) > 0 ? Fit.NO : door(signal, role, Step.SECOND_DOORS, outer);
    }

    /** A wire of the doors of a car that may wait with open doors tells its polarity by the travel alone. */
    private Fit byTravel(Signal signal, Signal role) {
        int level = seen.travelLevel(signal);
        return level == Waveform.UNKNOWN ? Fit.OPEN : by(level, role);
    }

    private Fit door(Signal signal, Signal role, Step doors, boolean outer) {
        boolean follows = seen.turns(signal, doors) > 0 && seen.steadiness(signal) >= STEADY;
        return follows && isNested(signal, doors, outer) ? byTravel(signal, role) : Fit.NO;
    }

    private Fit chain(Signal signal) {
        if (isConstant(signal) && seen.restLevel(signal) == 1) {
            return Fit.AS_IS;
        }
        boolean both = seen.turns(signal, Step.DOORS) > 0
                && (!seen.isDone(Step.SECOND_DOORS) || seen.turns(signal, Step.SECOND_DOORS) > 0);
        if (!both || seen.steadiness(signal) < STEADY || !isNested(signal, Step.DOORS, true)) {
            return Fit.NO;
        }
        return byTravel(signal, Signal.SAFETY_CHAIN);
    }

    /**
     * Whether a wire is off for as long as the doors are not closed, or for as long as they are open. A wire that is alone with the doors may
     * be either.
     */
    private boolean isNested(Signal signal, Step doors, boolean outer) {
        List<Long> others = seen.flagSignals().stream()
                .filter(other -> other != signal && other != Signal.OCCUPIED)
                .filter(other -> seen.goesWithDoors(other, doors)
                        && !seen.goesWithTravel(other)
                        && seen.steadiness(other) >= STEADY)
                .map(other -> offWithDoors(other, doors))
                .toList();
        long own = offWithDoors(signal, doors);
        boolean anyLonger = others.stream().anyMatch(other -> other > own + Seen.ALIKE_MS);
        boolean anyShorter = others.stream().anyMatch(other -> other < own - Seen.ALIKE_MS);
        return outer ? !anyLonger : anyLonger || !anyShorter;
    }

    private long offWithDoors(Signal signal, Step doors) {
        int level = seen.travelLevel(signal);
        return seen.offMs(signal, doors, level == Waveform.UNKNOWN ? seen.restLevel(signal) : level);
    }

    private Fit zone(Signal signal, Signal role) {
        return seen.goesWithTravel(signal) && isNestedInTravel(signal, false)
                ? by(seen.restLevel(signal), role)
                : Fit.NO;
    }

    private Fit running(Signal signal) {
        return seen.goesWithTravel(signal) && isNestedInTravel(signal, true)
                ? by(seen.restLevel(signal), Signal.RUNNING)
                : Fit.NO;
    }

    /** The drive is on for longer than the car is outside its zone, and once for a ride; a zone is passed at each landing. */
    private boolean isNestedInTravel(Signal signal, boolean outer) {
        long own = offInRides(signal);
        List<Long> others = seen.flagSignals().stream()
                .filter(other -> other != signal && other != Signal.OCCUPIED && seen.goesWithTravel(other))
                .map(this::offInRides)
                .toList();
        boolean anyLonger = others.stream().anyMatch(other -> other > own + Seen.ALIKE_MS);
        boolean anyShorter = others.stream().anyMatch(other -> other < own - Seen.ALIKE_MS);
        return outer ? !anyLonger && (anyShorter || !passesZones(signal)) : anyLonger || !anyShorter;
    }

    private boolean passesZones(Signal signal) {
        return seen.changes(signal, Step.BOTTOM) > 4;
    }

    private long offInRides(Signal signal) {
        int rest = seen.restLevel(signal);
        return seen.offMs(signal, Step.TOP, rest) + seen.offMs(signal, Step.BOTTOM, rest);
    }

    private Fit level(Signal signal, Signal role) {
        Fit asZone = zone(signal, role);
        if (asZone == Fit.NO) {
            return Fit.NO;
        }
        int above = seen.flagSignals().stream()
                .filter(other -> other != signal && seen.goesWithTravel(other))
                .filter(other -> Math.abs(offInRides(other) - offInRides(signal)) <= 2 * Seen.ALIKE_MS)
                .mapToInt(other -> LevelOrder.votesForUpper(seen, signal, other))
                .sum();
        return above == 0 || above > 0 == (role == Signal.LEVEL_UPPER) ? asZone : Fit.NO;
    }

    private Fit presence(Signal signal) {
        boolean turned = seen.changes(signal, Step.STEP_IN) > 0;
        return turned && !isOfDoors(signal) ? by(seen.restLevel(signal), Signal.OCCUPIED) : Fit.NO;
    }

    /** Whether a wire turns with the doors each time and never without them, which no presence sensor does. */
    private boolean isOfDoors(Signal signal) {
        boolean second = seen.turns(signal, Step.SECOND_DOORS) > 0
                && seen.flagSignals().stream()
                        .filter(other -> other != signal && seen.goesWithDoors(other, Step.SECOND_DOORS))
                        .anyMatch(other -> seen.isOffWithin(signal, other, Step.SECOND_DOORS));
        if (second) {
            return true;
        }
        boolean inEach =
                List.of(Step.DOORS, Step.TOP, Step.BOTTOM).stream().allMatch(step -> seen.changes(signal, step) > 0);
        if (!inEach || seen.steadiness(signal) < STEADY) {
            return false;
        }
        return seen.restLevel(signal) == seen.travelLevel(signal)
                || seen.flagSignals().stream()
                        .filter(other -> other != signal && seen.goesWithDoors(other, Step.DOORS))
                        .anyMatch(other -> seen.isOffWithin(signal, other, Step.DOORS));
    }

    private Fit operated(Signal signal, Signal role, Step step, List<Step> others) {
        int rest = seen.restLevel(signal);
        boolean elsewhere = List.of(Step.REST, Step.DOORS, Step.TOP, Step.BOTTOM).stream()
                        .anyMatch(other -> seen.turns(signal, other) > 0)
                || others.stream().anyMatch(other -> seen.turns(signal, other) > 0);
        return seen.turns(signal, step) > 0 && !elsewhere ? by(rest, role) : Fit.NO;
    }

    private Fit constant(Signal signal, Signal role) {
        boolean still = List.of(
                        Step.REST,
                        Step.DOORS,
                        Step.TOP,
                        Step.BOTTOM,
                        Step.SECOND_DOORS,
                        Step.STEP_IN,
                        Step.BUTTON,
                        Step.INSPECTION)
                .stream()
                .allMatch(step -> seen.turns(signal, step) == 0);
        return still ? by(seen.restLevel(signal), role) : Fit.NO;
    }

    /** Whether a wire has shown one level and no other in all that was done. */
    boolean isConstant(Signal signal) {
        return seen.flag(signal).isKnown()
                && seen.spans().stream().allMatch(span -> seen.flag(signal).changes(span) == 0)
                && !(seen.flag(signal).showed(0, seen.spans())
                        && seen.flag(signal).showed(1, seen.spans()));
    }

    /** How often a wire that fits did what it must. */
    int agreed(Signal signal, Signal role) {
        return switch (role) {
            case DOOR_CLOSED, DOOR_OPEN, SAFETY_CHAIN, DOOR2_CLOSED, DOOR2_OPEN -> {
                int level = seen.travelLevel(signal);
                yield List.of(Step.DOORS, Step.TOP, Step.BOTTOM, Step.SECOND_DOORS).stream()
                        .mapToInt(step -> seen.turns(signal, step, level))
                        .sum();
            }
            case OCCUPIED -> Math.max(1, seen.turns(signal, Step.STEP_IN));
            case ALARM_BUTTON -> seen.turns(signal, Step.BUTTON);
            case INSPECTION -> seen.turns(signal, Step.INSPECTION);
            default -> 2;
        };
    }
}
