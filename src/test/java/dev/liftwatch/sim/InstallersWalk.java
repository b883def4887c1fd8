package dev.liftwatch.sim;

import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.walktest.Step;
import dev.liftwatch.walktest.Verdict;
import dev.liftwatch.walktest.Walk;
import dev.liftwatch.walktest.WalkInput;
import dev.liftwatch.walktest.WalkPlan;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An installer who does at a simulated lift what a walk test asks for, in the ways that people do it. */
public final class InstallersWalk {
    private final Chance chance;
    private final LiftWorld world;
    private final Walk walk;

    /** At the lift of that seed with a kit. */
    public InstallersWalk(long seed, Kit kit) {
        this(seed, kit, plan -> plan);
    }

    /** The same, and the file says something else of the lift than is so. */
    public InstallersWalk(long seed, Kit kit, UnaryOperator<WalkPlan> file) {
        chance = Chance.ofSeed(seed * 31 + 7);
        LiftDesign drawn = Buildings.draw(Chance.ofSeed(seed));
        LiftDesign design = new LiftDesign(
                drawn.kind(),
                drawn.shaft(),
                drawn.comfort(),
                drawn.doorOpeningMs(),
                drawn.doorClosingMs(),
                drawn.dwellMs(),
                drawn.entrances(),
                drawn.manualDoors(),
                drawn.rescueDevice(),
                drawn.correctsItself(),
                drawn.hydraulic(),
                drawn.parksOpen(),
                drawn.capacity(),
                0.0001);
        world = LiftWorld.of(design, kit, new LiftWorld.Hazards(Rates.none(), WireRates.none()), seed);
        List<WalkInput> inputs = world.wired().stream()
                .map(signal -> new WalkInput(signal, "io", signal.code(), false, SignalSettings.DEFAULT_DEBOUNCE_MS))
                .toList();
        walk = new Walk(file.apply(new WalkPlan(
                inputs,
                design.shaft().landingsMm(),
                design.shaft().doorZoneMm(),
                design.shaft().ratedSpeedMmS())));
    }

    public List<Signal> wired() {
        return world.wired();
    }

    public LiftDesign design() {
        return world.design();
    }

    /** From now on the wire of that signal has that fault. */
    public void breaks(Signal signal, WireFault fault) {
        world.stage().wireTroubles().breaksForGood(world.stage().wire(signal), fault);
    }

    /** The two wires stand in each other's place. */
    public void swaps(Signal one, Signal other) {
        world.stage()
                .wireTroubles()
                .swapsForGood(world.stage().wire(one), world.stage().wire(other));
    }

    /** Walks through all steps and says what the product says of each wire. */
    public List<Verdict> walked() {
        act(() -> {});
        passS(chance.between(3, 20));
        for (Step step : walk.plan().steps()) {
            walk.begin(step, world.nowMs());
            passS(chance.between(0.5, 4));
            switch (step) {
                case REST -> passS(chance.between(5, 12));
                case DOORS, SECOND_DOORS -> turnDoors();
                case TOP -> ride(world.design().shaft().landings() - 1);
                case BOTTOM -> ride(0);
                case SECOND_LANDING -> ride(1);
                case STEP_IN -> stepIn();
                case BUTTON -> {
                    act(() -> world.stage().button().press(chance.betweenMs(2.5, 5)));
                    passS(6);
                }
                case INSPECTION -> turnInspection();
                case MAINS -> throw new IllegalStateException("nobody may");
            }
            passS(chance.between(0.5, 5));
        }
        walk.finish(world.nowMs());
        return walk.verdicts(Map.of());
    }

    /** Something is done, and seen. */
    private void act(Runnable what) {
        world.stage().after(1, what);
        passS(0.002);
    }

    private void passS(double seconds) {
        world.passTo(world.nowMs() + Math.round(seconds * 1000), (atMs, reading) -> walk.take(reading, atMs));
    }

    private void until(java.util.function.BooleanSupplier holds) {
        for (int i = 0; i < 6000 && !holds.getAsBoolean(); i++) {
            passS(0.1);
        }
    }

    private CarDoors door() {
        return world.stage().door();
    }

    private void move(double share) {
        act(() -> door().moveTo(share, world.nowMs()));
        until(() -> !door().moving(world.nowMs()));
    }

    private void turnDoors() {
        world.stage().controller().takeOver();
        boolean open = door().openShare(world.nowMs()) > 0.5;
        move(open ? 0 : 1);
        passS(chance.between(2, 8));
        move(open ? 1 : 0);
        passS(chance.between(1, 4));
        world.stage().controller().handBack();
    }

    private void ride(int landing) {
        Controller controller = world.stage().controller();
        int here = world.site().nearestLanding();
        if (here == landing) {
            return;
        }
        boolean inside = chance.in(0.5);
        controller.takeOver();
        if (inside) {
            move(1);
            passS(chance.between(1, 3));
            board();
            passS(chance.between(1, 3));
        }
        move(0);
        passS(chance.between(0.3, 3));
        controller.run(landing, world.design().comfort());
        until(() -> controller.state() == Controller.State.OPEN);
        if (inside) {
            passS(chance.between(0.2, 1));
            leave();
        }
        passS(3);
        until(() ->
                controller.state() == Controller.State.PARKED || world.design().parksOpen());
        if (world.design().parksOpen()) {
            passS(30);
        }
    }

    private void board() {
        act(() -> world.site().cabin().board(Rider.technician(world.nowMs(), chance)));
    }

    private void leave() {
        act(() -> world.site().cabin().leave(world.site().cabin().riders().getFirst()));
    }

    private void stepIn() {
        world.stage().controller().takeOver();
        move(1);
        passS(chance.between(0.5, 2));
        board();
        passS(chance.between(3, 8));
        leave();
        passS(chance.between(0.5, 3));
        if (!world.design().parksOpen()) {
            move(0);
        }
        long holdMs = world.kit().presence().map(PresenceSensor::defaultHoldS).orElse(0) * 1000L;
        passS(holdMs / 1000.0 + 3);
        world.stage().controller().handBack();
    }

    private void turnInspection() {
        world.stage().controller().takeOver();
        act(() -> world.stage().instruments().technician().turnSwitch(true));
        passS(chance.between(3, 10));
        act(() -> world.stage().instruments().technician().turnSwitch(false));
        passS(2);
        world.stage().controller().handBack();
    }

    /** The walk, for what is asked beside. */
    public Walk walk() {
        return walk;
    }
}
