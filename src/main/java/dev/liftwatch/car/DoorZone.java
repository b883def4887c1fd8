package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;

/** Whether the car stands where its doors may be unlocked, from whichever source the installation has. */
final class DoorZone {
    private DoorZone() {}

    /** The first source that knows: the door-zone contact, the two level sensors, the position. */
    static Truth read(SignalPanel panel, LiftGeometry geometry, Doors doors) {
        if (panel.isKnown(Signal.DOOR_ZONE)) {
            return panel.flag(Signal.DOOR_ZONE);
        }
        Truth byLevel = byLevelSensors(panel, doors);
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

    /** One sensor alone is the edge: a car that sank under its load while its doors are open, else a car outside. */
    private static Truth byLevelSensors(SignalPanel panel, Doors doors) {
        Truth upper = panel.flag(Signal.LEVEL_UPPER);
        Truth lower = panel.flag(Signal.LEVEL_LOWER);
        if (!panel.isUsed(Signal.LEVEL_UPPER) || !panel.isUsed(Signal.LEVEL_LOWER)) {
            return leftAlone(panel, upper, lower);
        }
        if (!upper.isKnown() || !lower.isKnown()) {
            return Truth.UNKNOWN;
        }
        return upper == lower ? upper : doors.allClosed().not();
    }
}
