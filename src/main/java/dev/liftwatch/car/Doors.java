package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * The car doors of all entrances together.
 *
 * @param allClosed whether every entrance is closed
 * @param open whether any entrance is open: by its door-open contact, or, where that is not wired, by not being closed
 * @param passableAtMs the tick at which the present opening becomes (or became) a way out, or {@link Tick#NEVER}
 */
public record Doors(Truth allClosed, Truth open, long passableAtMs) {

    /** Whether people could walk through an entrance now. */
    public boolean passable(long nowMs) {
        return passableAtMs <= nowMs;
    }

    /**
     * Reads the contacts.
     *
     * @param openHoldMs how long a door-open contact must hold
     * @param ajarHoldMs how long a door must be not closed where no door-open contact is wired
     */
    static Doors read(SignalPanel panel, long openHoldMs, long ajarHoldMs) {
        Doors first = entrance(panel, Signal.DOOR_CLOSED, Signal.DOOR_OPEN, openHoldMs, ajarHoldMs);
        if (!panel.isWired(Signal.DOOR2_CLOSED) && !panel.isWired(Signal.DOOR2_OPEN)) {
            return first;
        }
        Doors second = entrance(panel, Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN, openHoldMs, ajarHoldMs);
        return new Doors(
                first.allClosed.and(second.allClosed),
                first.open.or(second.open),
                Math.min(first.passableAtMs, second.passableAtMs));
    }

    private static Doors entrance(
            SignalPanel panel, Signal closedContact, Signal openContact, long openHoldMs, long ajarHoldMs) {
        Truth closed = panel.flag(closedContact);
        if (panel.isWired(openContact)) {
            Truth open = panel.flag(openContact);
            Truth shut = panel.isWired(closedContact) ? closed : open.not();
            return new Doors(shut, open, open.isTrue() ? panel.sinceMs(openContact) + openHoldMs : Tick.NEVER);
        }
        return new Doors(
                closed, closed.not(), closed.isFalse() ? panel.sinceMs(closedContact) + ajarHoldMs : Tick.NEVER);
    }
}
