package dev.liftwatch.bench;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import dev.liftwatch.sim.Kit;
import dev.liftwatch.sim.LiftWorld;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Readings a second on one core, and bytes allocated for each, of a simulated lift with every signal of the full kit, as a
 * trial has them: flags as they change, numbers five times a second in motion and every few seconds in a parked car. One
 * operation is one reading.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FullKitBenchmark {
    private static final int ROWS = 200_000;
    private static final long SEED = 4_000_005;
    private static final long HOUR_MS = 3_600_000;

    private record Row(long atMs, Reading reading) {}

    private final List<Row> rows = new ArrayList<>();
    private JudgementConfig config;

    /** Lets the lift live until it has said enough. */
    @Setup
    public void live() {
        LiftWorld world = LiftWorld.draw(SEED, Kit.FULL, false);
        while (rows.size() < ROWS) {
            world.passTo(world.nowMs() + HOUR_MS, (atMs, reading) -> rows.add(new Row(atMs, reading)));
        }
        rows.subList(ROWS, rows.size()).clear();
        Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
        world.wired().forEach(signal -> signals.put(signal, SignalSettings.defaults(signal)));
        config = new JudgementConfig(
                new LiftGeometry(
                        world.design().shaft().ratedSpeedMmS(),
                        world.design().shaft().doorZoneMm(),
                        world.design().shaft().landingsMm(),
                        world.design().manualDoors()),
                signals,
                world.kit().presence().map(sensor -> new PresenceSettings(sensor, sensor.defaultHoldS() * 1000L)),
                DetectionSettings.defaults());
    }

    /** The judgement alone. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Judgement judge() {
        Judgement judgement = new Judgement(config, (atMs, ordinal) -> "i-" + atMs + "-" + ordinal);
        long instantMs = -1;
        for (Row row : rows) {
            if (row.atMs != instantMs) {
                if (instantMs >= 0) {
                    judgement.judge(instantMs);
                }
                judgement.advanceTo(row.atMs);
                instantMs = row.atMs;
            }
            judgement.apply(row.reading, row.atMs);
        }
        judgement.judge(instantMs);
        return judgement;
    }
}
