package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.fault.EntranceWatch.Way;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.List;

/**
 * What a fault of the doors is judged by at one tick. Conditions are as in {@link Observed}.
 *
 * @param car the picture of the car
 * @param entrances the doors of each entrance
 * @param byHandMs when people last held the doors by their buttons, tick: under inspection, fire service, or without mains
 */
record ObservedDoors(CarPicture car, List<EntranceWatch> entrances, long byHandMs) {

    private boolean byHand() {
        return byHandMs == car.nowMs();
    }

    private boolean any(Way way) {
        for (int i = 0; i < entrances.size(); i++) {
            if (entrances.get(i).proven() && entrances.get(i).way() == way) {
                return true;
            }
        }
        return false;
    }

    private long earliest(Way way) {
        long earliestMs = Tick.NEVER;
        for (int i = 0; i < entrances.size(); i++) {
            EntranceWatch entrance = entrances.get(i);
            earliestMs = entrance.way() == way ? Math.min(earliestMs, entrance.sinceMs()) : earliestMs;
        }
        return earliestMs;
    }

    /** The most tries to open that have failed in a row at one entrance. */
    int failedTries() {
        int most = 0;
        for (int i = 0; i < entrances.size(); i++) {
            most = Math.max(most, entrances.get(i).failedTries());
        }
        return most;
    }

    private int reopenings() {
        int most = 0;
        for (int i = 0; i < entrances.size(); i++) {
            most = Math.max(most, entrances.get(i).reopenings());
        }
        return most;
    }

    Truth failToOpen(int tries) {
        boolean fails = !car.inDoorZone().isFalse() && (any(Way.OPENING) || failedTries() >= tries);
        return Observed.unless(byHand(), Observed.of(fails, car.doors().open().isTrue()));
    }

    long openingSinceMs() {
        long sinceMs = Tick.NEVER;
        for (int i = 0; i < entrances.size(); i++) {
            EntranceWatch entrance = entrances.get(i);
            boolean counts = entrance.way() == Way.OPENING || entrance.failedTries() > 0;
            sinceMs = counts ? Math.min(sinceMs, entrance.openingSinceMs()) : sinceMs;
        }
        return Math.max(sinceMs, byHandMs);
    }

    Truth failToClose() {
        return Observed.unless(
                byHand(), Observed.of(any(Way.CLOSING), car.doors().allClosed().isTrue()));
    }

    long closingSinceMs() {
        return Math.max(earliest(Way.CLOSING), byHandMs);
    }

    Truth cycle(int times) {
        boolean closed = car.doors().allClosed().isTrue();
        return Observed.unless(byHand(), Observed.of(!closed && reopenings() >= times, closed));
    }

    Truth heldOpen() {
        boolean held = car.doors().allClosed().isFalse() && !car.inDoorZone().isFalse();
        return Observed.unless(
                byHand(), Observed.of(held, car.doors().allClosed().isTrue()));
    }

    long notClosedSinceMs() {
        return Math.max(car.doors().notClosedSinceMs(), byHandMs);
    }
}
