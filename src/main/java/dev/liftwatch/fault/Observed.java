package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.Doubt;
import dev.liftwatch.car.SignalFault;
import dev.liftwatch.fault.EntranceWatch.Way;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.List;
import java.util.Set;

/**
 * All that a fault is judged by at one tick. A condition is true while the fault is there, false when it is known to be over,
 * and unknown where it neither begins nor ends: under inspection, say, or in a place where it cannot show.
 *
 * @param input what was handed in
 * @param runs what is remembered of runs
 * @param entrances the doors of each entrance
 * @param levelling the stops counted
 * @param seenClear the flags that have been seen at 0: one that never was is wired the wrong way round
 * @param wired every wired signal
 * @param pausedMs when inspection was last on or the mains were last gone, tick, or {@link Tick#NONE}
 * @param byHandMs the same of fire service, too, under which people hold the doors by their buttons
 */
record Observed(
        FaultInput input,
        RunWatch runs,
        List<EntranceWatch> entrances,
        LevellingWatch levelling,
        Set<Signal> seenClear,
        List<Signal> wired,
        long pausedMs,
        long byHandMs) {

    private static final int FEW = 2;

    private CarPicture car() {
        return input.car();
    }

    private SignalPanel panel() {
        return input.panel();
    }

    private long nowMs() {
        return car().nowMs();
    }

    private boolean paused() {
        return pausedMs == nowMs();
    }

    private boolean byHand() {
        return byHandMs == nowMs();
    }

    /** What is there holds, but does not count under special operation; its end does. */
    private static Truth unless(boolean special, Truth holds) {
        return special && holds.isTrue() ? Truth.UNKNOWN : holds;
    }

    private static Truth of(boolean holds, boolean over) {
        if (holds) {
            return Truth.TRUE;
        }
        return over ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** A flag as it is. */
    Truth flag(Signal signal) {
        return panel().flag(signal);
    }

    Truth strandedOutside() {
        return unless(paused(), of(car().stillOutside(), car().inDoorZone().isTrue()));
    }

    long standsSinceMs() {
        return Math.max(car().standsSinceMs(), pausedMs);
    }

    /** Whether the drive itself reports a fault. */
    boolean stallReported() {
        return flag(Signal.STALL).isTrue() && seenClear.contains(Signal.STALL);
    }

    /** A lift that has stalled is in order again when it travels, not when its drive gives up. */
    Truth stalled() {
        boolean standsUnderDrive = car().still() && travelWouldShow() && runs.driveOn(panel(), car());
        return unless(paused(), of(stallReported() || standsUnderDrive, RunWatch.travelling(car())));
    }

    long stalledSinceMs() {
        long sinceMs = stallReported()
                ? panel().sinceMs(Signal.STALL)
                : Math.max(car().lastTravelMs(), panel().sinceMs(Signal.RUNNING));
        return Math.max(sinceMs, pausedMs);
    }

    private boolean travelWouldShow() {
        return travelIsMeasured() || car().inDoorZone().isKnown();
    }

    /** Whether slow travel shows at once, and not only at the next edge of a zone. */
    boolean travelIsMeasured() {
        return panel().isKnown(Signal.POSITION_MM) || panel().isKnown(Signal.SPEED_MM_S);
    }

    Truth runsTooLong() {
        return unless(
                paused(), of(runs.driveOn(panel(), car()), flag(Signal.RUNNING).isFalse()));
    }

    long runsSinceMs() {
        return Math.max(panel().sinceMs(Signal.RUNNING), pausedMs);
    }

    /** A mains failure drops the chain, too, and a final limit switch opens it: each has its own name. */
    Truth emergencyStop() {
        Truth chain = flag(Signal.SAFETY_CHAIN);
        boolean otherCause = car().mainsLost().isTrue()
                || flag(Signal.LIMIT_TOP).isTrue()
                || flag(Signal.LIMIT_BOTTOM).isTrue();
        boolean stopped = runs.chainBrokeMs() != Tick.NONE && chain.isFalse() && !otherCause;
        return unless(paused() || atLandingWithoutKnownDoors(), of(stopped, chain.isTrue()));
    }

    private boolean atLandingWithoutKnownDoors() {
        return car().inDoorZone().isTrue() && !car().doors().allClosed().isTrue();
    }

    long chainBrokeMs() {
        return runs.chainBrokeMs();
    }

    private boolean any(Way way) {
        for (int i = 0; i < entrances.size(); i++) {
            if (entrances.get(i).way() == way) {
                return true;
            }
        }
        return false;
    }

    private long earliest(Way way) {
        long earliestMs = Tick.NEVER;
        for (int i = 0; i < entrances.size(); i++) {
            EntranceWatch entrance = entrances.get(i);
            earliestMs = entrance.way() == way ? Math.min(earliestMs, entrance.sinceMs()) : earliestMs;
        }
        return earliestMs;
    }

    /** The most tries to open that have failed in a row at one entrance. */
    int failedTries() {
        int most = 0;
        for (int i = 0; i < entrances.size(); i++) {
            most = Math.max(most, entrances.get(i).failedTries());
        }
        return most;
    }

    private int reopenings() {
        int most = 0;
        for (int i = 0; i < entrances.size(); i++) {
            most = Math.max(most, entrances.get(i).reopenings());
        }
        return most;
    }

    Truth doorsFailToOpen(int tries) {
        boolean fails = !car().inDoorZone().isFalse() && (any(Way.OPENING) || failedTries() >= tries);
        return unless(byHand(), of(fails, any(Way.OPEN)));
    }

    long doorsOpeningSinceMs() {
        long sinceMs = Tick.NEVER;
        for (int i = 0; i < entrances.size(); i++) {
            EntranceWatch entrance = entrances.get(i);
            boolean counts = entrance.way() == Way.OPENING || entrance.failedTries() > 0;
            sinceMs = counts ? Math.min(sinceMs, entrance.openingSinceMs()) : sinceMs;
        }
        return Math.max(sinceMs, byHandMs);
    }

    Truth doorsFailToClose() {
        return unless(byHand(), of(any(Way.CLOSING), car().doors().allClosed().isTrue()));
    }

    long doorsClosingSinceMs() {
        return Math.max(earliest(Way.CLOSING), byHandMs);
    }

    Truth doorsCycle(int times) {
        boolean closed = car().doors().allClosed().isTrue();
        return unless(byHand(), of(!closed && reopenings() >= times, closed));
    }

    Truth doorsHeldOpen() {
        boolean held =
                car().doors().allClosed().isFalse() && !car().inDoorZone().isFalse();
        return unless(byHand(), of(held, car().doors().allClosed().isTrue()));
    }

    long doorsNotClosedSinceMs() {
        return Math.max(car().doors().notClosedSinceMs(), byHandMs);
    }

    Truth leavesLandingOpen() {
        boolean over = car().inDoorZone().isTrue() || car().doors().allClosed().isTrue();
        return unless(paused(), of(runs.leftOpenMs() != Tick.NONE, over));
    }

    Truth travelsOpen() {
        boolean over = car().still()
                || car().inDoorZone().isTrue()
                || car().doors().allClosed().isTrue();
        boolean travels = RunWatch.travelling(car())
                && car().inDoorZone().isFalse()
                && car().doors().allClosed().isFalse()
                && runs.doorsProven()
                && !runs.standsOpen();
        return unless(car().inspection().isTrue(), of(travels, over));
    }

    /** A final limit switch: seen at rest before, and not while the car is known to be a floor away from it. */
    Truth overtravel(Signal limit, boolean within) {
        boolean operated = flag(limit).isTrue() && seenClear.contains(limit) && within;
        return unless(car().inspection().isTrue(), of(operated, flag(limit).isFalse()));
    }

    /** Whether the car may be at or beyond a height, mm: as far as is known. */
    boolean maybeAbove(long heightMm) {
        return !panel().isKnown(Signal.POSITION_MM) || panel().value(Signal.POSITION_MM) >= heightMm;
    }

    /** Whether the car may be at or below a height, mm: as far as is known. */
    boolean maybeBelow(long heightMm) {
        return !panel().isKnown(Signal.POSITION_MM) || panel().value(Signal.POSITION_MM) <= heightMm;
    }

    Truth fasterThan(long speedMmS) {
        return panel().isKnown(Signal.SPEED_MM_S)
                ? Truth.of(Math.abs(panel().value(Signal.SPEED_MM_S)) > speedMmS)
                : Truth.UNKNOWN;
    }

    Truth poorLevelling(int stops) {
        return of(levelling.off() >= stops, levelling.good() >= stops);
    }

    Truth inspectionOn() {
        return car().inspection();
    }

    Truth clockUnset() {
        return input.clockSynced().not();
    }

    /** Several wires that are all silent have one cause: their line, or the box's inputs. */
    Truth nothingIsRead() {
        return Truth.of(wired.size() >= FEW && noneRead());
    }

    private boolean noneRead() {
        for (int i = 0; i < wired.size(); i++) {
            if (panel().isRead(wired.get(i))) {
                return false;
            }
        }
        return true;
    }

    Truth lost(Signal signal) {
        if (panel().isRead(signal)) {
            return Truth.FALSE;
        }
        return nothingIsRead().isTrue() ? Truth.UNKNOWN : Truth.TRUE;
    }

    Truth stuck(Signal signal) {
        return Truth.of(doubted(signal, SignalFault.STUCK) || buttonStuck(signal));
    }

    /** Whether the signal is the alarm button, pressed and not believed for that. */
    boolean buttonStuck(Signal signal) {
        return signal == Signal.ALARM_BUTTON && input.buttonDistrusted();
    }

    Truth inverted(Signal signal) {
        return Truth.of(doubted(signal, SignalFault.INVERTED));
    }

    Truth contradictory(Signal signal) {
        boolean inspectionContradicted = signal == Signal.INSPECTION
                && flag(Signal.INSPECTION).isTrue()
                && !car().inspection().isKnown();
        return Truth.of(inspectionContradicted
                || doubted(signal, SignalFault.CONTRADICTORY)
                || doubted(signal, SignalFault.CHATTERING));
    }

    private boolean doubted(Signal signal, SignalFault fault) {
        for (int i = 0; i < input.doubts().size(); i++) {
            Doubt doubt = input.doubts().get(i);
            if (doubt.signal() == signal && doubt.fault() == fault) {
                return true;
            }
        }
        return false;
    }
}
