package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.Tick;

/** Keeps the picture of the car from one tick to the next. Owned by one thread. */
public final class CarWatch {
    /** Doors that open, let people out and close take at least this, ms. */
    static final long QUICKEST_EXIT_MS = 10_000;

    /** A position that jitters at the edge of a zone stays in it for less than this at a time, ms. */
    private static final long STOOD_IN_ZONE_MS = 2000;

    /** Within this a position that no car can have come to is found to be none, ms. */
    private static final long FOUND_LOST_MS = 2000;

    private final LiftGeometry geometry;
    private final Times times;
    private final Motion motion;
    private final InspectionWatch inspection = new InspectionWatch();
    private SealedPeriod sealed = SealedPeriod.OPEN;
    private Blindness blindness = Blindness.NONE;
    private long closedSinceMs = Tick.NONE;
    private long mainsLostMs = Tick.NONE;
    private boolean openedOutside;
    private long reclosedMs = Tick.NONE;
    private long atLandingSinceMs = Tick.NONE;
    private long leftZoneMs = Tick.NONE;
    private boolean stoodAtLanding;
    private boolean unseenExitPossible;
    private Aftermath aftermath = Aftermath.NONE;
    private boolean unseenAtLanding;
    private long unseenSinceMs = Tick.NONE;
    private boolean stoodBeforeGap;
    private Doors doors = Doors.UNKNOWN;
    private Truth inDoorZone = Truth.UNKNOWN;
    private DoorZone.Sunk sunk = DoorZone.Sunk.NOT;

    /**
     * The times by which the picture is drawn.
     *
     * @param openHoldMs how long a door-open contact must hold to be a way out, ms
     * @param ajarHoldMs how long a door must be not closed where no door-open contact is wired, ms
     * @param stalledMs how long a drive may be on without travel, ms
     */
    public record Times(long openHoldMs, long ajarHoldMs, long stalledMs) {}

    /**
     * The memory of the car, to be carried over a restart.
     *
     * @param motion what motion is judged by
     * @param sealed the sealed period
     * @param blindness what has been lost within it
     * @param closedSinceMs since when all doors are closed, tick
     * @param mainsLostMs when the mains were last seen gone, tick
     * @param openedOutside whether the doors have stood open outside every door zone and not closed since
     * @param reclosedMs when they last closed after that, tick
     * @param atLandingSinceMs since when the car is in a door zone, tick
     * @param leftZoneMs when the car last left a door zone that it had stood in, tick
     * @param stoodAtLanding whether the car stood in a door zone when its place was last known
     * @param unseenAtLanding whether it has been at a landing while its doors were unknown
     * @param unseenSinceMs since when neither doors nor place are known though their supply is there, tick
     * @param unseenExitPossible whether nothing was read for long enough to get out, and the car has not been found since
     * @param doors the doors, which stand while the shaft's supply is dead
     * @param inDoorZone the same of the place
     * @param sunk by which level sensor alone the car stood at its landing with open doors
     * @param inspection what is known of inspection operation
     */
    public record SavedCar(
            Motion.SavedMotion motion,
            SealedPeriod sealed,
            Blindness blindness,
            long closedSinceMs,
            long mainsLostMs,
            boolean openedOutside,
            long reclosedMs,
            long atLandingSinceMs,
            long leftZoneMs,
            boolean stoodAtLanding,
            boolean unseenAtLanding,
            long unseenSinceMs,
            boolean unseenExitPossible,
            Doors doors,
            Truth inDoorZone,
            DoorZone.Sunk sunk,
            InspectionWatch.SavedInspection inspection) {}

    /** A watch that has seen nothing yet. */
    public CarWatch(LiftGeometry geometry, Times times) {
        this.geometry = geometry;
        this.times = times;
        motion = new Motion(geometry);
    }

    /** Draws the picture from the settled signals. */
    public CarPicture update(SignalPanel panel, long nowMs) {
        boolean wasAtLanding = inDoorZone.isTrue();
        readDoorsAndZone(panel, nowMs);
        // A closed contact may stick while the open contact shows a way out.
        if (!doors.allClosed().isTrue() || doors.passable(nowMs)) {
            closedSinceMs = Tick.NONE;
        } else if (closedSinceMs == Tick.NONE) {
            closedSinceMs = nowMs;
        }
        boolean sealedBefore = sealed.isSealed();
        boolean stoodInZone = sealed.stoodInZone();
        boolean wasStill = motion.still();
        long travelledMs = motion.lastTravelMs();
        motion.update(panel, nowMs);
        findAfterGap(panel, motion.lastTravelMs() != travelledMs, nowMs);
        boolean hadRide = sealed.hasRide();
        boolean travelled = travelledMs != Tick.NONE && motion.lastTravelMs() != travelledMs;
        boolean leavesLanding = travelled && wasStill && wasAtLanding;
        boolean travelsUnseen = !doors.allClosed().isKnown() && travelled && !inDoorZone.isTrue();
        if (!doors.allClosed().isKnown() && inDoorZone.isTrue()) {
            unseenAtLanding = true;
        } else if (unseenAtLanding && doors.allClosed().isTrue()) {
            unseenAtLanding = false;
            sealed = SealedPeriod.OPEN;
        }
        forgetAfterBlindTime(panel, nowMs);
        sealed = travelsUnseen && (leavesLanding || !sealed.isSealed())
                ? SealedPeriod.byTravel(motion.lastTravelMs())
                : sealed.next(doors, closedSinceMs, inDoorZone, motion, wasStill, nowMs);
        blindness = blindness.next(lost(panel, sealedBefore, stoodInZone || stoodAtLanding), lostSinceMs(panel, nowMs));
        if (inDoorZone.isKnown()) {
            stoodAtLanding = inDoorZone.isTrue() && motion.still();
        }
        inspection.update(panel, hadRide && !sealed.isSealed() && inDoorZone.isTrue());
        watchOpeningOutside(nowMs);
        Truth mainsLost = panel.flag(Signal.MAINS_OK).not();
        if (mainsLost.isTrue()) {
            mainsLostMs = nowMs;
        }
        return new CarPicture(
                nowMs,
                doors,
                inDoorZone,
                motion.lastTravelMs(),
                motion.disputed(),
                reclosedMs,
                leftZoneMs,
                motion.still(),
                sealed,
                blindness,
                stalledAtMs(panel),
                mainsLost,
                mainsLostMs != Tick.NONE && mainsLostMs >= motion.lastTravelMs(),
                inspection.effective(),
                panel.flag(Signal.FIRE_SERVICE));
    }

    /** While the supply of the shaft is dead nothing is known, but an opening that was under way goes on. */
    private void readDoorsAndZone(SignalPanel panel, long nowMs) {
        boolean openingStands = panel.shaftUnpowered() && doors.passableAtMs() != Tick.NEVER;
        if (!openingStands) {
            doors = Doors.read(panel, times.openHoldMs(), times.ajarHoldMs(), motion.lastTravelMs());
            sunk = DoorZone.sunk(panel, doors, motion.still() && inDoorZone.isTrue(), sunk);
            inDoorZone = DoorZone.read(panel, geometry, doors, sunk);
        }
        if (!inDoorZone.isTrue()) {
            if (atLandingSinceMs != Tick.NONE && nowMs - atLandingSinceMs >= STOOD_IN_ZONE_MS) {
                leftZoneMs = nowMs;
            }
            atLandingSinceMs = Tick.NONE;
        } else if (atLandingSinceMs == Tick.NONE) {
            atLandingSinceMs = nowMs;
        }
        doors = inDoorZone.isTrue() ? doors.openingNotBefore(atLandingSinceMs) : doors;
    }

    private Blindness.Extent lost(SignalPanel panel, boolean sealedBefore, boolean stoodInZone) {
        if (!sealed.isSealed()) {
            return Blindness.Extent.NOTHING;
        }
        if (!inDoorZone.isKnown() && DoorZone.isWired(panel)) {
            if (!sealedBefore || zoneIsDoubted(panel)) {
                return Blindness.Extent.PLACE_BEFORE;
            }
            return stoodInZone ? Blindness.Extent.PLACE_AT_LANDING : Blindness.Extent.PLACE_IN_RIDE;
        }
        return doors.allClosed().isKnown() ? Blindness.Extent.NOTHING : Blindness.Extent.DOORS;
    }

    /** A position that is found to be lost was lost some moments ago. */
    private static long lostSinceMs(SignalPanel panel, long nowMs) {
        boolean lost = panel.isWired(Signal.POSITION_MM) && !panel.isRead(Signal.POSITION_MM);
        long sinceMs = lost ? panel.sinceMs(Signal.POSITION_MM) : nowMs;
        return nowMs - sinceMs <= FOUND_LOST_MS ? sinceMs : nowMs;
    }

    /** A sensor that is not believed may have been wrong all along. */
    private static boolean zoneIsDoubted(SignalPanel panel) {
        return isDoubted(panel, Signal.DOOR_ZONE)
                || isDoubted(panel, Signal.LEVEL_UPPER)
                || isDoubted(panel, Signal.LEVEL_LOWER);
    }

    private static boolean isDoubted(SignalPanel panel, Signal signal) {
        return panel.isWired(signal) && !panel.isUsed(signal);
    }

    /** Doors that read closed on both sides of an exit that nobody saw are closed since now, and not since before it. */
    private void findAfterGap(SignalPanel panel, boolean foundElsewhere, long nowMs) {
        if (!unseenExitPossible) {
            return;
        }
        boolean standWasOutside = sealed.isSealed() && !stoodAtLanding && stoodBeforeGap;
        if (!inDoorZone.isKnown() && DoorZone.isWired(panel)) {
            return;
        }
        unseenExitPossible = false;
        if (!inDoorZone.isFalse()) {
            aftermath = Aftermath.AT_LANDING;
        } else {
            aftermath = standWasOutside && !foundElsewhere ? Aftermath.SAME_STAND : Aftermath.ELSEWHERE_OUTSIDE;
        }
        if (aftermath != Aftermath.SAME_STAND) {
            boolean mayBeClosed = !doors.allClosed().isFalse();
            sealed = sealed.isSealed() && mayBeClosed ? sealed.begunUnseen(nowMs) : SealedPeriod.OPEN;
            closedSinceMs = closedSinceMs == Tick.NONE ? Tick.NONE : nowMs;
        }
    }

    /** What the car has just been found to be after a gap; asked for once. */
    public Aftermath takeAftermath() {
        Aftermath taken = aftermath;
        aftermath = Aftermath.NONE;
        return taken;
    }

    /** A line that was lost comes back: a car at a landing may have let people out and closed its doors meanwhile. */
    private void forgetAfterBlindTime(SignalPanel panel, long nowMs) {
        boolean unseen = !doors.allClosed().isKnown() && !inDoorZone.isKnown() && !panel.shaftUnpowered();
        if (unseen) {
            unseenSinceMs = unseenSinceMs == Tick.NONE ? nowMs : unseenSinceMs;
        } else if (unseenSinceMs != Tick.NONE && doors.allClosed().isKnown() && inDoorZone.isKnown()) {
            boolean longEnough = nowMs - unseenSinceMs >= QUICKEST_EXIT_MS;
            if (longEnough && inDoorZone.isTrue() && doors.allClosed().isTrue()) {
                sealed = SealedPeriod.OPEN;
                closedSinceMs = nowMs;
            }
            unseenSinceMs = Tick.NONE;
        }
    }

    private void watchOpeningOutside(long nowMs) {
        if (doors.passable(nowMs)) {
            openedOutside = inDoorZone.isFalse();
        } else if (openedOutside && doors.allClosed().isTrue()) {
            openedOutside = false;
            reclosedMs = nowMs;
        }
    }

    private long stalledAtMs(SignalPanel panel) {
        if (panel.flag(Signal.STALL).isTrue()) {
            return panel.sinceMs(Signal.STALL);
        }
        return panel.flag(Signal.RUNNING).isTrue()
                ? Math.max(panel.sinceMs(Signal.RUNNING), motion.lastTravelMs()) + times.stalledMs()
                : Tick.NEVER;
    }

    /** The next tick at which the picture changes by itself, or {@link Tick#NEVER}; may lie in the past. */
    public long nextDueMs() {
        return Math.min(motion.nextDueMs(), doors.passableAtMs());
    }

    /**
     * After a time in which nothing was read, from the tick {@code fromMs} to {@code nowMs}: doors, place and stillness are what was
     * known then, and are read again. If there was time for it, people may have got out.
     */
    public void resumeAfterGap(long fromMs, long nowMs, Gap gap) {
        stoodBeforeGap = motion.still();
        motion.resumeAfterGap(nowMs);
        sealed = sealed.afterGap(fromMs, nowMs);
        unseenExitPossible |= gap.mayLast(QUICKEST_EXIT_MS);
        closedSinceMs = Tick.NONE;
        atLandingSinceMs = Tick.NONE;
        unseenAtLanding = false;
        unseenSinceMs = Tick.NONE;
        doors = Doors.UNKNOWN;
        inDoorZone = Truth.UNKNOWN;
    }

    public SavedCar save() {
        return new SavedCar(
                motion.save(),
                sealed,
                blindness,
                closedSinceMs,
                mainsLostMs,
                openedOutside,
                reclosedMs,
                atLandingSinceMs,
                leftZoneMs,
                stoodAtLanding,
                unseenAtLanding,
                unseenSinceMs,
                unseenExitPossible,
                doors,
                inDoorZone,
                sunk,
                inspection.save());
    }

    public void resume(SavedCar saved) {
        motion.resume(saved.motion());
        sealed = saved.sealed();
        blindness = saved.blindness();
        closedSinceMs = saved.closedSinceMs();
        mainsLostMs = saved.mainsLostMs();
        openedOutside = saved.openedOutside();
        reclosedMs = saved.reclosedMs();
        atLandingSinceMs = saved.atLandingSinceMs();
        leftZoneMs = saved.leftZoneMs();
        stoodAtLanding = saved.stoodAtLanding();
        unseenAtLanding = saved.unseenAtLanding();
        unseenSinceMs = saved.unseenSinceMs();
        unseenExitPossible = saved.unseenExitPossible();
        doors = saved.doors();
        inDoorZone = saved.inDoorZone();
        sunk = saved.sunk();
        inspection.resume(saved.inspection());
    }
}
