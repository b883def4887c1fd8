package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;

/**
 * Finds a door-closed contact that never lets go, where no open contact could contradict it: the car stands at landing after landing for
 * as long as it takes to serve people, and by its contacts no door moves. Of a through car only stops with people on board count: the
 * door of the other side stays closed anyway.
 */
public final class ClosedContactCheck {
    /** A stand of this length may have served people, ms, unless this lift takes longer. */
    private static final long SERVED_MS = 2500;

    /** Presence that lasts for so long after the doors closed is not what was seen of those who got out, ms. */
    static final long STILL_SEEN_MS = 30_000;

    private final Signal closedContact;
    private final Signal openContact;
    private long closedSinceMs = Tick.NONE;
    private boolean somebodyIn;
    private long stopTravelMs = Tick.NONE;

    /**
     * How the contact has done, to be carried over a restart.
     *
     * @param closedSinceMs since when all doors read closed, tick, or {@link Tick#NONE}
     * @param somebodyIn whether somebody was seen in the closed car
     * @param stopTravelMs the travel that ended at the last stop at which no door moved, tick, or {@link Tick#NONE}
     */
    public record SavedStops(long closedSinceMs, boolean somebodyIn, long stopTravelMs) {}

    ClosedContactCheck(Signal closedContact, Signal openContact) {
        this.closedContact = closedContact;
        this.openContact = openContact;
    }

    void update(SignalPanel panel, CarPicture car, ServiceTime service, Verdicts verdicts) {
        boolean moves = !panel.readFlag(closedContact).isTrue()
                || panel.readFlag(openContact).isTrue();
        if (moves) {
            verdicts.clear(closedContact, Surprise.Matter.CLOSED_CONTACT);
            verdicts.trust(closedContact, SignalFault.CONTRADICTORY);
        }
        if (moves || doorsMove(panel)) {
            closedSinceMs = Tick.NONE;
            somebodyIn = false;
            return;
        }
        if (closedSinceMs == Tick.NONE) {
            closedSinceMs = car.nowMs();
        }
        somebodyIn |= isSomebodySeen(panel, car.nowMs());
        boolean throughCar = panel.isWired(Signal.DOOR2_CLOSED);
        boolean served = car.stillInZone()
                && car.lastTravelMs() > Math.max(closedSinceMs, stopTravelMs)
                && car.nowMs() - car.lastTravelMs() >= service.standMs(SERVED_MS);
        boolean opensUnseen = throughCar ? !panel.isRead(openContact) && somebodyIn : !panel.isUsed(openContact);
        if (served && opensUnseen && !car.inspection().isTrue()) {
            stopTravelMs = car.lastTravelMs();
            verdicts.charge(closedContact, SignalFault.CONTRADICTORY, Surprise.STOPS_WITHOUT_DOORS);
        }
    }

    private boolean isSomebodySeen(SignalPanel panel, long nowMs) {
        boolean roseSince = panel.sinceMs(Signal.OCCUPIED) > closedSinceMs;
        return panel.flag(Signal.OCCUPIED).isTrue() && (roseSince || nowMs - closedSinceMs >= STILL_SEEN_MS);
    }

    /** After a time in which nothing was read nobody knows whether the doors have moved since the last stop. */
    void resumeAfterGap() {
        closedSinceMs = Tick.NONE;
        somebodyIn = false;
    }

    private static boolean doorsMove(SignalPanel panel) {
        return panel.readFlag(Signal.DOOR_CLOSED).isFalse()
                || panel.readFlag(Signal.DOOR_OPEN).isTrue()
                || panel.readFlag(Signal.DOOR2_CLOSED).isFalse()
                || panel.readFlag(Signal.DOOR2_OPEN).isTrue();
    }

    SavedStops save() {
        return new SavedStops(closedSinceMs, somebodyIn, stopTravelMs);
    }

    void resume(SavedStops saved) {
        closedSinceMs = saved.closedSinceMs();
        somebodyIn = saved.somebodyIn();
        stopTravelMs = saved.stopTravelMs();
    }
}
