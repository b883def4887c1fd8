package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;

/** Whether the car stands where its doors may be unlocked, from whichever source the installation has. */
public final class DoorZone {
    /** Whether a car stands at its landing by one level sensor alone, since it sank under its load while its doors were open. */
    public enum Sunk {
        NOT,
        UPPER_ALONE,
        LOWER_ALONE
    }

    private DoorZone() {}

    /** The first source that knows: the door-zone contact, the two level sensors, the position. */
    static Truth read(SignalPanel panel, LiftGeometry geometry, Doors doors, Sunk sunk) {
        if (panel.isKnown(Signal.DOOR_ZONE)) {
            return panel.flag(Signal.DOOR_ZONE);
        }
        Truth byLevel = byLevelSensors(panel, doors, sunk);
        if (byLevel.isKnown()) {
            return byLevel;
        }
        return panel.isKnown(Signal.POSITION_MM)
                ? Truth.of(geometry.inDoorZone(panel.value(Signal.POSITION_MM)))
                : Truth.UNKNOWN;
    }

    /** Where one of two wired sensors is not believed, the other alone must do. */
    private static Truth leftAlone(SignalPanel panel, Truth upper, Truth lower) {
        boolean bothWired = panel.isWired(Signal.LEVEL_UPPER) && panel.isWired(Signal.LEVEL_LOWER);
        return bothWired ? (upper.isKnown() ? upper : lower) : Truth.UNKNOWN;
    }

    /** Whether the installation has any source of it. */
    static boolean isWired(SignalPanel panel) {
        return panel.isWired(Signal.DOOR_ZONE)
                || panel.isWired(Signal.POSITION_MM)
                || (panel.isWired(Signal.LEVEL_UPPER) && panel.isWired(Signal.LEVEL_LOWER));
    }

    /** One sensor alone is the edge: a car that sank under its load at its landing, else a car outside. */
    private static Truth byLevelSensors(SignalPanel panel, Doors doors, Sunk sunk) {
        Truth upper = panel.flag(Signal.LEVEL_UPPER);
        Truth lower = panel.flag(Signal.LEVEL_LOWER);
        if (!panel.isUsed(Signal.LEVEL_UPPER) || !panel.isUsed(Signal.LEVEL_LOWER)) {
            return leftAlone(panel, upper, lower);
        }
        if (!upper.isKnown() || !lower.isKnown()) {
            return Truth.UNKNOWN;
        }
        if (upper == lower) {
            return upper;
        }
        return sunk == Sunk.NOT ? doors.allClosed().not() : Truth.TRUE;
    }

    /**
     * What is so after the present signals. With its doors open a car stands at its landing whatever one sensor says; when it
     * closes them it still stands there, as long as that sensor alone goes on saying the same. One that stood there and has
     * lost one sensor, and not the other, is hardly a hand's breadth away.
     *
     * @param stoodAtLanding whether the car was proven to stand in the zone until now
     */
    static Sunk sunk(SignalPanel panel, Doors doors, boolean stoodAtLanding, Sunk before) {
        Truth upper = panel.flag(Signal.LEVEL_UPPER);
        Truth lower = panel.flag(Signal.LEVEL_LOWER);
        if (!upper.isKnown() || !lower.isKnown() || upper == lower) {
            return Sunk.NOT;
        }
        Sunk now = upper.isTrue() ? Sunk.UPPER_ALONE : Sunk.LOWER_ALONE;
        return doors.allClosed().isFalse() || stoodAtLanding || before == now ? now : Sunk.NOT;
    }
}
