package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/** Keeps the picture of the car from one tick to the next. Owned by one thread. */
public final class CarWatch {
    private final LiftGeometry geometry;
    private final long openHoldMs;
    private final long ajarHoldMs;
    private final Motion motion;
    private final InspectionWatch inspection = new InspectionWatch();
    private SealedPeriod sealed = SealedPeriod.OPEN;
    private long closedSinceMs = Tick.NONE;
    private long mainsLostMs = Tick.NONE;
    private Doors doors = new Doors(Truth.UNKNOWN, Truth.UNKNOWN, Tick.NEVER);

    /**
     * The memory of the car, to be carried over a restart.
     *
     * @param motion what motion is judged by
     * @param sealed the sealed period
     * @param closedSinceMs since when all doors are closed, tick
     * @param mainsLostMs when the mains were last seen gone, tick
     * @param inspection what is known of inspection operation
     */
    public record SavedCar(
            Motion.SavedMotion motion,
            SealedPeriod sealed,
            long closedSinceMs,
            long mainsLostMs,
            InspectionWatch.SavedInspection inspection) {}

    /**
     * A watch that has seen nothing yet.
     *
     * @param openHoldMs how long a door-open contact must hold to be a way out, ms
     * @param ajarHoldMs how long a door must be not closed where no door-open contact is wired, ms
     */
    public CarWatch(LiftGeometry geometry, long openHoldMs, long ajarHoldMs) {
        this.geometry = geometry;
        this.openHoldMs = openHoldMs;
        this.ajarHoldMs = ajarHoldMs;
        motion = new Motion(geometry);
    }

    /** Draws the picture from the settled signals. */
    public CarPicture update(SignalPanel panel, long nowMs) {
        doors = Doors.read(panel, openHoldMs, ajarHoldMs);
        if (!doors.allClosed().isTrue()) {
            closedSinceMs = Tick.NONE;
        } else if (closedSinceMs == Tick.NONE) {
            closedSinceMs = nowMs;
        }
        Truth inDoorZone = DoorZone.read(panel, geometry, doors);
        boolean wasStill = motion.still();
        motion.update(panel, nowMs);
        boolean hadRide = sealed.hasRide();
        sealed = sealed.next(doors, closedSinceMs, inDoorZone, motion, wasStill, nowMs);
        inspection.update(panel, hadRide && !sealed.isSealed() && inDoorZone.isTrue());
        Truth mainsLost = panel.flag(Signal.MAINS_OK).not();
        if (mainsLost.isTrue()) {
            mainsLostMs = nowMs;
        }
        return new CarPicture(
                nowMs,
                doors,
                inDoorZone,
                motion.lastTravelMs(),
                motion.still(),
                sealed,
                mainsLost,
                mainsLostMs != Tick.NONE && mainsLostMs >= motion.lastTravelMs(),
                inspection.effective(panel),
                panel.flag(Signal.FIRE_SERVICE));
    }

    /** The next tick at which the picture changes by itself, or {@link Tick#NEVER}; may lie in the past. */
    public long nextDueMs() {
        return Math.min(motion.nextDueMs(), doors.passableAtMs());
    }

    /** After a time in which nothing was read: a car that is found elsewhere has travelled. */
    public void bridgeGap() {
        motion.bridgeGap();
    }

    public SavedCar save() {
        return new SavedCar(motion.save(), sealed, closedSinceMs, mainsLostMs, inspection.save());
    }

    public void resume(SavedCar saved) {
        motion.resume(saved.motion());
        sealed = saved.sealed();
        closedSinceMs = saved.closedSinceMs();
        mainsLostMs = saved.mainsLostMs();
        inspection.resume(saved.inspection());
    }
}
