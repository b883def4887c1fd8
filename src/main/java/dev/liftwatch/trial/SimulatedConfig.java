package dev.liftwatch.trial;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.entrapment.Interruption;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.sim.LiftWorld;
import dev.liftwatch.sim.Restart;
import dev.liftwatch.time.Gap;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the configuration says of a simulated lift: the truth, but for what was changed in it. */
final class SimulatedConfig {
    private static final long OTHER_HOLD_MS = 2000;
    private static final double OTHER_SPEED = 1.05;

    private final LiftWorld world;

    SimulatedConfig(LiftWorld world) {
        this.world = world;
    }

    /** The lift as it is. */
    LiftGeometry geometry() {
        return geometry(world.design().shaft().ratedSpeedMmS());
    }

    private LiftGeometry geometry(long ratedSpeedMmS) {
        return new LiftGeometry(
                ratedSpeedMmS,
                world.design().shaft().doorZoneMm(),
                world.design().shaft().landingsMm(),
                world.design().manualDoors());
    }

    /** With debounce and all, as an installer leaves it. */
    JudgementConfig config() {
        return config(Optional.empty());
    }

    /** The same, with something changed in it. */
    JudgementConfig config(Optional<Restart.Change> change) {
        Optional<Restart.Kind> kind = change.map(Restart.Change::kind);
        Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
        world.wired().forEach(signal -> signals.put(signal, SignalSettings.defaults(signal)));
        if (kind.filter(Restart.Kind.UNWIRED::equals).isPresent()) {
            change.flatMap(Restart.Change::signal).ifPresent(signals::remove);
        }
        long speedMmS = world.design().shaft().ratedSpeedMmS();
        boolean otherSpeed = kind.filter(Restart.Kind.OTHER_SPEED::equals).isPresent();
        boolean otherHold = kind.filter(Restart.Kind.OTHER_HOLD::equals).isPresent();
        return new JudgementConfig(
                geometry(otherSpeed ? Math.round(speedMmS * OTHER_SPEED) : speedMmS),
                signals,
                presence(otherHold ? OTHER_HOLD_MS : 0),
                DetectionSettings.of(Map.of()));
    }

    /** What lies between a configuration with one change and the next with another: each was put back, or made, meanwhile. */
    static Interruption interruption(Gap gap, Optional<Restart.Change> before, Optional<Restart.Change> now) {
        if (before.equals(now)) {
            return Interruption.of(gap);
        }
        Set<Signal> rewired = EnumSet.noneOf(Signal.class);
        boolean otherLift = false;
        for (Restart.Change change :
                Stream.of(before, now).flatMap(Optional::stream).toList()) {
            switch (change.kind()) {
                case REWIRED, UNWIRED -> change.signal().ifPresent(rewired::add);
                case OTHER_HOLD -> rewired.add(Signal.OCCUPIED);
                case OTHER_SPEED -> otherLift = true;
            }
        }
        return new Interruption(gap, rewired, otherLift);
    }

    private Optional<PresenceSettings> presence(long longerMs) {
        return world.kit()
                .presence()
                .map(sensor -> new PresenceSettings(sensor, sensor.defaultHoldS() * 1000L + longerMs));
    }
}
