package dev.liftwatch.fault;

import static dev.liftwatch.fault.FaultKind.BOX_BATTERY_LOW;
import static dev.liftwatch.fault.FaultKind.BOX_ON_BATTERY;
import static dev.liftwatch.fault.FaultKind.CLOCK_UNSET;
import static dev.liftwatch.fault.FaultKind.DOOR_CLOSE_FAILURE;
import static dev.liftwatch.fault.FaultKind.DOOR_CYCLING;
import static dev.liftwatch.fault.FaultKind.DOOR_HELD_OPEN;
import static dev.liftwatch.fault.FaultKind.DOOR_OPEN_FAILURE;
import static dev.liftwatch.fault.FaultKind.EMERGENCY_STOP;
import static dev.liftwatch.fault.FaultKind.INSPECTION_TOO_LONG;
import static dev.liftwatch.fault.FaultKind.MOVING_WITH_DOOR_OPEN;
import static dev.liftwatch.fault.FaultKind.OVERSPEED;
import static dev.liftwatch.fault.FaultKind.OVERTRAVEL_BOTTOM;
import static dev.liftwatch.fault.FaultKind.OVERTRAVEL_TOP;
import static dev.liftwatch.fault.FaultKind.POOR_LEVELLING;
import static dev.liftwatch.fault.FaultKind.POWER_LOST;
import static dev.liftwatch.fault.FaultKind.RUN_TIME_EXCEEDED;
import static dev.liftwatch.fault.FaultKind.SIGNAL_CONTRADICTORY;
import static dev.liftwatch.fault.FaultKind.SIGNAL_INVERTED;
import static dev.liftwatch.fault.FaultKind.SIGNAL_LOST;
import static dev.liftwatch.fault.FaultKind.SIGNAL_STUCK;
import static dev.liftwatch.fault.FaultKind.STALL;
import static dev.liftwatch.fault.FaultKind.STOPPED_OUTSIDE_DOOR_ZONE;
import static dev.liftwatch.fault.FaultKind.UNINTENDED_MOVEMENT;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of faults: under which condition each is there, after how long it is raised, and after how long of being over it
 * is closed. A new fault is a new row here, a name in {@link FaultKind} and a sentence in the message bundle. What explains
 * a stop stands before the stop itself, so that in one instant the cause is named and not its consequence.
 */
final class FaultTable {
    /** What switches back and forth must be over for this long, ms. */
    private static final long CALM_MS = 5000;

    /** Supplies and inputs that come back must stay for this long, ms. */
    private static final long BACK_MS = 30_000;

    /** A drive's own limiter has had its time before it reports; this is for its relay to settle, ms. */
    private static final long STALL_REPORT_MS = 1000;

    /** The slowest travel, a correction run, covers a millimetre in this time, ms (0.1 m/s). */
    private static final long SLOWEST_MS_A_MM = 10;

    /** By then doors that have opened the safety chain at a landing have shown it by one contact or the other, ms. */
    private static final long DOORS_SHOW_MS = 15_000;

    /** Final limit switches act within this of the end landings, mm; further away the switch or the position is wrong. */
    private static final long LIMIT_WITHIN_MM = 1000;

    private FaultTable() {}

    static List<FaultRule> rules(DetectionSettings settings, LiftGeometry geometry) {
        List<FaultRule> rules = new ArrayList<>(stops(settings, geometry));
        if (!geometry.manualDoors()) {
            // People open swing doors, and take their time.
            rules.addAll(automaticDoors(settings));
        }
        rules.add(
                FaultRule.of(DOOR_HELD_OPEN, o -> o.doors().heldOpen(), settings.ms(Setting.DOOR_HELD_OPEN_S), CALM_MS)
                        .since(o -> o.doors().notClosedSinceMs())
                        .ofShaft()
                        .unless(DOOR_OPEN_FAILURE, DOOR_CLOSE_FAILURE, DOOR_CYCLING));
        rules.addAll(dangers(settings, geometry));
        rules.addAll(supplies(settings));
        rules.addAll(signals(settings));
        return List.copyOf(rules);
    }

    private static List<FaultRule> stops(DetectionSettings settings, LiftGeometry geometry) {
        long runTimeMs = geometry.longestRunMs() + settings.ms(Setting.RUN_TIME_MARGIN_S);
        long unmeasuredStallMs = Math.max(settings.ms(Setting.STALL_RAISE_S), largestGapMm(geometry) * SLOWEST_MS_A_MM);
        long atLandingMs = Math.max(settings.ms(Setting.EMERGENCY_STOP_S), DOORS_SHOW_MS);
        FaultKind[] oneStop = {STALL, RUN_TIME_EXCEEDED, EMERGENCY_STOP, STOPPED_OUTSIDE_DOOR_ZONE};
        FaultKind[] whatLeavesTheCarOutside = {
            STALL, RUN_TIME_EXCEEDED, EMERGENCY_STOP, UNINTENDED_MOVEMENT, OVERTRAVEL_TOP, OVERTRAVEL_BOTTOM
        };
        return List.of(
                FaultRule.of(STALL, Observed::stalled, settings.ms(Setting.STALL_RAISE_S), 0)
                        .since(Observed::stalledSinceMs)
                        .orAfter(o -> !o.travelIsMeasured(), unmeasuredStallMs)
                        .orAfter(Observed::stallReported, STALL_REPORT_MS)
                        .ofShaft()
                        .absorbedByTrapping()
                        .unless(oneStop),
                FaultRule.of(RUN_TIME_EXCEEDED, Observed::runsTooLong, runTimeMs, 0)
                        .since(Observed::runsSinceMs)
                        .ofShaft()
                        .absorbedByTrapping()
                        .needing(Signal.RUNNING)
                        .unless(oneStop),
                FaultRule.of(EMERGENCY_STOP, Observed::emergencyStop, settings.ms(Setting.EMERGENCY_STOP_S), CALM_MS)
                        .since(Observed::chainBrokeMs)
                        .orAfter(Observed::maybeAtLanding, atLandingMs)
                        .ofShaft()
                        .absorbedByTrapping()
                        .needing(Signal.SAFETY_CHAIN)
                        .unless(oneStop),
                FaultRule.of(
                                STOPPED_OUTSIDE_DOOR_ZONE,
                                Observed::strandedOutside,
                                settings.ms(Setting.EMPTY_OUTSIDE_S),
                                0)
                        .since(Observed::standsSinceMs)
                        .ofShaft()
                        .absorbedByTrapping()
                        .unless(whatLeavesTheCarOutside));
    }

    private static List<FaultRule> automaticDoors(DetectionSettings settings) {
        int tries = settings.value(Setting.DOOR_OPEN_TRIES);
        int times = settings.value(Setting.DOOR_CYCLING_TIMES);
        FaultKind[] oneDoor = {DOOR_OPEN_FAILURE, DOOR_CLOSE_FAILURE, DOOR_CYCLING, DOOR_HELD_OPEN};
        return List.of(
                FaultRule.of(
                                DOOR_OPEN_FAILURE,
                                o -> o.doors().failToOpen(tries),
                                settings.ms(Setting.DOOR_OPEN_FAILURE_S),
                                0)
                        .since(o -> o.doors().openingSinceMs())
                        .orAfter(o -> o.doors().failedTries() >= tries, 0)
                        .ofShaft()
                        .absorbedByTrapping()
                        .unless(oneDoor),
                FaultRule.of(
                                DOOR_CLOSE_FAILURE,
                                o -> o.doors().failToClose(),
                                settings.ms(Setting.DOOR_CLOSE_FAILURE_S),
                                CALM_MS)
                        .since(o -> o.doors().closingSinceMs())
                        .ofShaft()
                        .unless(oneDoor),
                FaultRule.of(DOOR_CYCLING, o -> o.doors().cycle(times), 0, EntranceWatch.AT_REST_MS)
                        .ofShaft()
                        .unless(oneDoor));
    }

    private static List<FaultRule> dangers(DetectionSettings settings, LiftGeometry geometry) {
        long overtravelMs = settings.ms(Setting.OVERTRAVEL_S);
        long topMm = geometry.landings().getLast() - LIMIT_WITHIN_MM;
        long bottomMm = geometry.landings().getFirst() + LIMIT_WITHIN_MM;
        long speedMmS = geometry.ratedSpeedMmS() * settings.value(Setting.OVERSPEED_PERCENT) / 100;
        int stops = settings.value(Setting.LEVELLING_STOPS);
        return List.of(
                FaultRule.of(
                                UNINTENDED_MOVEMENT,
                                Observed::leavesLandingOpen,
                                settings.ms(Setting.UNINTENDED_MOVEMENT_S),
                                CALM_MS)
                        .ofShaft(),
                FaultRule.of(
                                MOVING_WITH_DOOR_OPEN,
                                Observed::travelsOpen,
                                settings.ms(Setting.MOVING_DOOR_OPEN_S),
                                CALM_MS)
                        .ofShaft()
                        .unless(UNINTENDED_MOVEMENT),
                FaultRule.of(
                                OVERTRAVEL_TOP,
                                o -> o.overtravel(Signal.LIMIT_TOP, o.maybeAbove(topMm)),
                                overtravelMs,
                                CALM_MS)
                        .ofShaft()
                        .sinceEdgeOf(Signal.LIMIT_TOP),
                FaultRule.of(
                                OVERTRAVEL_BOTTOM,
                                o -> o.overtravel(Signal.LIMIT_BOTTOM, o.maybeBelow(bottomMm)),
                                overtravelMs,
                                CALM_MS)
                        .ofShaft()
                        .sinceEdgeOf(Signal.LIMIT_BOTTOM),
                FaultRule.of(OVERSPEED, o -> o.fasterThan(speedMmS), settings.ms(Setting.OVERSPEED_S), CALM_MS)
                        .needing(Signal.SPEED_MM_S),
                FaultRule.of(POOR_LEVELLING, o -> o.poorLevelling(stops), 0, 0)
                        .ofShaft()
                        .needing(Signal.POSITION_MM));
    }

    private static List<FaultRule> supplies(DetectionSettings settings) {
        return List.of(
                FaultRule.of(POWER_LOST, o -> o.flag(Signal.MAINS_OK).not(), settings.ms(Setting.MAINS_LOST_S), CALM_MS)
                        .sinceEdgeOf(Signal.MAINS_OK),
                FaultRule.of(
                                INSPECTION_TOO_LONG,
                                Observed::inspectionOn,
                                settings.ms(Setting.INSPECTION_TOO_LONG_S),
                                CALM_MS)
                        .ofShaft()
                        .sinceEdgeOf(Signal.INSPECTION),
                FaultRule.of(
                                BOX_ON_BATTERY,
                                o -> o.flag(Signal.UPS_ON_BATTERY),
                                settings.ms(Setting.BOX_ON_BATTERY_S),
                                BACK_MS)
                        .sinceEdgeOf(Signal.UPS_ON_BATTERY),
                FaultRule.of(
                                BOX_BATTERY_LOW,
                                o -> o.flag(Signal.UPS_BATTERY_LOW),
                                settings.ms(Setting.BOX_BATTERY_LOW_S),
                                BACK_MS)
                        .sinceEdgeOf(Signal.UPS_BATTERY_LOW),
                FaultRule.of(CLOCK_UNSET, Observed::clockUnset, settings.ms(Setting.CLOCK_UNSET_S), BACK_MS));
    }

    private static List<FaultRule> signals(DetectionSettings settings) {
        long lostMs = settings.ms(Setting.SIGNAL_LOST_S);
        long buttonMs = settings.ms(Setting.BUTTON_STUCK_S);
        long believedMs = settings.ms(Setting.SIGNAL_BELIEVED_S);
        return List.of(
                FaultRule.of(SIGNAL_LOST, o -> o.signals().nothingIsRead(), lostMs, BACK_MS)
                        .ofShaft(),
                FaultRule.ofSignals(
                                SIGNAL_LOST, (o, signal) -> o.signals().lost(signal), (o, signal) -> lostMs, BACK_MS)
                        .ofShaft(),
                FaultRule.ofSignals(
                        SIGNAL_STUCK,
                        (o, signal) -> o.signals().stuck(signal),
                        (o, signal) -> o.signals().buttonStuck(signal) ? buttonMs : 0,
                        believedMs),
                FaultRule.ofSignals(
                        SIGNAL_INVERTED, (o, signal) -> o.signals().inverted(signal), (o, signal) -> 0, believedMs),
                FaultRule.ofSignals(
                        SIGNAL_CONTRADICTORY,
                        (o, signal) -> o.signals().contradictory(signal),
                        (o, signal) -> 0,
                        believedMs));
    }

    private static long largestGapMm(LiftGeometry geometry) {
        long largestMm = 0;
        for (int i = 1; i < geometry.landings().size(); i++) {
            largestMm = Math.max(
                    largestMm, geometry.landings().get(i) - geometry.landings().get(i - 1));
        }
        return largestMm;
    }
}
