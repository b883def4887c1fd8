package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.Doors;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * A glance at what faults can rest on, so that the whole table is not gone through for every sample of an encoder: where
 * nothing but the position is new and nothing is due, twice a second is enough.
 */
final class Glance {
    /** The table is gone through at least this often while readings come, ms. */
    static final long AT_LEAST_MS = 500;

    private long lookedMs = Tick.NONE;
    private Look seen;
    private boolean resumed;

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
        boolean lately = lookedMs != Tick.NONE && nowMs - lookedMs < AT_LEAST_MS;
        boolean speedCounts = input.panel().isWired(Signal.SPEED_MM_S);
        if (same && lately && !speedCounts) {
            return false;
        }
        lookedMs = nowMs;
        return true;
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
