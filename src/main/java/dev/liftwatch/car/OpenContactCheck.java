package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/** Finds a door-open contact that never comes, by doors that serve people at landing after landing without it. */
public final class OpenContactCheck {
    /** Doors that stand ajar for this long after a run serve people, ms: a try that fails is shorter. */
    private static final long SERVED_MS = 5000;

    /** After so many of them in a row without the door-open contact it is dead; people who are trapped see fewer tries. */
    private static final int SERVED_WITHOUT_OPEN = 4;

    private final Signal closedContact;
    private final Signal openContact;
    private int servedWithoutOpen;
    private long servedTravelMs = Tick.NONE;

    /**
     * How the contact has done, to be carried over a restart.
     *
     * @param servedWithoutOpen runs in a row after which its doors served people and it did not come
     * @param servedTravelMs the travel that ended at the last of them, tick
     */
    public record SavedContact(int servedWithoutOpen, long servedTravelMs) {}

    OpenContactCheck(Signal closedContact, Signal openContact) {
        this.closedContact = closedContact;
        this.openContact = openContact;
    }

    void update(SignalPanel panel, CarPicture car, RunCheck run, Verdicts verdicts) {
        if (panel.readFlag(openContact).isTrue()) {
            servedWithoutOpen = 0;
            verdicts.trust(openContact, SignalFault.CONTRADICTORY);
        }
        Truth closed = panel.flag(closedContact);
        boolean served = closed.isFalse()
                && run.travelMs() > servedTravelMs
                && panel.readFlag(openContact).isFalse()
                && run.afterRunWithClosedDoors()
                && !car.inDoorZone().isFalse()
                && car.nowMs() - Math.max(panel.sinceMs(closedContact), car.lastTravelMs()) >= SERVED_MS;
        if (served) {
            servedTravelMs = run.travelMs();
            servedWithoutOpen++;
        }
        if (servedWithoutOpen >= SERVED_WITHOUT_OPEN) {
            verdicts.distrust(openContact, SignalFault.CONTRADICTORY);
        }
    }

    /** After a time in which nothing was read the next run is the first that counts. */
    void bridgeGap(long nowMs) {
        servedTravelMs = nowMs;
    }

    SavedContact save() {
        return new SavedContact(servedWithoutOpen, servedTravelMs);
    }

    void resume(SavedContact saved) {
        servedWithoutOpen = saved.servedWithoutOpen();
        servedTravelMs = saved.servedTravelMs();
    }
}
