package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;

/**
 * Finds a presence sensor that never lets go, and one that never sees anybody. Somebody who rides on through every opening may be an
 * attendant, who is in the car; nobody stays in a closed car that stands for minutes, and then rides on.
 */
public final class HeldPresence {
    /** A car is empty for a moment within this time and some openings, ms. */
    private static final long WITHOUT_SILENCE_MS = 20 * 60_000;

    /** Whoever has stood in a closed car at a landing for so long does not ride on without leaving the car, ms: */
    private static final long STOOD_MS = 150_000;

    /** A lift that people use has served so many openings without anybody seen in it: its sensor is dead. */
    private static final int OPENINGS_UNSEEN = 50;

    /** After so many with somebody seen it is known how many in a row may pass without. */
    private static final int OPENINGS_SEEN = 30;

    /** So many times the most that ever passed in a row are too many, */
    private static final int TIMES_THE_MOST = 3;

    /** and never fewer than this. */
    private static final int FEWEST_UNSEEN = 10;

    private long presentSinceMs = Tick.NONE;
    private long standsSinceMs = Tick.NONE;
    private boolean stoodLong;
    private int openingsUnseen;
    private int openingsSeen;
    private int mostUnseen;

    /**
     * What is remembered, to be carried over a restart.
     *
     * @param presentSinceMs since when the presence sensor is high, tick
     * @param standsSinceMs since when the car stands closed at a landing with the sensor high, tick, or {@link Tick#NONE}
     * @param stoodLong whether it has stood so for long since the sensor is high
     * @param openingsUnseen openings after a ride since it was last high
     * @param openingsSeen openings after a ride before which it was high
     * @param mostUnseen the most openings in a row that it was not
     */
    public record SavedHolding(
            long presentSinceMs,
            long standsSinceMs,
            boolean stoodLong,
            int openingsUnseen,
            int openingsSeen,
            int mostUnseen) {}

    void update(SignalPanel panel, CarPicture car, RunCheck.Opening opening, Verdicts verdicts) {
        if (!panel.readFlag(Signal.OCCUPIED).isTrue()) {
            presentSinceMs = Tick.NONE;
            standsSinceMs = Tick.NONE;
            stoodLong = false;
            if (panel.readFlag(Signal.OCCUPIED).isFalse()) {
                verdicts.clear(Signal.OCCUPIED, Surprise.Matter.PRESENCE);
                verdicts.trust(Signal.OCCUPIED, SignalFault.STUCK);
                watchDeath(opening, verdicts);
            }
            return;
        }
        mostUnseen = Math.max(mostUnseen, openingsUnseen);
        openingsUnseen = 0;
        openingsSeen = Math.min(OPENINGS_SEEN, openingsSeen + (opening.afterRun() ? 1 : 0));
        verdicts.trust(Signal.OCCUPIED, SignalFault.DEAD);
        if (presentSinceMs == Tick.NONE) {
            presentSinceMs = car.nowMs();
        }
        boolean stands = car.doors().allClosed().isTrue() && car.stillInZone();
        if (!stands) {
            standsSinceMs = Tick.NONE;
        } else if (standsSinceMs == Tick.NONE) {
            standsSinceMs = car.nowMs();
        }
        stoodLong |= stands && car.nowMs() - standsSinceMs >= STOOD_MS;
        if (opening == RunCheck.Opening.NONE) {
            return;
        }
        if (stoodLong) {
            verdicts.charge(Signal.OCCUPIED, SignalFault.STUCK, Surprise.STAYS_AFTER_LONG_STAND);
        } else if (car.nowMs() - presentSinceMs >= WITHOUT_SILENCE_MS) {
            verdicts.charge(Signal.OCCUPIED, SignalFault.STUCK, Surprise.STAYS_THROUGH_OPENING);
        }
    }

    private void watchDeath(RunCheck.Opening opening, Verdicts verdicts) {
        openingsUnseen = Math.min(OPENINGS_UNSEEN, openingsUnseen + (opening.afterRun() ? 1 : 0));
        int learnt = Math.max(FEWEST_UNSEEN, TIMES_THE_MOST * mostUnseen);
        if (openingsUnseen >= (openingsSeen >= OPENINGS_SEEN ? Math.min(learnt, OPENINGS_UNSEEN) : OPENINGS_UNSEEN)) {
            verdicts.distrust(Signal.OCCUPIED, SignalFault.DEAD);
        }
    }

    /** After a time in which nothing was read nothing has been seen to last. */
    void resumeAfterGap() {
        presentSinceMs = Tick.NONE;
        standsSinceMs = Tick.NONE;
        stoodLong = false;
    }

    SavedHolding save() {
        return new SavedHolding(presentSinceMs, standsSinceMs, stoodLong, openingsUnseen, openingsSeen, mostUnseen);
    }

    void resume(SavedHolding saved) {
        presentSinceMs = saved.presentSinceMs();
        standsSinceMs = saved.standsSinceMs();
        stoodLong = saved.stoodLong();
        openingsUnseen = saved.openingsUnseen();
        openingsSeen = saved.openingsSeen();
        mostUnseen = saved.mostUnseen();
    }
}
