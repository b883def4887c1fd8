package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * When the car last travelled and whether its stillness is proven. Travel is shown by position, by speed, or by an edge
 * of a level or door-zone sensor; stillness is shown by fresh samples over a while, or by the absence of edges: within a zone
 * for longer than a creeping car takes to leave it, else for longer than this lift can be between two landings. Once proven,
 * it stands until there is evidence of travel.
 */
public final class Motion {
    /** A wired speed of this much is travel, mm/s. */
    static final long TRAVEL_SPEED_MM_S = 100;

    /** Within this a car may leave its place and come back unseen, ms. */
    static final long UNSEEN_MS = 60_000;

    /** Fresh samples over this time prove stillness, ms. */
    static final long PROOF_BY_SAMPLES_MS = 2000;

    /** The slowest travel, mm/s: it tells how long a car may take to leave a door zone. */
    private static final long SLOWEST_TRAVEL_MM_S = 100;

    private static final List<Signal> ZONE_SENSORS =
            List.of(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER, Signal.FLOOR);

    private final PositionWindow position = new PositionWindow();
    private final boolean[] zoneSeen = new boolean[ZONE_SENSORS.size()];
    private final long[] lastZoneValues = new long[ZONE_SENSORS.size()];
    private final long passageMs;
    private final long leavesZoneMs;
    private long lastTravelMs = Tick.NONE;
    private long measuredTravelMs = Tick.NONE;
    private boolean disputed;
    private long speedSteadyFromMs = Tick.NONE;
    private boolean still;
    private long proofDueMs = Tick.NEVER;
    private long edgesShowFromMs = Tick.NONE;
    private long edgesShownMs = Tick.NONE;

    /**
     * The memory of motion, to be carried over a restart.
     *
     * @param lastTravelMs last evidence of travel, tick
     * @param still whether stillness was proven
     * @param speedSteadyFromMs since when the speed was low, tick
     * @param edgesShowFromMs since when a level or door-zone sensor is known, tick
     * @param edgesShownMs when one was known last, tick
     * @param zoneValues the last known value of each level or door-zone sensor
     * @param position the samples the position is judged by
     */
    public record SavedMotion(
            long lastTravelMs,
            boolean still,
            long speedSteadyFromMs,
            long edgesShowFromMs,
            long edgesShownMs,
            Map<String, Long> zoneValues,
            PositionWindow.SavedPosition position) {}

    Motion(LiftGeometry geometry) {
        passageMs = geometry.slowestPassageMs() * 3 / 2;
        leavesZoneMs = 2 * geometry.doorZoneMm() * 1000 / SLOWEST_TRAVEL_MM_S * 3 / 2;
    }

    /** Takes the signals as they stand at {@code nowMs}. */
    void update(SignalPanel panel, long nowMs) {
        if (lastTravelMs == Tick.NONE) {
            lastTravelMs = nowMs;
        }
        long edgeMs = zoneEdgeMs(panel);
        long measuredMs = Math.max(travelByPosition(panel), travelBySpeed(panel, nowMs));
        boolean measured = panel.isKnown(Signal.POSITION_MM) || panel.isKnown(Signal.SPEED_MM_S);
        long travelMs = Math.max(Math.max(edgeMs, measuredMs), unseenMs(panel, nowMs));
        if (travelMs > lastTravelMs) {
            measuredTravelMs = Math.max(measuredTravelMs, measuredMs);
            disputed = measured && travelMs - measuredTravelMs > PROOF_BY_SAMPLES_MS;
            lastTravelMs = travelMs;
            still = false;
        }
        if (!still) {
            still = proven(panel, nowMs);
        }
    }

    /** Last evidence of travel, tick; the beginning of the watch where there was none. */
    long lastTravelMs() {
        return lastTravelMs;
    }

    /**
     * Whether the last evidence of travel is only an edge of a landing sensor, which may flicker, while the position or the speed is
     * known and has shown no travel for as long as it takes to prove stillness.
     */
    boolean disputed() {
        return disputed;
    }

    boolean still() {
        return still;
    }

    /** When the absence of edges will prove stillness, or {@link Tick#NEVER}. */
    long nextDueMs() {
        return proofDueMs;
    }

    private boolean proven(SignalPanel panel, long nowMs) {
        proofDueMs = Tick.NEVER;
        if (panel.isKnown(Signal.POSITION_MM)) {
            return position.coveredMs(lastTravelMs) >= PROOF_BY_SAMPLES_MS;
        }
        if (panel.isKnown(Signal.SPEED_MM_S)) {
            long fromMs = Math.max(speedSteadyFromMs, lastTravelMs);
            return speedSteadyFromMs != Tick.NONE && panel.sampledMs(Signal.SPEED_MM_S) - fromMs >= PROOF_BY_SAMPLES_MS;
        }
        if (edgesShowFromMs == Tick.NONE) {
            return false;
        }
        boolean creeping = panel.flag(Signal.MAINS_OK).isFalse();
        long unseenMs = withinZone(panel) ? Math.min(leavesZoneMs, passageMs) : passageMs;
        proofDueMs = Math.max(lastTravelMs, edgesShowFromMs) + (creeping ? 2 * unseenMs : unseenMs);
        if (proofDueMs > nowMs) {
            return false;
        }
        proofDueMs = Tick.NEVER;
        return true;
    }

    private static boolean withinZone(SignalPanel panel) {
        return panel.flag(Signal.DOOR_ZONE).isTrue()
                || (panel.flag(Signal.LEVEL_UPPER).isTrue()
                        && panel.flag(Signal.LEVEL_LOWER).isTrue());
    }

    /**
     * Keeps since when a travel would show in edges. Where nothing could show one for long, the car may have been anywhere
     * meanwhile: answers now, as if it had just travelled, else {@link Tick#NONE}.
     */
    private long unseenMs(SignalPanel panel, long nowMs) {
        boolean edgesShow = false;
        for (int i = 0; i < ZONE_SENSORS.size() && !edgesShow; i++) {
            edgesShow = panel.isKnown(ZONE_SENSORS.get(i));
        }
        if (!edgesShow) {
            edgesShowFromMs = Tick.NONE;
            return Tick.NONE;
        }
        if (edgesShowFromMs != Tick.NONE) {
            edgesShownMs = nowMs;
            return Tick.NONE;
        }
        edgesShowFromMs = nowMs;
        boolean forLong = edgesShownMs != Tick.NONE && nowMs - edgesShownMs >= UNSEEN_MS;
        edgesShownMs = nowMs;
        boolean othersShow = panel.isKnown(Signal.POSITION_MM) || panel.isKnown(Signal.SPEED_MM_S);
        return forLong && !othersShow ? nowMs : Tick.NONE;
    }

    private long zoneEdgeMs(SignalPanel panel) {
        long edgeMs = Tick.NONE;
        for (int i = 0; i < zoneSeen.length; i++) {
            Signal signal = ZONE_SENSORS.get(i);
            if (panel.isKnown(signal)) {
                long value = panel.value(signal);
                if (zoneSeen[i] && value != lastZoneValues[i]) {
                    edgeMs = Math.max(edgeMs, panel.sinceMs(signal));
                }
                zoneSeen[i] = true;
                lastZoneValues[i] = value;
            }
        }
        return edgeMs;
    }

    private long travelByPosition(SignalPanel panel) {
        if (!panel.isKnown(Signal.POSITION_MM)) {
            position.lost();
            return Tick.NONE;
        }
        return position.sample(panel.value(Signal.POSITION_MM), panel.sampledMs(Signal.POSITION_MM));
    }

    private long travelBySpeed(SignalPanel panel, long nowMs) {
        if (!panel.isKnown(Signal.SPEED_MM_S)) {
            speedSteadyFromMs = Tick.NONE;
            return Tick.NONE;
        }
        if (Math.abs(panel.value(Signal.SPEED_MM_S)) >= TRAVEL_SPEED_MM_S) {
            speedSteadyFromMs = Tick.NONE;
            return nowMs;
        }
        if (speedSteadyFromMs == Tick.NONE) {
            speedSteadyFromMs = panel.sampledMs(Signal.SPEED_MM_S);
        }
        return Tick.NONE;
    }

    /**
     * After a time without readings, stillness has to be proven again. A car that was proven to stand is taken to have stood
     * on until it is found elsewhere; any other may have travelled until now.
     */
    void resumeAfterGap(long nowMs) {
        position.lost();
        speedSteadyFromMs = Tick.NONE;
        edgesShowFromMs = Tick.NONE;
        edgesShownMs = Tick.NONE;
        proofDueMs = Tick.NEVER;
        if (!still && lastTravelMs != Tick.NONE) {
            lastTravelMs = nowMs;
        }
        still = false;
    }

    /** The saved values of those sensors alone. */
    public static Map<String, Long> valuesOf(Map<String, Long> zoneValues, Set<Signal> sensors) {
        Map<String, Long> values = new TreeMap<>();
        zoneValues.forEach((code, value) ->
                Signal.of(code).filter(sensors::contains).ifPresent(sensor -> values.put(code, value)));
        return values;
    }

    SavedMotion save() {
        Map<String, Long> values = new TreeMap<>();
        for (int i = 0; i < zoneSeen.length; i++) {
            if (zoneSeen[i]) {
                values.put(ZONE_SENSORS.get(i).code(), lastZoneValues[i]);
            }
        }
        return new SavedMotion(
                lastTravelMs, still, speedSteadyFromMs, edgesShowFromMs, edgesShownMs, values, position.save());
    }

    void resume(SavedMotion saved) {
        lastTravelMs = saved.lastTravelMs();
        still = saved.still();
        speedSteadyFromMs = saved.speedSteadyFromMs();
        edgesShowFromMs = saved.edgesShowFromMs();
        edgesShownMs = saved.edgesShownMs();
        for (int i = 0; i < zoneSeen.length; i++) {
            Long value = saved.zoneValues().get(ZONE_SENSORS.get(i).code());
            zoneSeen[i] |= value != null;
            lastZoneValues[i] = value == null ? lastZoneValues[i] : value;
        }
        position.resume(saved.position());
    }
}
