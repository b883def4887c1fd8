package dev.liftwatch.walktest;

import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is walked: the wires of one lift, and what of the lift decides how they must behave.
 *
 * @param inputs the wired signals
 * @param landingsMm the heights of the landings as the file has them, ascending, mm
 * @param doorZoneMm half the height of a door zone, mm
 * @param ratedSpeedMmS the rated speed, mm/s
 */
public record WalkPlan(List<WalkInput> inputs, List<Long> landingsMm, long doorZoneMm, long ratedSpeedMmS) {
    public WalkPlan {
        inputs = List.copyOf(inputs);
        landingsMm = List.copyOf(landingsMm);
    }

    /** The wire of that signal. */
    public Optional<WalkInput> input(Signal signal) {
        return inputs.stream().filter(one -> one.signal() == signal).findFirst();
    }

    private boolean wires(Signal... any) {
        return List.of(any).stream().anyMatch(signal -> input(signal).isPresent());
    }

    /** The smallest distance between two landings, mm. */
    long nearestLandingsMm() {
        long nearest = Long.MAX_VALUE;
        for (int i = 1; i < landingsMm.size(); i++) {
            nearest = Math.min(nearest, landingsMm.get(i) - landingsMm.get(i - 1));
        }
        return nearest;
    }

    /** The steps that these wires need, in their order. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(Step.REST, Step.DOORS, Step.TOP, Step.BOTTOM));
        if (wires(Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN)) {
            steps.add(Step.SECOND_LANDING);
            steps.add(Step.SECOND_DOORS);
        }
        if (wires(Signal.OCCUPIED, Signal.LOAD_KG)) {
            steps.add(Step.STEP_IN);
        }
        if (wires(Signal.ALARM_BUTTON)) {
            steps.add(Step.BUTTON);
        }
        if (wires(Signal.INSPECTION)) {
            steps.add(Step.INSPECTION);
        }
        return List.copyOf(steps);
    }
}
