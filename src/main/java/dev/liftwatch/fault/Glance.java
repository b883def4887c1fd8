package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.Doors;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * A glance at what faults can rest on, so that the whole table is not gone through for every sample of an encoder: where
 * nothing but the position is new and nothing is due, twice a second is enough. Where not even that is new, and the car is at rest
 * and in ordinary service, going through it again would find what it found before.
 */
final class Glance {
    /** The table is gone through at least this often while readings come, ms. */
    static final long AT_LEAST_MS = 500;

    private long lookedMs = Tick.NONE;
    private Look seen;
    private boolean resumed;

    /** Whether what the last look found stands until something is new. */
    private boolean settled;

    private boolean passable;
    private long lastTravelMs;
    private long positionMm;
    private long speedMmS;

    /** What a fault can rest on besides time and place. */
    private record Look(
            long changes,
            Doors doors,
            Truth inDoorZone,
            boolean still,
            long standsSinceMs,
            long sealedSinceMs,
            long blindSinceMs,
            Truth inspection,
            boolean trapOpen,
            boolean buttonDistrusted,
            int doubts,
            Truth clockSynced) {}

    /** Whether the table has to be gone through at this tick, though nothing is due. */
    boolean isDue(FaultInput input) {
        long nowMs = input.car().nowMs();
        Look now = look(input);
        boolean same = resumed || now.equals(seen);
        resumed = false;
        seen = now;
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

    /** The last look has raised or closed a fault: the next one may find what follows from that. */
    void hasChanged() {
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

    private static Look look(FaultInput input) {
        CarPicture car = input.car();
        return new Look(
                input.panel().changes(),
                car.doors(),
                car.inDoorZone(),
                car.still(),
                car.still() ? car.standsSinceMs() : Tick.NONE,
                car.sealed().sinceMs(),
                car.blindness().sinceMs(),
                car.inspection(),
                input.trapOpen(),
                input.buttonDistrusted(),
                input.doubts().size(),
                input.clockSynced());
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
