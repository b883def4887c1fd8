package dev.liftwatch.trial;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.entrapment.Decision;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.sim.Instruments;
import dev.liftwatch.sim.LiftWorld;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One lift lives, and is judged by what its sensors say. */
public final class Trial {
    private static final long PORTION_MS = 3_600_000;

    private Trial() {}

    /** What became of it. */
    public static Outcome run(Lot lot) {
        LiftWorld world = LiftWorld.draw(lot.seed(), lot.kit(), lot.dense());
        LiftGeometry geometry = geometry(world);
        Judge judge = live(world, lot, geometry);
        return new Outcome(lot, new Reckoning(world, lot.kit(), geometry, traps(judge.decisions)).cases());
    }

    /** Everything that was decided on it, other incidents too. */
    public static List<Decision> decisions(Lot lot) {
        LiftWorld world = LiftWorld.draw(lot.seed(), lot.kit(), lot.dense());
        return live(world, lot, geometry(world)).decisions;
    }

    private static List<Decision> traps(List<Decision> decisions) {
        return decisions.stream().filter(Decision::isTrap).toList();
    }

    private static Judge live(LiftWorld world, Lot lot, LiftGeometry geometry) {
        Judge judge = new Judge(new Judgement(config(world, geometry), (atMs, ordinal) -> atMs + "-" + ordinal));
        for (long atMs = 0; atMs < lot.lastsMs(); atMs += PORTION_MS) {
            world.passTo(Math.min(atMs + PORTION_MS, lot.lastsMs()), judge);
        }
        judge.finish(lot.lastsMs());
        return judge;
    }

    static LiftGeometry geometry(LiftWorld world) {
        return new LiftGeometry(
                world.design().shaft().ratedSpeedMmS(),
                world.design().shaft().doorZoneMm(),
                world.design().shaft().landingsMm(),
                world.design().manualDoors());
    }

    private static JudgementConfig config(LiftWorld world, LiftGeometry geometry) {
        Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
        world.wired().forEach(signal -> signals.put(signal, SignalSettings.defaults(signal)));
        Optional<PresenceSettings> presence =
                world.kit().presence().map(sensor -> new PresenceSettings(sensor, sensor.defaultHoldS() * 1000L));
        return new JudgementConfig(geometry, signals, presence, DetectionSettings.of(Map.of()));
    }

    /** Applies what is read together at one instant together, as replay does. */
    private static final class Judge implements Instruments.Readings {
        private final Judgement judgement;
        private final List<Decision> decisions = new ArrayList<>();
        private long instantMs = -1;

        Judge(Judgement judgement) {
            this.judgement = judgement;
        }

        @Override
        public void read(long atMs, Reading reading) {
            if (atMs != instantMs) {
                turnTo(atMs);
            }
            judgement.apply(reading, atMs);
        }

        private void turnTo(long atMs) {
            if (instantMs >= 0) {
                keep(judgement.judge(instantMs));
            }
            keep(judgement.advanceTo(atMs));
            instantMs = atMs;
        }

        void finish(long atMs) {
            turnTo(atMs);
        }

        private void keep(List<Decision> more) {
            decisions.addAll(more);
        }
    }
}
