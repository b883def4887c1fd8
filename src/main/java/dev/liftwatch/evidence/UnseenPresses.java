package dev.liftwatch.evidence;

import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * Presses of the alarm button in a closed car in which a radar or camera sees nobody. One may be a sensor that has just failed,
 * several are a loose contact, and so is one where the car has been seen empty for long; as long as the sensor saw people at one
 * of the last openings. A PIR says nothing here: who sits in its blind spot presses unseen. Owned by one thread.
 */
public final class UnseenPresses {
    /** So many presses that the sensor sees nothing of are none. */
    static final int PRESSES = 3;

    /** A sensor that has been silent for this long does not hold its output any more, ms. */
    static final long SILENT_MS = 30_000;

    /** One of these outweighs whatever else was pressed. */
    private static final int NOBODYS = 1000;

    /** Nobody is in a car that has been seen empty for this long, ms. */
    private static final long EMPTY_MS = 600_000;

    /** A sensor that saw nobody in more openings in a row may be dead. */
    private static final int OPENINGS_UNSEEN = 1;

    private long seenMs = Tick.NONE;
    private boolean sees;
    private int openingsUnseen;
    private boolean wayOutBefore;
    private int presses;

    /**
     * What is known, to be carried over a restart.
     *
     * @param seenMs when the sensor saw somebody last, tick, or {@link Tick#NONE}
     * @param sees whether it did at the last tick
     * @param openingsUnseen openings that have ended since
     * @param wayOutBefore whether people could walk out at the last tick
     * @param presses presses of which the sensor saw nothing since people could walk out last
     */
    public record SavedPresses(long seenMs, boolean sees, int openingsUnseen, boolean wayOutBefore, int presses) {}

    /** Takes what the sensor says, unknown where it is not believed. */
    void look(Truth occupied, boolean wayOut, long nowMs) {
        if (wayOutBefore && !wayOut) {
            openingsUnseen++;
        }
        wayOutBefore = wayOut;
        if (wayOut || !occupied.isFalse()) {
            presses = 0;
        }
        if (occupied.isTrue() || sees) {
            // It has seen somebody up to now, though nobody may have looked since it began to.
            seenMs = nowMs;
            openingsUnseen = 0;
        }
        sees = occupied.isTrue();
    }

    /** Whether the sensor has seen somebody lately, so that its silence says something. */
    boolean sensorIsAlive() {
        return seenMs != Tick.NONE && openingsUnseen <= OPENINGS_UNSEEN;
    }

    /** Takes a press before a radar or camera, which {@link #look} has been told the picture of. */
    void press(Truth occupied, boolean wayOut, long nowMs) {
        if (occupied.isFalse() && !wayOut && sensorIsAlive() && nowMs - seenMs >= SILENT_MS) {
            presses = Math.min(NOBODYS, presses + (nowMs - seenMs >= EMPTY_MS ? NOBODYS : 1));
        }
    }

    /** Whether there were too many to be anybody's. */
    boolean areMany() {
        return presses >= PRESSES;
    }

    /** Whether one was in a car that had been seen empty for long: however long it is held, it is nobody's. */
    boolean areNobodys() {
        return presses >= NOBODYS;
    }

    /** After a time in which nothing was read nobody knows when the sensor saw somebody last. */
    void resumeAfterGap() {
        seenMs = Tick.NONE;
        sees = false;
        wayOutBefore = false;
        presses = 0;
    }

    SavedPresses save() {
        return new SavedPresses(seenMs, sees, openingsUnseen, wayOutBefore, presses);
    }

    void resume(SavedPresses saved) {
        seenMs = saved.seenMs();
        sees = saved.sees();
        openingsUnseen = saved.openingsUnseen();
        wayOutBefore = saved.wayOutBefore();
        presses = saved.presses();
    }
}
