package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;

/** Counts by how much the car stops beside its landings, once for every stop at which doors open. */
public final class LevellingWatch {
    private final LiftGeometry geometry;
    private final long toleranceMm;
    private long countedTravelMs = Tick.NONE;
    private int off;
    private int good;

    /**
     * The stops counted, to be carried over a restart.
     *
     * @param countedTravelMs the travel that ended at the last stop counted, tick
     * @param off stops in a row that were off by more than the tolerance
     * @param good stops in a row that were not
     */
    public record SavedLevelling(long countedTravelMs, int off, int good) {}

    LevellingWatch(LiftGeometry geometry, long toleranceMm) {
        this.geometry = geometry;
        this.toleranceMm = toleranceMm;
    }

    void update(SignalPanel panel, CarPicture car) {
        boolean newStop = car.lastTravelMs() != countedTravelMs
                && car.still()
                && car.passableAtLanding()
                && car.doors().allClosed().isFalse()
                && panel.isKnown(Signal.POSITION_MM)
                && !car.inspection().isTrue()
                && !car.fireService().isTrue();
        if (!newStop) {
            return;
        }
        countedTravelMs = car.lastTravelMs();
        long positionMm = panel.value(Signal.POSITION_MM);
        if (!geometry.inDoorZone(positionMm)) {
            // Doors that open there are at another place than the position says: not the lift's levelling.
            return;
        }
        long landingMm = geometry.landings().get(geometry.nearestLanding(positionMm));
        boolean isOff = Math.abs(positionMm - landingMm) > toleranceMm;
        off = isOff ? off + 1 : 0;
        good = isOff ? 0 : good + 1;
    }

    /** Stops in a row that were off. */
    int off() {
        return off;
    }

    /** Stops in a row that were not. */
    int good() {
        return good;
    }

    SavedLevelling save() {
        return new SavedLevelling(countedTravelMs, off, good);
    }

    void resume(SavedLevelling saved) {
        countedTravelMs = saved.countedTravelMs();
        off = saved.off();
        good = saved.good();
    }
}
