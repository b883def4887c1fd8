package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;

/**
 * Holds the position against ordinary runs: doors that open fully at the end of run after run open at landings, and a car
 * that others see travel does not stay where it is.
 */
public final class PositionCheck {
    /** After this many openings at landings in a row it is believed again. */
    private static final int AMENDS = 2;

    /** A car found this much elsewhere shows that its encoder lives, mm. */
    private static final long ALIVE_MM = 1000;

    /** Two openings within this of each other are at one place, mm. */
    private static final long SAME_MM = 50;

    /** A drive that was on for this long has moved the car, ms. */
    private static final long RAN_MS = 3000;

    private int atLandings;
    private boolean openedOnce;
    private long openedAtMm;
    private boolean othersSawTravel;
    private long runningSinceMs = Tick.NONE;

    /**
     * How the position has done, to be carried over a restart.
     *
     * @param atLandings openings in a row at landings
     * @param openedOnce whether there was any opening
     * @param openedAtMm where the last one was, mm
     * @param othersSawTravel whether the car was seen to travel since, by other signals
     * @param runningSinceMs since when the drive is on, tick
     */
    public record SavedPositionCheck(
            int atLandings, boolean openedOnce, long openedAtMm, boolean othersSawTravel, long runningSinceMs) {}

    /** Takes the picture at its tick; {@code opening} is how doors have just come to stand open. */
    void update(SignalPanel panel, CarPicture car, LiftGeometry geometry, RunCheck.Opening opening, Verdicts verdicts) {
        watchOthers(panel, car);
        if (!panel.isRead(Signal.POSITION_MM)) {
            return;
        }
        long positionMm = panel.value(Signal.POSITION_MM);
        if (Math.abs(positionMm - openedAtMm) > ALIVE_MM) {
            lives(verdicts);
        }
        if (opening == RunCheck.Opening.NONE) {
            return;
        }
        judgePlace(geometry.inDoorZone(positionMm), opening, verdicts);
        if (openedOnce && othersSawTravel) {
            if (Math.abs(positionMm - openedAtMm) <= SAME_MM) {
                verdicts.charge(Signal.POSITION_MM, SignalFault.STUCK, Surprise.OPENS_WHERE_IT_DID);
            } else {
                lives(verdicts);
            }
        }
        openedOnce = true;
        openedAtMm = positionMm;
        othersSawTravel = false;
    }

    private void lives(Verdicts verdicts) {
        verdicts.clear(Signal.POSITION_MM, Surprise.Matter.FREEZING);
        verdicts.trust(Signal.POSITION_MM, SignalFault.STUCK);
    }

    private void judgePlace(boolean atLanding, RunCheck.Opening opening, Verdicts verdicts) {
        if (!atLanding) {
            boolean atOnce = opening == RunCheck.Opening.PROMPT;
            atLandings = 0;
            verdicts.charge(
                    Signal.POSITION_MM,
                    SignalFault.CONTRADICTORY,
                    atOnce ? Surprise.OPENS_AT_NO_LANDING_AT_ONCE : Surprise.OPENS_AT_NO_LANDING);
            return;
        }
        atLandings = Math.min(AMENDS, atLandings + 1);
        if (atLandings >= AMENDS) {
            verdicts.clear(Signal.POSITION_MM, Surprise.Matter.PLACE);
            verdicts.trust(Signal.POSITION_MM, SignalFault.CONTRADICTORY);
        }
    }

    private void watchOthers(SignalPanel panel, CarPicture car) {
        boolean running =
                panel.flag(Signal.RUNNING).isTrue() && car.doors().allClosed().isTrue();
        if (!running) {
            runningSinceMs = Tick.NONE;
        } else if (runningSinceMs == Tick.NONE) {
            runningSinceMs = car.nowMs();
        }
        boolean ran = running && car.nowMs() - runningSinceMs >= RAN_MS;
        boolean leftZone = panel.flag(Signal.DOOR_ZONE).isFalse()
                || (panel.flag(Signal.LEVEL_UPPER).isFalse()
                        && panel.flag(Signal.LEVEL_LOWER).isFalse());
        othersSawTravel |= ran || leftZone;
    }

    /** After a time in which nothing was read nobody knows where doors have opened since the last time. */
    void resumeAfterGap() {
        openedOnce = false;
        othersSawTravel = false;
        runningSinceMs = Tick.NONE;
    }

    SavedPositionCheck save() {
        return new SavedPositionCheck(atLandings, openedOnce, openedAtMm, othersSawTravel, runningSinceMs);
    }

    void resume(SavedPositionCheck saved) {
        atLandings = saved.atLandings();
        openedOnce = saved.openedOnce();
        openedAtMm = saved.openedAtMm();
        othersSawTravel = saved.othersSawTravel();
        runningSinceMs = saved.runningSinceMs();
    }
}
