package dev.liftwatch.sim;

import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wired, and what it says when: flags as they change, numbers as they are sampled. */
public final class Instruments {
    /** A level sensor sees its vane this much higher or lower than its twin, mm. */
    static final double LEVEL_APART_MM = 40;

    /** Share of the edges at which a contact bounces. */
    private static final double BOUNCES = 0.05;

    private final Site site;
    private final Controller controller;
    private final Technician technician;
    private final AlarmButton button;
    private final Optional<PresenceDetector> presence;
    private final boolean dieWithMains;
    private final Chance chance;
    private final List<Wire> wires = new ArrayList<>();
    private final Wire[] numbers;
    private final Wire[] others;
    private boolean lineLost;
    private boolean ownSupply;
    private boolean supplyGone;

    /** Takes what comes in. */
    @FunctionalInterface
    public interface Readings {
        void read(long atMs, Reading reading);

        /** The box goes off: nothing is read before it is on again. */
        default void boxGoesOff(Restart restart) {}

        /** It is on again, and about to read. */
        default void boxComesOn(Restart restart) {}
    }

    Instruments(
            Site site,
            Controller controller,
            Technician technician,
            AlarmButton button,
            Optional<PresenceDetector> presence,
            List<Signal> wired,
            boolean dieWithMains,
            Chance chance) {
        this.site = site;
        this.controller = controller;
        this.technician = technician;
        this.button = button;
        this.presence = presence;
        this.dieWithMains = dieWithMains;
        this.chance = chance;
        wired.forEach(signal -> wires.add(new Wire(signal, chance.branch())));
        numbers = wires.stream().filter(wire -> wire.signal().ages()).toArray(Wire[]::new);
        others = wires.stream()
                .filter(wire -> !wire.signal().ages() && !wire.signal().isFlag())
                .toArray(Wire[]::new);
    }

    List<Wire> wires() {
        return wires;
    }

    /** The person who turns the inspection switch. */
    Technician technician() {
        return technician;
    }

    boolean anyNumber() {
        return numbers.length > 0;
    }

    void lineLost(boolean lost) {
        lineLost = lost;
    }

    /** Whether nothing of the shaft is read, for want of power or of a line. */
    boolean areDead() {
        return lineLost || unpowered();
    }

    /** From now on the supply of the shaft's inputs goes and comes by itself, whatever the mains do. */
    void ownSupply(boolean present) {
        ownSupply = true;
        supplyGone = !present;
    }

    private boolean unpowered() {
        return ownSupply ? supplyGone : dieWithMains && !site.machine().mains();
    }

    /** Everything that says something new now, or is due to be sampled. */
    void observe(long nowMs, boolean sampleDue, Readings readings) {
        for (int i = 0; i < wires.size(); i++) {
            Wire wire = wires.get(i);
            Signal signal = wire.signal();
            boolean number = signal.ages();
            if (number && !sampleDue) {
                continue;
            }
            boolean dead = unpowered() && ofShaft(wire.source());
            long real = dead ? 0 : real(wire.source(), nowMs);
            Reading reading = wire.read(real, lineLost || (dead && number), number);
            if (reading != null) {
                readings.read(nowMs, reading);
                if (signal.isFlag() && reading.known() && chance.in(BOUNCES)) {
                    bounce(wire, reading, readings);
                }
            }
        }
    }

    /** The numbers, which are due to be sampled at a moment at which no flag changes. */
    void sample(long nowMs, Readings readings) {
        boolean unpowered = unpowered();
        for (Wire wire : numbers) {
            boolean dead = unpowered && ofShaft(wire.source());
            Reading reading = wire.read(dead ? 0 : real(wire.source(), nowMs), lineLost || dead, true);
            if (reading != null) {
                readings.read(nowMs, reading);
            }
        }
    }

    /** Whether a wire draws by chance at each look what it says, so that none may be left out. */
    boolean drawAtEachLook() {
        for (Wire wire : others) {
            if (wire.fault() == WireFault.JUMPS) {
                return true;
            }
        }
        return false;
    }

    /** It opens once more and then shows the state of that moment. */
    private void bounce(Wire wire, Reading reading, Readings readings) {
        site.agenda().after(3, () -> readings.read(site.nowMs(), Reading.of(reading.signal(), 1 - wire.value())));
        site.agenda().after(8, () -> readings.read(site.nowMs(), wire.says()));
    }

    private static boolean ofShaft(Signal signal) {
        return switch (signal) {
            case MAINS_OK, INSPECTION, ALARM_BUTTON -> false;
            default -> true;
        };
    }

    private long real(Signal signal, long nowMs) {
        LiftMachine machine = site.machine();
        return switch (signal) {
            case DOOR_CLOSED -> flag(machine.door(0).closed(nowMs));
            case DOOR_OPEN -> flag(machine.door(0).open(nowMs));
            case DOOR2_CLOSED -> flag(machine.door(1).closed(nowMs));
            case DOOR2_OPEN -> flag(machine.door(1).open(nowMs));
            case DOOR_ZONE -> flag(machine.atLanding(nowMs));
            case LEVEL_UPPER -> flag(site.design().shaft().inDoorZone(machine.positionMm(nowMs) + LEVEL_APART_MM));
            case LEVEL_LOWER -> flag(site.design().shaft().inDoorZone(machine.positionMm(nowMs) - LEVEL_APART_MM));
            case POSITION_MM -> Math.round(machine.positionMm(nowMs));
            case SPEED_MM_S -> Math.round(machine.speedMmS(nowMs));
            case FLOOR -> site.design().shaft().nearestLanding(machine.positionMm(nowMs));
            case RUNNING -> flag(machine.driveOn());
            case DIRECTION -> Math.round(Math.signum(machine.speedMmS(nowMs)));
            case STALL -> flag(controller.stallOutput());
            case OCCUPIED -> flag(presence.orElseThrow().high(nowMs));
            case LOAD_KG -> Math.round(site.cabin().loadKg());
            case ALARM_BUTTON -> flag(button.pressed(nowMs));
            case INSPECTION -> flag(technician.inspection());
            case FIRE_SERVICE -> flag(controller.fireService());
            case SAFETY_CHAIN -> flag(machine.chainClosed(nowMs));
            case MAINS_OK -> flag(machine.mains());
            case EARTHQUAKE, LIMIT_TOP, LIMIT_BOTTOM, UPS_ON_BATTERY, UPS_BATTERY_LOW, MACHINE_ROOM_TEMP_C -> 0;
        };
    }

    private static long flag(boolean on) {
        return on ? 1 : 0;
    }
}
