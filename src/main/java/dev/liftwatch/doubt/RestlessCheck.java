package dev.liftwatch.doubt;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.time.Tick;
import java.util.List;

/**
 * Finds sensors that shake a car which does not move: one that travels on and on without standing, for longer than any run takes, and
 * gets nowhere. It may as well be a controller that creeps up and down with people: then the place is as good as lost, too.
 */
public final class RestlessCheck {
    /** Beyond one and a half of its longest runs a car gets this, ms. */
    private static final long RESTLESS_MS = 10_000;

    /** Without an edge for this long at a landing a car has stopped there, ms. */
    private static final long PAUSE_MS = 3000;

    /** A car that has come this far has travelled, mm. */
    private static final long SOMEWHERE_MM = 1000;

    /** A rescue device takes so many times as long. */
    private static final int CREEPING_RUNS = 3;

    private static final List<Signal> MOTION_SENSORS =
            List.of(Signal.DOOR_ZONE, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER, Signal.POSITION_MM, Signal.SPEED_MM_S);

    private long restlessSinceMs = Tick.NONE;
    private long restlessFromMm;

    /**
     * What is remembered, to be carried over a restart.
     *
     * @param restlessSinceMs since when the car has not stood, tick
     * @param restlessFromMm where it was then, mm
     */
    public record SavedRestlessness(long restlessSinceMs, long restlessFromMm) {}

    void update(SignalPanel panel, CarPicture car, LiftGeometry geometry, Verdicts verdicts) {
        boolean travelsOn = !car.still() && car.nowMs() - car.lastTravelMs() <= geometry.slowestPassageMs() * 3 / 2;
        boolean pauses = car.inDoorZone().isTrue() && car.nowMs() - car.lastTravelMs() >= PAUSE_MS;
        if (!travelsOn
                || pauses
                || car.inspection().isTrue()
                || car.doors().open().isTrue()) {
            restlessSinceMs = Tick.NONE;
            return;
        }
        if (restlessSinceMs == Tick.NONE) {
            restlessSinceMs = car.nowMs();
            restlessFromMm = panel.value(Signal.POSITION_MM);
        }
        boolean maybeCreeping =
                panel.isWired(Signal.MAINS_OK) && !car.mainsLost().isFalse();
        long mostMs = geometry.longestRunMs() * (maybeCreeping ? CREEPING_RUNS : 1) * 3 / 2 + RESTLESS_MS;
        if (car.nowMs() - restlessSinceMs < mostMs) {
            return;
        }
        restlessSinceMs = Tick.NONE;
        boolean gotSomewhere = panel.isKnown(Signal.POSITION_MM)
                && Math.abs(panel.value(Signal.POSITION_MM) - restlessFromMm) > SOMEWHERE_MM;
        if (!gotSomewhere) {
            for (Signal signal : MOTION_SENSORS) {
                if (panel.isKnown(signal) && panel.sinceMs(signal) >= car.lastTravelMs()) {
                    verdicts.distrust(signal, SignalFault.CHATTERING);
                }
            }
        }
    }

    /** After a time in which nothing was read nothing has been seen to last. */
    void resumeAfterGap() {
        restlessSinceMs = Tick.NONE;
    }

    SavedRestlessness save() {
        return new SavedRestlessness(restlessSinceMs, restlessFromMm);
    }

    void resume(SavedRestlessness saved) {
        restlessSinceMs = saved.restlessSinceMs();
        restlessFromMm = saved.restlessFromMm();
    }
}
