package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.Doors;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * Decides whether the table of faults has to be gone through, so that this is not done for every sample of an encoder: where
 * nothing but the position is new and nothing is due, twice a second is enough. Where not even that is new, and the car is at rest
 * and in ordinary service, going through it again would find what it found before.
 */
final class TableChangeGate {
    /** Longest time between two passes through the table while readings come, ms. */
    static final long AT_LEAST_MS = 500;

    private long lookedMs = Tick.NONE;
    private CarPicture seen;
    private long seenStandsSinceMs;
    private long changes;
    private boolean trapOpen;
    private boolean buttonDistrusted;
    private int doubts;
    private Truth clockSynced;
    private boolean resumed;

    /** Whether the result of the last look holds until something changes. */
    private boolean settled;

    private boolean passable;
    private long lastTravelMs;
    private long positionMm;
    private long speedMmS;

    /** Whether the table has to be gone through at this tick, though nothing is due. */
    boolean isDue(FaultInput input) {
        long nowMs = input.car().nowMs();
        boolean same = !isNew(input) || resumed;
        resumed = false;
        boolean stands = same && settled && !hasMoved(input);
        boolean lately = lookedMs != Tick.NONE && nowMs - lookedMs < AT_LEAST_MS;
        boolean speedCounts = input.panel().isWired(Signal.SPEED_MM_S);
        if (same && lately && !speedCounts) {
            return false;
        }
        lookedMs = nowMs;
        if (!stands) {
            note(input);
        }
        return !stands;
    }

    /** The next look may find more than the last, which has raised or closed a fault, say: what follows from that. */
    void lookAnew() {
        settled = false;
    }

    private boolean hasMoved(FaultInput input) {
        CarPicture car = input.car();
        return car.doors().passable(car.nowMs()) != passable
                || car.lastTravelMs() != lastTravelMs
                || input.panel().value(Signal.POSITION_MM) != positionMm
                || input.panel().value(Signal.SPEED_MM_S) != speedMmS;
    }

    private void note(FaultInput input) {
        CarPicture car = input.car();
        settled = !RunWatch.travelling(car)
                && !car.inspection().isTrue()
                && !car.fireService().isTrue()
                && !car.mainsLost().isTrue()
                && !input.trapOpen()
                && !input.panel().shaftUnpowered();
        passable = car.doors().passable(car.nowMs());
        lastTravelMs = car.lastTravelMs();
        positionMm = input.panel().value(Signal.POSITION_MM);
        speedMmS = input.panel().value(Signal.SPEED_MM_S);
    }

    /** Whether anything that a fault can rest on, time and place aside, is not what it was at the last tick. */
    private boolean isNew(FaultInput input) {
        CarPicture car = input.car();
        long standsSinceMs = car.still() ? car.standsSinceMs() : Tick.NONE;
        boolean same = seen != null
                && input.panel().changes() == changes
                && standsSinceMs == seenStandsSinceMs
                && car.still() == seen.still()
                && car.inDoorZone() == seen.inDoorZone()
                && car.sealed().sinceMs() == seen.sealed().sinceMs()
                && car.blindness().sinceMs() == seen.blindness().sinceMs()
                && car.inspection() == seen.inspection()
                && areSame(car.doors(), seen.doors())
                && input.trapOpen() == trapOpen
                && input.buttonDistrusted() == buttonDistrusted
                && input.doubts().size() == doubts
                && input.clockSynced() == clockSynced;
        seen = car;
        changes = input.panel().changes();
        seenStandsSinceMs = standsSinceMs;
        trapOpen = input.trapOpen();
        buttonDistrusted = input.buttonDistrusted();
        doubts = input.doubts().size();
        clockSynced = input.clockSynced();
        return !same;
    }

    /** As their equality, which the virtual machine works out more slowly. */
    private static boolean areSame(Doors a, Doors b) {
        return a.allClosed() == b.allClosed()
                && a.open() == b.open()
                && a.notClosedSinceMs() == b.notClosedSinceMs()
                && a.openSinceMs() == b.openSinceMs()
                && a.holdMs() == b.holdMs();
    }

    /** When the table was gone through last, tick, or {@link Tick#NONE}. */
    long lookedMs() {
        return lookedMs;
    }

    /** Goes on at the tick at which it was saved: what is seen first there has been seen before. */
    void resume(long savedLookedMs) {
        lookedMs = savedLookedMs;
        resumed = true;
    }
}
