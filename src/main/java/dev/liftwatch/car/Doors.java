package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * The car doors of all entrances together.
 *
 * @param allClosed whether every entrance is closed
 * @param open whether any entrance is open: by its door-open contact, or, where that tells nothing, by not being closed
 * @param notClosedSinceMs since when an entrance is known not to be closed, tick, or {@link Tick#NONE} where none is
 * @param openSinceMs since when the opening counts that is a way out first, tick, or {@link Tick#NONE} where there is none
 * @param holdMs for how long it must last to be one, ms
 */
public record Doors(Truth allClosed, Truth open, long notClosedSinceMs, long openSinceMs, long holdMs) {
    /** Nothing is known. */
    static final Doors UNKNOWN = new Doors(Truth.UNKNOWN, Truth.UNKNOWN, Tick.NONE, Tick.NONE, 0);

    /** The tick at which the present opening becomes (or became) a way out, or {@link Tick#NEVER}. */
    public long passableAtMs() {
        return openSinceMs == Tick.NONE ? Tick.NEVER : openSinceMs + holdMs;
    }

    /** Whether people could walk through an entrance now. */
    public boolean passable(long nowMs) {
        return passableAtMs() <= nowMs;
    }

    /** The same doors of a car that came to its landing at {@code atMs}: doors that stood open on the way were not a way out. */
    Doors openingNotBefore(long atMs) {
        return openSinceMs == Tick.NONE || openSinceMs >= atMs
                ? this
                : new Doors(allClosed, open, notClosedSinceMs, atMs, holdMs);
    }

    /**
     * Reads the contacts.
     *
     * @param openHoldMs how long a door-open contact must hold
     * @param ajarHoldMs how long a door must be not closed where a door-open contact is missing or tells nothing
     * @param lastTravelMs the last travel: doors that read open since before then, and closed as well, are not open
     */
    static Doors read(SignalPanel panel, long openHoldMs, long ajarHoldMs, long lastTravelMs) {
        Times times = new Times(openHoldMs, ajarHoldMs, lastTravelMs);
        Doors first = entrance(panel, Signal.DOOR_CLOSED, Signal.DOOR_OPEN, times);
        if (!panel.isWired(Signal.DOOR2_CLOSED) && !panel.isWired(Signal.DOOR2_OPEN)) {
            return first;
        }
        Doors second = entrance(panel, Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN, times);
        Doors sooner = first.passableAtMs() <= second.passableAtMs() ? first : second;
        return new Doors(
                first.allClosed.and(second.allClosed),
                first.open.or(second.open),
                earlier(first.notClosedSinceMs, second.notClosedSinceMs),
                sooner.openSinceMs,
                sooner.holdMs);
    }

    /** What the contacts are read by. */
    private record Times(long openHoldMs, long ajarHoldMs, long lastTravelMs) {}

    /** A door-open contact that was lost leaves the closed contact to tell; while it tells, nothing else counts. */
    private static Doors entrance(SignalPanel panel, Signal closedContact, Signal openContact, Times times) {
        Truth open = panel.flag(openContact);
        Truth closed = panel.isUsed(closedContact) ? panel.flag(closedContact) : open.not();
        Signal tells = panel.isUsed(closedContact) ? closedContact : openContact;
        long notClosedSinceMs = closed.isFalse() ? panel.sinceMs(tells) : Tick.NONE;
        if (open.isKnown()) {
            boolean stuckOpen = closed.isTrue() && panel.sinceMs(openContact) <= times.lastTravelMs;
            long openSinceMs =
                    open.isTrue() && !stuckOpen ? Math.max(panel.sinceMs(openContact), notClosedSinceMs) : Tick.NONE;
            return new Doors(closed, open, notClosedSinceMs, openSinceMs, times.openHoldMs);
        }
        return new Doors(closed, closed.not(), notClosedSinceMs, notClosedSinceMs, times.ajarHoldMs);
    }

    private static long earlier(long aMs, long bMs) {
        return aMs == Tick.NONE || bMs == Tick.NONE ? Math.max(aMs, bMs) : Math.min(aMs, bMs);
    }
}
