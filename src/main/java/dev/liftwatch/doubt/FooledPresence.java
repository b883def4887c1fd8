package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * Tells a presence sensor that heat and draught fool. Nobody can enter a closed car: one that stood parked and silent and then
 * reads presence again and again, and goes on serving as if nothing had been, had nobody in it. Once may be somebody who kept
 * still; twice in a row is the sensor. A radar or camera sees who keeps still, too: where it saw people as the doors were open
 * and then nobody for long, a car in which it sees somebody again for a while is empty all the same. A PIR is blind to who
 * keeps still, but nobody who has just been shut in does: one that saw people as the doors were open, and from their closing on
 * nobody for long, is restless when it begins to see somebody again and again.
 */
public final class FooledPresence {
    /** A parked car that was silent for this long is taken for empty, ms. */
    private static final long SILENT_MS = 75_000;

    /** So many rises after that are not one blip. */
    private static final int RISES = 2;

    /** Nobody stays in a parked car for so long who can leave, ms. */
    private static final long LATE_MS = 120_000;

    /** A parked car that was silent before weighs more */
    private static final int STRIKE_OF_SILENT = 3;

    /** than one in which somebody may have been shut in: that happens once, and is not followed by ordinary service. */
    private static final int STRIKE = 2;

    /** Whoever is shut in is let out by doors that open; that does not happen again and again. */
    private static final int STRIKE_OF_OPENED = 2;

    private static final int STRIKES = 6;

    /** A car that was parked for this long without any shows a sensor in order, ms. */
    private static final long CALM_MS = 300_000;

    private static final int AMENDS = 2;

    /** Nobody is so still for so long that a radar or camera that is alive does not see it, ms. */
    private static final long LONG_SILENT_MS = 300_000;

    /** Of those who left, a PIR is silent this soon after the doors closed, its hold time included, ms. */
    private static final long LEFT_MS = 30_000;

    /** A blip says nothing of anybody; what stays for this long would soon be strong evidence, ms. */
    private static final long STAYS_MS = 20_000;

    /** A PIR holds every blip; nobody who was so still is then seen without a break for so long, ms. */
    private static final long STAYS_PIR_MS = 40_000;

    /** What it saw so shortly before the doors closed, it saw of those who left, ms. */
    private static final long SEEN_AT_OPENING_MS = 60_000;

    private final boolean seesWhoKeepsStill;
    private long seenMs = Tick.NONE;
    private boolean sawTheLastOpening;
    private long parkedSinceMs = Tick.NONE;
    private Truth before = Truth.UNKNOWN;
    private long silentSinceMs = Tick.NONE;
    private long roseMs = Tick.NONE;
    private boolean empty;
    private boolean emptyForLong;
    private int rises;
    private int lateRises;
    private int strikes;
    private int amends;

    /**
     * What is known of the sensor, to be carried over a restart.
     *
     * @param seenMs when the sensor last saw somebody, tick, or {@link Tick#NONE}
     * @param sawTheLastOpening whether it saw somebody as the doors of the parked car were open last
     * @param parkedSinceMs since when the car is parked, tick, or {@link Tick#NONE}
     * @param before how the sensor last read
     * @param silentSinceMs since when it is silent, tick, or {@link Tick#NONE}
     * @param roseMs when it rose after a long silence, tick, or {@link Tick#NONE} where it has fallen since
     * @param empty whether the parked car has been silent for long
     * @param emptyForLong whether a PIR has been so for much longer, from the closing of the doors on
     * @param rises how often the sensor rose since it has been silent for long
     * @param lateRises how often a PIR rose long after the car was parked; a radar that loses somebody rises again, too
     * @param strikes the weight of the parkings in a row in which that was too often
     * @param amends parkings in a row without any
     */
    public record SavedPresence(
            long seenMs,
            boolean sawTheLastOpening,
            long parkedSinceMs,
            Truth before,
            long silentSinceMs,
            long roseMs,
            boolean empty,
            boolean emptyForLong,
            int rises,
            int lateRises,
            int strikes,
            int amends) {}

    /** @param seesWhoKeepsStill whether the sensor is a radar or a camera */
    FooledPresence(boolean seesWhoKeepsStill) {
        this.seesWhoKeepsStill = seesWhoKeepsStill;
    }

    void update(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        boolean parked = car.doors().allClosed().isTrue()
                && car.stillInZone()
                && car.sealed().isSealed()
                && !car.sealed().hasRide()
                && !car.inspection().isTrue();
        if (parked) {
            watch(panel.readFlag(Signal.OCCUPIED), car.nowMs(), verdicts);
        } else if (parkedSinceMs != Tick.NONE) {
            boolean departs = car.doors().allClosed().isTrue()
                    && car.sealed().isSealed()
                    && !car.inspection().isTrue();
            ends(car.nowMs() - parkedSinceMs, departs, verdicts);
        }
        if (panel.readFlag(Signal.OCCUPIED).isTrue()) {
            seenMs = car.nowMs();
        }
    }

    private void watch(Truth occupied, long nowMs, Verdicts verdicts) {
        if (parkedSinceMs == Tick.NONE) {
            parkedSinceMs = nowMs;
            sawTheLastOpening = seenMs != Tick.NONE && nowMs - seenMs <= SEEN_AT_OPENING_MS;
            silentSinceMs = Tick.NONE;
            before = Truth.UNKNOWN;
            roseMs = Tick.NONE;
            empty = false;
            emptyForLong = false;
            rises = 0;
            lateRises = 0;
        }
        if (!occupied.isFalse()) {
            boolean rose = occupied.isTrue() && before.isFalse();
            empty |= rose && silentSinceMs != Tick.NONE && nowMs - silentSinceMs >= SILENT_MS;
            rises += rose && empty ? 1 : 0;
            boolean late = nowMs - parkedSinceMs >= LATE_MS && !seesWhoKeepsStill;
            lateRises += rose && late ? 1 : 0;
            emptyForLong |= rose && !seesWhoKeepsStill && silentFromTheFirst(nowMs);
            if (rose) {
                roseMs = silentSinceMs != Tick.NONE && nowMs - silentSinceMs >= LONG_SILENT_MS ? nowMs : Tick.NONE;
            }
            boolean stays = roseMs != Tick.NONE && nowMs - roseMs >= (seesWhoKeepsStill ? STAYS_MS : STAYS_PIR_MS);
            boolean again = emptyForLong && rises >= RISES;
            if ((stays || again) && sawTheLastOpening) {
                strikes = STRIKES;
                rises = RISES;
                amends = 0;
                verdicts.distrust(Signal.OCCUPIED, SignalFault.CONTRADICTORY);
            }
            silentSinceMs = Tick.NONE;
        } else if (silentSinceMs == Tick.NONE) {
            silentSinceMs = nowMs;
            roseMs = Tick.NONE;
        }
        before = occupied;
    }

    private boolean silentFromTheFirst(long nowMs) {
        return silentSinceMs != Tick.NONE
                && silentSinceMs - parkedSinceMs <= LEFT_MS
                && nowMs - silentSinceMs >= LONG_SILENT_MS;
    }

    /** A car that is called away as it is serves on. */
    private void ends(long lastedMs, boolean departs, Verdicts verdicts) {
        parkedSinceMs = Tick.NONE;
        if (rises >= RISES || lateRises >= RISES) {
            amends = 0;
            if (departs) {
                strikes += rises >= RISES ? STRIKE_OF_SILENT : STRIKE;
            } else {
                strikes += STRIKE_OF_OPENED;
            }
            if (strikes >= STRIKES) {
                verdicts.distrust(Signal.OCCUPIED, SignalFault.CONTRADICTORY);
            }
        } else if (rises == 0 && lateRises == 0 && lastedMs >= CALM_MS) {
            strikes = 0;
            amends = Math.min(AMENDS, amends + 1);
            if (amends >= AMENDS) {
                verdicts.trust(Signal.OCCUPIED, SignalFault.CONTRADICTORY);
            }
        }
    }

    /** After a time in which nothing was read a car that is parked is watched from now on. */
    void resumeAfterGap() {
        parkedSinceMs = Tick.NONE;
        seenMs = Tick.NONE;
        rises = 0;
        lateRises = 0;
    }

    SavedPresence save() {
        return new SavedPresence(
                seenMs,
                sawTheLastOpening,
                parkedSinceMs,
                before,
                silentSinceMs,
                roseMs,
                empty,
                emptyForLong,
                rises,
                lateRises,
                strikes,
                amends);
    }

    void resume(SavedPresence saved) {
        seenMs = saved.seenMs();
        sawTheLastOpening = saved.sawTheLastOpening();
        parkedSinceMs = saved.parkedSinceMs();
        before = saved.before();
        silentSinceMs = saved.silentSinceMs();
        roseMs = saved.roseMs();
        empty = saved.empty();
        emptyForLong = saved.emptyForLong();
        rises = saved.rises();
        lateRises = saved.lateRises();
        strikes = saved.strikes();
        amends = saved.amends();
    }
}
