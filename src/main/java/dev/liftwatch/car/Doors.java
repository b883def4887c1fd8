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
 * @param notClosedSinceMs since when an entrance is known not to be closed, tick, or {@link Tick#NONE} where none is
 * @param passableAtMs the tick at which the present opening becomes (or became) a way out, or {@link Tick#NEVER}
 */
public record Doors(Truth allClosed, Truth open, long notClosedSinceMs, long passableAtMs) {
    /** Nothing is known. */
    static final Doors UNKNOWN = new Doors(Truth.UNKNOWN, Truth.UNKNOWN, Tick.NONE, Tick.NEVER);

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
                earlier(first.notClosedSinceMs, second.notClosedSinceMs),
                Math.min(first.passableAtMs, second.passableAtMs));
    }

    private static Doors entrance(
            SignalPanel panel, Signal closedContact, Signal openContact, long openHoldMs, long ajarHoldMs) {
        Truth closed = panel.flag(closedContact);
        if (panel.isUsed(openContact)) {
            Truth open = panel.flag(openContact);
            Truth shut = panel.isUsed(closedContact) ? closed : open.not();
            Signal shutContact = panel.isUsed(closedContact) ? closedContact : openContact;
            return new Doors(
                    shut,
                    open,
                    shut.isFalse() ? panel.sinceMs(shutContact) : Tick.NONE,
                    open.isTrue() ? panel.sinceMs(openContact) + openHoldMs : Tick.NEVER);
        }
        long sinceMs = panel.sinceMs(closedContact);
        return closed.isFalse()
                ? new Doors(closed, closed.not(), sinceMs, sinceMs + ajarHoldMs)
                : new Doors(closed, closed.not(), Tick.NONE, Tick.NEVER);
    }

    private static long earlier(long aMs, long bMs) {
        return aMs == Tick.NONE || bMs == Tick.NONE ? Math.max(aMs, bMs) : Math.min(aMs, bMs);
    }
}
