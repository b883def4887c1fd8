package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;
import java.util.List;

/**
 * All that a fault is judged by at one tick. A condition is true while the fault is there, false when it is known to be over,
 * and unknown where it neither begins nor ends: under inspection, say, or in a place where it cannot show.
 *
 * @param input what was handed in
 * @param memory what is remembered
 * @param wired every wired signal
 */
record Observed(FaultInput input, FaultMemory memory, List<Signal> wired) {

    private CarPicture car() {
        return input.car();
    }

    private SignalPanel panel() {
        return input.panel();
    }

    private boolean paused() {
        return memory.pausedMs() == car().nowMs();
    }

    /** What is there holds, but does not count under special operation; its end does. */
    static Truth unless(boolean special, Truth holds) {
        return special && holds.isTrue() ? Truth.UNKNOWN : holds;
    }

    /** True where it holds, false where it is known to be over, else unknown. */
    static Truth of(boolean holds, boolean over) {
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
        return Math.max(car().standsSinceMs(), memory.pausedMs());
    }

    /** Whether the drive itself reports a fault. */
    boolean stallReported() {
        return flag(Signal.STALL).isTrue() && memory.seenClear().contains(Signal.STALL);
    }

    /** A lift that has stalled is in order again when it travels, not when its drive gives up. */
    Truth stalled() {
        boolean standsUnderDrive =
                car().still() && travelWouldShow() && memory.runs().driveOn(panel(), car());
        return unless(paused(), of(stallReported() || standsUnderDrive, RunWatch.travelling(car())));
    }

    long stalledSinceMs() {
        long sinceMs = stallReported()
                ? panel().sinceMs(Signal.STALL)
                : Math.max(car().lastTravelMs(), panel().sinceMs(Signal.RUNNING));
        return Math.max(sinceMs, memory.pausedMs());
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
                paused(),
                of(memory.runs().driveOn(panel(), car()), flag(Signal.RUNNING).isFalse()));
    }

    long runsSinceMs() {
        return Math.max(panel().sinceMs(Signal.RUNNING), memory.pausedMs());
    }

    /** A mains failure drops the chain, too, and a final limit switch opens it: each has its own name. */
    Truth emergencyStop() {
        Truth chain = flag(Signal.SAFETY_CHAIN);
        boolean otherCause = car().mainsLost().isTrue()
                || flag(Signal.LIMIT_TOP).isTrue()
                || flag(Signal.LIMIT_BOTTOM).isTrue();
        boolean stopped = memory.runs().chainBrokeMs() != Tick.NONE && chain.isFalse() && !otherCause;
        boolean perhapsDoors = maybeAtLanding()
                && !(car().doors().allClosed().isTrue() && memory.runs().doorsTellBoth());
        return unless(paused() || perhapsDoors, of(stopped, chain.isTrue()));
    }

    /** Whether the car may be at a landing, where the chain also opens with the doors. */
    boolean maybeAtLanding() {
        return !car().inDoorZone().isFalse();
    }

    long chainBrokeMs() {
        return memory.runs().chainBrokeMs();
    }

    Truth leavesLandingOpen() {
        boolean over = car().inDoorZone().isTrue() || car().doors().allClosed().isTrue();
        return unless(paused(), of(memory.runs().leftOpenMs() != Tick.NONE, over));
    }

    /** A door zone that is passed on the way ends nothing, and does not count. */
    Truth travelsOpen() {
        boolean over = car().still() || car().doors().allClosed().isTrue();
        boolean travels = RunWatch.travelling(car())
                && car().inDoorZone().isFalse()
                && car().doors().allClosed().isFalse()
                && memory.runs().doorsProven()
                && !memory.runs().standsOpen();
        return unless(car().inspection().isTrue(), of(travels, over));
    }

    /** A final limit switch: seen at rest before, and not while the car is known to be a floor away from it. */
    Truth overtravel(Signal limit, boolean within) {
        boolean operated = flag(limit).isTrue() && memory.seenClear().contains(limit) && within;
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
        return of(memory.levelling().off() >= stops, memory.levelling().good() >= stops);
    }

    Truth inspectionOn() {
        return car().inspection();
    }

    Truth clockUnset() {
        return input.clockSynced().not();
    }

    /** The doors, and what people do with them by hand. */
    ObservedDoors doors() {
        return new ObservedDoors(car(), memory.entrances(), memory.byHandMs());
    }

    /** The wires. */
    ObservedSignals signals() {
        return new ObservedSignals(input, wired);
    }
}
