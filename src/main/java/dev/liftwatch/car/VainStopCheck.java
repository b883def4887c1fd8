package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;

/**
 * Finds a closed contact of a through car that never lets go, where no open contact could contradict it: people are carried
 * to a landing, by that contact no door moves there, and the lift goes on to serve others, again and again. One whose doors
 * have really failed may do so once.
 */
public final class VainStopCheck {
    /** After so many such stops it is the contact. */
    static final int STOPS = 3;

    /** Presence that lasts for so long after the doors closed is not what was seen of those who got out, ms. */
    static final long STILL_SEEN_MS = 30_000;

    private final Signal closedContact;
    private final Signal openContact;
    private int vainStops;
    private long closedSinceMs = Tick.NONE;
    private boolean somebodyIn;
    private long stopTravelMs = Tick.NONE;

    /**
     * How the contact has done, to be carried over a restart.
     *
     * @param vainStops stops with somebody in the car at which no door moved, since this one last did
     * @param closedSinceMs since when all doors read closed, tick, or {@link Tick#NONE}
     * @param somebodyIn whether somebody was seen in the closed car
     * @param stopTravelMs the travel that ended at such a stop, at which the car still stands, tick, or {@link Tick#NONE}
     */
    public record SavedStops(int vainStops, long closedSinceMs, boolean somebodyIn, long stopTravelMs) {}

    VainStopCheck(Signal closedContact, Signal openContact) {
        this.closedContact = closedContact;
        this.openContact = openContact;
    }

    void update(SignalPanel panel, CarPicture car, Verdicts verdicts) {
        if (panel.readFlag(closedContact).isFalse()
                || panel.readFlag(openContact).isTrue()) {
            vainStops = 0;
            verdicts.trust(closedContact, SignalFault.CONTRADICTORY);
        }
        if (doorsMove(panel)) {
            closedSinceMs = Tick.NONE;
            somebodyIn = false;
            stopTravelMs = Tick.NONE;
            return;
        }
        if (closedSinceMs == Tick.NONE) {
            closedSinceMs = car.nowMs();
        }
        somebodyIn |= isSomebodySeen(panel, car.nowMs());
        if (stopTravelMs != Tick.NONE && car.lastTravelMs() > stopTravelMs) {
            stopTravelMs = Tick.NONE;
            vainStops++;
            if (vainStops >= STOPS && !panel.isRead(openContact)) {
                verdicts.distrust(closedContact, SignalFault.CONTRADICTORY);
            }
        }
        boolean arrived = car.stillInZone() && car.lastTravelMs() > closedSinceMs;
        if (arrived && somebodyIn && !car.inspection().isTrue()) {
            stopTravelMs = car.lastTravelMs();
        }
    }

    private boolean isSomebodySeen(SignalPanel panel, long nowMs) {
        boolean roseSince = panel.sinceMs(Signal.OCCUPIED) > closedSinceMs;
        return panel.flag(Signal.OCCUPIED).isTrue() && (roseSince || nowMs - closedSinceMs >= STILL_SEEN_MS);
    }

    /** After a time in which nothing was read nobody knows whether the doors have moved since the last stop. */
    void bridgeGap() {
        closedSinceMs = Tick.NONE;
        somebodyIn = false;
        stopTravelMs = Tick.NONE;
    }

    static boolean doorsMove(SignalPanel panel) {
        return !panel.readFlag(Signal.DOOR_CLOSED).isTrue()
                || panel.readFlag(Signal.DOOR_OPEN).isTrue()
                || panel.readFlag(Signal.DOOR2_CLOSED).isFalse()
                || panel.readFlag(Signal.DOOR2_OPEN).isTrue();
    }

    SavedStops save() {
        return new SavedStops(vainStops, closedSinceMs, somebodyIn, stopTravelMs);
    }

    void resume(SavedStops saved) {
        vainStops = saved.vainStops();
        closedSinceMs = saved.closedSinceMs();
        somebodyIn = saved.somebodyIn();
        stopTravelMs = saved.stopTravelMs();
    }
}
