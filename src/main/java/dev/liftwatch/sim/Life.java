package dev.liftwatch.sim;

import dev.liftwatch.signal.Signal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One lift in one scripted life: ordinary service, its trouble, rescue, ordinary service again. The same kind, kit and seed live
 * the same life. It knows nothing of any judgement. Owned by one thread.
 */
public final class Life {
    /** Time passes in steps of this, ms. */
    private static final long STEP_MS = 10_000;

    private static final double HOUR_S = 3600;

    /** No life goes on for longer after its trouble should have begun, ms. */
    private static final long LONGEST_AFTER_MS = 8 * 3_600_000L;

    private final LifeKind kind;
    private final LiftWorld world;
    private final Stage stage;
    private final Optional<Ordeal> ordeal;
    private final ServiceLog service = new ServiceLog();
    private final long lastMs;
    private final long afterwardsMs;
    private final OptionalLong faultMs;
    private long overMs;

    private Life(LifeKind kind, Kit kit, Chance chance) {
        this.kind = kind;
        LiftDesign design = LifeBuildings.draw(kind, chance.branch());
        double rescueS = rescueS(kind, chance);
        Rates rates = LifeBuildings.undisturbed(rescueS);
        world = LiftWorld.of(
                design, kit, new LiftWorld.Hazards(rates, WireRates.none()), chance.below(Integer.MAX_VALUE));
        stage = world.stage();
        new LifeTraffic(stage, LifeBuildings.pace(kind, design, chance), chance.branch()).begin();
        boolean trapsSomebody = !kind.trapsNobody() && (kind != LifeKind.FIRST_SIGHT || chance.in(0.5));
        boolean young = LifeBuildings.mayBeYoung(kind) && chance.in(0.35);
        long troubleMs = young ? 0 : chance.betweenMs(0.3 * HOUR_S, (kind.trapsNobody() ? 10 : 4) * HOUR_S);
        faultMs = wires(troubleMs, chance.branch());
        long atMs = kind == LifeKind.FIRST_SIGHT ? troubleMs + chance.betweenMs(HOUR_S, 3 * HOUR_S) : troubleMs;
        afterwardsMs = chance.betweenMs(1200, 3600);
        Ordeal.Timing timing = new Ordeal.Timing(atMs, young ? chance.below(6) : 0, Math.round(rescueS * 1000));
        ordeal = trapsSomebody ? Optional.of(ordeal(timing, chance.branch())) : Optional.empty();
        ordeal.ifPresent(Ordeal::begin);
        lastMs = trapsSomebody ? atMs + LONGEST_AFTER_MS : atMs;
        overMs = lastMs;
    }

    /** The life of that kind that this seed draws. */
    public static Life draw(LifeKind kind, Kit kit, long seed) {
        return new Life(kind, kit, Chance.ofSeed(seed * 1_000_003 + kind.code().hashCode()));
    }

    private static double rescueS(LifeKind kind, Chance chance) {
        return switch (kind) {
            case SHUTTLE, AJAR -> chance.between(300, 2400);
            case CREEPING -> chance.between(900, 2100);
            default -> chance.between(360, 1500);
        };
    }

    /** What is wrong with wires in this life, and from when on, ms; empty where nothing is. */
    private OptionalLong wires(long troubleMs, Chance chance) {
        WiringFaults faults = new WiringFaults(stage, chance);
        switch (kind) {
            case INVERTED_FROM_FIRST -> faults.invertOne();
            case SWAPPED_FROM_FIRST -> faults.swapTwo();
            case STICKY -> faults.stickOne();
            case RELEVELLING -> new Relevelling(stage, chance).begin();
            case FIRST_SIGHT -> {
                stage.after(troubleMs, faults::breakOne);
                return OptionalLong.of(troubleMs);
            }
            default -> {
                return OptionalLong.empty();
            }
        }
        return kind == LifeKind.RELEVELLING ? OptionalLong.empty() : OptionalLong.of(0);
    }

    private Ordeal ordeal(Ordeal.Timing timing, Chance chance) {
        boolean bothContacts = world.wired().contains(Signal.DOOR_OPEN);
        return switch (kind) {
            case FORCED_DOORS -> new ForcedDoors(stage, timing, chance);
            case SHUTTLE -> new Shuttle(stage, timing, false, 0, chance);
            // Where only the closed contact is wired, doors that stay ajar for longer count as open.
            case AJAR -> new Shuttle(stage, timing, true, bothContacts ? 15 : 3, chance);
            case KICKED_DOORS -> new Kicks(stage, timing, chance.in(0.5), chance);
            case CREEPING -> new Creeping(stage, timing, chance);
            case SUPPLY_FIRST -> new SupplyFirst(stage, timing, chance);
            case JABS_THEN_HOLD -> new JabsThenHold(stage, timing, chance.in(0.5), chance);
            case OVERSPEED -> new SafetyGear(stage, timing, false, chance);
            case OVERTRAVEL -> new SafetyGear(stage, timing, true, chance);
            case PLAIN -> PlainTrapping.any(stage, timing, chance);
            case ATTENDANT, INVERTED_FROM_FIRST, SWAPPED_FROM_FIRST, STICKY, FIRST_SIGHT, RELEVELLING, ORDINARY ->
                PlainTrapping.clear(stage, timing, chance);
        };
    }

    /** Lives on, and hands out what the sensors say; false where it is over. */
    public boolean passOn(Instruments.Readings readings) {
        if (world.nowMs() >= overMs) {
            return false;
        }
        world.passTo(Math.min(world.nowMs() + STEP_MS, overMs), readings);
        service.add(
                world.nowMs(), stage.controller().serves(), stage.site().cabin().left());
        boolean through = ordeal.filter(o -> o.begunMs() >= 0).isPresent()
                && !world.trappings().isEmpty()
                && world.trappedSinceMs().isEmpty()
                && stage.controller().serves();
        if (through && overMs == lastMs) {
            overMs = world.nowMs() + afterwardsMs;
        }
        return true;
    }

    public LifeKind kind() {
        return kind;
    }

    /** The lift that lives it. */
    public LiftWorld world() {
        return world;
    }

    /** When it served people, and when not. */
    public ServiceLog service() {
        return service;
    }

    /** From when on something is wrong with a wire, ms; empty where nothing ever is. */
    public OptionalLong faultMs() {
        return faultMs;
    }

    /** What is wrong with wires in the end. */
    public List<String> wiresAtFault() {
        return world.troublesAt(world.nowMs());
    }

    /** When its trouble began, ms; empty where it has none, or nobody came to be in it. */
    public OptionalLong troubleMs() {
        return ordeal.filter(o -> o.begunMs() >= 0)
                .map(o -> OptionalLong.of(o.begunMs()))
                .orElse(OptionalLong.empty());
    }
}
