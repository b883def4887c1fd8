package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/**
 * Remembers of the runs what a fault is told by: whether the door contacts and the drive's output have told the truth in a
 * run, whether the safety chain opened in motion, whether the car left a landing with open doors. A wire that was never
 * right proves no fault of the lift.
 */
public final class RunWatch {
    /** A car is in motion for this long after evidence of travel: the slowest travel shows every second, ms. */
    static final long IN_MOTION_MS = 1000;

    /** A drive comes on at most this long before the contacts say that the doors are closed, ms. */
    static final long DRIVE_BEFORE_DOORS_MS = 2000;

    /** A car that is this much elsewhere at once has not rolled there: its encoder's reference has moved, mm. */
    static final long ROLLED_MM = 1000;

    private final LiftGeometry geometry;
    private long travelMs = Tick.NONE;
    private boolean stood = true;
    private boolean closedInRun;
    private boolean openInRun;
    private boolean doorsProven;
    private boolean openingProven;
    private boolean driveProven;
    private boolean chainWasClosed;
    private long chainBrokeMs = Tick.NONE;
    private boolean standsOpen;
    private boolean heightKnown;
    private long standsAtMm;
    private long leftOpenMs = Tick.NONE;

    /**
     * What is remembered, to be carried over a restart.
     *
     * @param travelMs the last travel seen, tick
     * @param stood whether the car has stood since
     * @param closedInRun whether the doors read closed in the run under way
     * @param openInRun whether they read not closed in it
     * @param doorsProven whether they read closed throughout the run before it
     * @param openingProven whether they read not closed when they last stood open at a landing
     * @param driveProven whether the drive read on when the car last travelled
     * @param chainWasClosed whether the safety chain last read closed
     * @param chainBrokeMs when it opened in motion, tick, or {@link Tick#NONE}
     * @param standsOpen whether the car stands, or stood last, in a door zone with open doors
     * @param heightKnown whether its position was known there
     * @param standsAtMm that position, mm
     * @param leftOpenMs when it left that zone with open doors, tick, or {@link Tick#NONE}
     */
    public record SavedRuns(
            long travelMs,
            boolean stood,
            boolean closedInRun,
            boolean openInRun,
            boolean doorsProven,
            boolean openingProven,
            boolean driveProven,
            boolean chainWasClosed,
            long chainBrokeMs,
            boolean standsOpen,
            boolean heightKnown,
            long standsAtMm,
            long leftOpenMs) {}

    RunWatch(LiftGeometry geometry) {
        this.geometry = geometry;
    }

    void update(SignalPanel panel, CarPicture car) {
        stood |= car.still() || car.passableAtLanding();
        if (car.passableAtLanding()) {
            openingProven = car.doors().allClosed().isFalse();
        }
        if (car.lastTravelMs() > travelMs) {
            travelMs = car.lastTravelMs();
            if (!car.inDoorZone().isTrue()) {
                travels(panel, car);
            }
        }
        watchChain(panel, car);
        watchOpenStand(panel, car);
    }

    private void travels(SignalPanel panel, CarPicture car) {
        if (stood) {
            doorsProven = closedInRun && !openInRun;
            closedInRun = false;
            openInRun = false;
            stood = false;
        }
        closedInRun |= car.doors().allClosed().isTrue();
        openInRun |= car.doors().allClosed().isFalse();
        if (panel.isKnown(Signal.RUNNING)) {
            driveProven = panel.flag(Signal.RUNNING).isTrue();
        }
    }

    /** Landing contacts open the chain at every stop, also while the car still levels: that is not an emergency stop. */
    private void watchChain(SignalPanel panel, CarPicture car) {
        Truth chain = panel.flag(Signal.SAFETY_CHAIN);
        boolean opensDoors =
                car.inDoorZone().isTrue() && car.doors().allClosed().isFalse();
        if (chain.isTrue() || opensDoors) {
            chainBrokeMs = Tick.NONE;
        } else if (chain.isFalse() && chainWasClosed && inMotion(panel, car)) {
            chainBrokeMs = panel.sinceMs(Signal.SAFETY_CHAIN);
        }
        if (chain.isKnown()) {
            chainWasClosed = chain.isTrue();
        }
    }

    private boolean inMotion(SignalPanel panel, CarPicture car) {
        Truth running = panel.flag(Signal.RUNNING);
        boolean justDropped =
                running.isFalse() && Tick.elapsed(panel.sinceMs(Signal.RUNNING), car.nowMs()) < IN_MOTION_MS;
        boolean driven = driveProven && (running.isTrue() || justDropped);
        boolean between =
                car.inDoorZone().isFalse() && !car.still() && car.sealed().hasRide();
        return driven || between || travelling(car);
    }

    /** Whether there has just been evidence of travel. */
    static boolean travelling(CarPicture car) {
        return car.nowMs() - car.lastTravelMs() <= IN_MOTION_MS;
    }

    private void watchOpenStand(SignalPanel panel, CarPicture car) {
        if (car.doors().allClosed().isTrue()) {
            standsOpen = false;
            leftOpenMs = Tick.NONE;
        } else if (car.inDoorZone().isTrue()) {
            standsOpen |= car.passableAtLanding();
            leftOpenMs = Tick.NONE;
            heightKnown = panel.isKnown(Signal.POSITION_MM);
            standsAtMm = panel.value(Signal.POSITION_MM);
        } else if (standsOpen && leftOpenMs == Tick.NONE && leavesOpen(panel, car)) {
            leftOpenMs = car.nowMs();
        }
    }

    /** A door-zone contact that fails does not count as movement while the position says that the car is still there. */
    private boolean leavesOpen(SignalPanel panel, CarPicture car) {
        boolean open = car.inDoorZone().isFalse() && car.doors().open().isTrue() && doorsProven;
        if (!open || !heightKnown || !panel.isKnown(Signal.POSITION_MM)) {
            return open;
        }
        long positionMm = panel.value(Signal.POSITION_MM);
        return !geometry.inDoorZone(positionMm) && Math.abs(positionMm - standsAtMm) <= ROLLED_MM;
    }

    /** Whether the door contacts read closed throughout the run before this one. */
    boolean doorsProven() {
        return doorsProven;
    }

    /** The same, and that they read not closed when the doors last stood open at a landing. */
    boolean doorsTellBoth() {
        return doorsProven && openingProven;
    }

    /** Whether the drive is on for a run: on since the doors closed, by an output that told the last run truly. */
    boolean driveOn(SignalPanel panel, CarPicture car) {
        boolean sinceDoorsClosed = !car.doors().allClosed().isFalse()
                && panel.sinceMs(Signal.RUNNING) >= car.sealed().sinceMs() - DRIVE_BEFORE_DOORS_MS;
        return driveProven && panel.flag(Signal.RUNNING).isTrue() && sinceDoorsClosed;
    }

    /** When the safety chain opened in motion, tick, or {@link Tick#NONE} where it did not, or is closed again. */
    long chainBrokeMs() {
        return chainBrokeMs;
    }

    /** A trapping has taken the stop over. */
    void forgetChain() {
        chainBrokeMs = Tick.NONE;
    }

    /** Whether the car stands, or stood last, in a door zone with open doors, and they have not closed since. */
    boolean standsOpen() {
        return standsOpen;
    }

    /** When the car left a door zone from standing with open doors, tick, or {@link Tick#NONE}. */
    long leftOpenMs() {
        return leftOpenMs;
    }

    /** After a time in which nothing was read the run under way is over; what contacts have proven stays. */
    void resumeAfterGap(long nowMs) {
        travelMs = nowMs;
        stood = false;
        closedInRun = doorsProven;
        openInRun = false;
        chainWasClosed = false;
        chainBrokeMs = Tick.NONE;
        standsOpen = false;
        heightKnown = false;
        leftOpenMs = Tick.NONE;
    }

    SavedRuns save() {
        return new SavedRuns(
                travelMs,
                stood,
                closedInRun,
                openInRun,
                doorsProven,
                openingProven,
                driveProven,
                chainWasClosed,
                chainBrokeMs,
                standsOpen,
                heightKnown,
                standsAtMm,
                leftOpenMs);
    }

    void resume(SavedRuns saved) {
        travelMs = saved.travelMs();
        stood = saved.stood();
        closedInRun = saved.closedInRun();
        openInRun = saved.openInRun();
        doorsProven = saved.doorsProven();
        openingProven = saved.openingProven();
        driveProven = saved.driveProven();
        chainWasClosed = saved.chainWasClosed();
        chainBrokeMs = saved.chainBrokeMs();
        standsOpen = saved.standsOpen();
        heightKnown = saved.heightKnown();
        standsAtMm = saved.standsAtMm();
        leftOpenMs = saved.leftOpenMs();
    }
}
