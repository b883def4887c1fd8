package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * Tells a presence sensor that heat and draught fool. Nobody can enter a closed car: one that stood parked and silent and then
 * reads presence again and again, and goes on serving as if nothing had been, had nobody in it. Once may be somebody who kept
 * still; twice in a row is the sensor.
 */
public final class PresenceHabit {
    /** A parked car that was silent for this long is taken for empty, ms. */
    private static final long SILENT_MS = 75_000;

    /** So many rises after that are not one blip. */
    private static final int RISES = 2;

    private static final int STRIKES = 2;

    /** A car that was parked for this long without any shows a sensor in order, ms. */
    private static final long CALM_MS = 120_000;

    private static final int AMENDS = 2;

    private long parkedSinceMs = Tick.NONE;
    private Truth before = Truth.UNKNOWN;
    private long silentSinceMs = Tick.NONE;
    private boolean empty;
    private int rises;
    private int strikes;
    private int amends;

    /**
     * What is known of the sensor, to be carried over a restart.
     *
     * @param parkedSinceMs since when the car is parked, tick, or {@link Tick#NONE}
     * @param before how the sensor last read
     * @param silentSinceMs since when it is silent, tick, or {@link Tick#NONE}
     * @param empty whether the parked car has been silent for long
     * @param rises how often the sensor rose since
     * @param strikes parkings in a row in which that was too often
     * @param amends parkings in a row without any
     */
    public record SavedPresence(
            long parkedSinceMs, Truth before, long silentSinceMs, boolean empty, int rises, int strikes, int amends) {}

    void update(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        boolean parked = car.doors().allClosed().isTrue()
                && car.stillInZone()
                && car.sealed().isSealed()
                && !car.sealed().hasRide()
                && !car.inspection().isTrue();
        if (parked) {
            watch(panel.readFlag(Signal.OCCUPIED), car.nowMs());
        } else if (parkedSinceMs != Tick.NONE) {
            ends(car.nowMs() - parkedSinceMs, verdicts);
        }
    }

    private void watch(Truth occupied, long nowMs) {
        if (parkedSinceMs == Tick.NONE) {
            parkedSinceMs = nowMs;
            silentSinceMs = Tick.NONE;
            before = Truth.UNKNOWN;
            empty = false;
            rises = 0;
        }
        if (!occupied.isFalse()) {
            boolean rose = occupied.isTrue() && before.isFalse();
            empty |= rose && silentSinceMs != Tick.NONE && nowMs - silentSinceMs >= SILENT_MS;
            rises += rose && empty ? 1 : 0;
            silentSinceMs = Tick.NONE;
        } else if (silentSinceMs == Tick.NONE) {
            silentSinceMs = nowMs;
        }
        before = occupied;
    }

    private void ends(long lastedMs, Verdicts verdicts) {
        parkedSinceMs = Tick.NONE;
        if (rises >= RISES) {
            amends = 0;
            strikes++;
            if (strikes >= STRIKES) {
                verdicts.distrust(Signal.OCCUPIED, SignalFault.CONTRADICTORY);
            }
        } else if (rises == 0 && lastedMs >= CALM_MS) {
            strikes = 0;
            amends = Math.min(AMENDS, amends + 1);
            if (amends >= AMENDS) {
                verdicts.trust(Signal.OCCUPIED, SignalFault.CONTRADICTORY);
            }
        }
    }

    SavedPresence save() {
        return new SavedPresence(parkedSinceMs, before, silentSinceMs, empty, rises, strikes, amends);
    }

    void resume(SavedPresence saved) {
        parkedSinceMs = saved.parkedSinceMs();
        before = saved.before();
        silentSinceMs = saved.silentSinceMs();
        empty = saved.empty();
        rises = saved.rises();
        strikes = saved.strikes();
        amends = saved.amends();
    }
}
