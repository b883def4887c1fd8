package dev.liftwatch.evidence;

import dev.liftwatch.car.SealedPeriod;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * Whether the car was empty when its presence sensor was lost. A closed car is a sealed room: one that had been silent for
 * long enough stays empty, whoever cannot be seen any more.
 */
final class EmptyBeforeLoss {
    private final long silenceMs;
    private long silentFromMs = Tick.NONE;

    /** @param silenceMs silence of a closed car that takes for granted that nobody is in it, ms */
    EmptyBeforeLoss(long silenceMs) {
        this.silenceMs = silenceMs;
    }

    /**
     * Takes the sensor as it stands at a tick of a sealed period.
     *
     * @param sinceMs since when it has that value, or is lost, tick
     * @param anybodySeen whether anything speaks for people in this period
     */
    boolean update(Truth occupied, long sinceMs, SealedPeriod sealed, boolean anybodySeen) {
        if (!sealed.isSealed() || occupied.isTrue()) {
            silentFromMs = Tick.NONE;
        } else if (occupied.isFalse()) {
            silentFromMs = Math.max(sinceMs, sealed.sinceMs());
        }
        return !occupied.isKnown()
                && silentFromMs != Tick.NONE
                && silentFromMs >= sealed.sinceMs()
                && sinceMs - silentFromMs >= silenceMs
                && !anybodySeen;
    }

    /** Nothing was read for a while, or what was seen before counts no more. */
    void forget() {
        silentFromMs = Tick.NONE;
    }

    /** Since when the sensor was silent, tick, to be carried over a restart. */
    long save() {
        return silentFromMs;
    }

    void resume(long saved) {
        silentFromMs = saved;
    }
}
