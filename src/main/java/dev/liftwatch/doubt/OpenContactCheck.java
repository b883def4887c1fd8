package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/** Finds a door-open contact that never comes, by doors that serve people at landing after landing without it. */
public final class OpenContactCheck {
    /** Doors that stand ajar for this long after a run serve people, ms, unless this lift takes longer: a try that fails is shorter. */
    private static final long SERVED_MS = 5000;

    private final Signal closedContact;
    private final Signal openContact;
    private long servedTravelMs = Tick.NONE;

    /**
     * How the contact has done, to be carried over a restart.
     *
     * @param servedTravelMs the last travel after which its doors served people and it did not come, tick
     */
    public record SavedContact(long servedTravelMs) {}

    OpenContactCheck(Signal closedContact, Signal openContact) {
        this.closedContact = closedContact;
        this.openContact = openContact;
    }

    void update(SignalPanel panel, CarPicture car, RunCheck run, ServiceTime service, Verdicts verdicts) {
        if (panel.readFlag(openContact).isTrue()) {
            verdicts.clear(openContact, Surprise.Matter.OPEN_CONTACT);
            verdicts.trust(openContact, SignalFault.CONTRADICTORY);
        }
        Truth closed = panel.flag(closedContact);
        boolean served = closed.isFalse()
                && run.travelMs() > servedTravelMs
                && panel.readFlag(openContact).isFalse()
                && run.afterRunWithClosedDoors()
                && !car.inDoorZone().isFalse()
                && car.nowMs() - Math.max(panel.sinceMs(closedContact), car.lastTravelMs())
                        >= service.openingMs(SERVED_MS);
        if (served) {
            servedTravelMs = run.travelMs();
            verdicts.charge(openContact, SignalFault.CONTRADICTORY, Surprise.SERVES_WITHOUT_OPEN_CONTACT);
        }
    }

    /** After a time in which nothing was read the next run is the first that counts. */
    void resumeAfterGap(long nowMs) {
        servedTravelMs = nowMs;
    }

    SavedContact save() {
        return new SavedContact(servedTravelMs);
    }

    void resume(SavedContact saved) {
        servedTravelMs = saved.servedTravelMs();
    }
}
