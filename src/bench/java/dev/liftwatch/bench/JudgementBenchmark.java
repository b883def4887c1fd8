package dev.liftwatch.bench;

import dev.liftwatch.blackbox.Replay;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Readings a second on one core, and bytes allocated for each ({@code gc.alloc.rate.norm}): a lift of twenty landings with a
 * 50 Hz encoder, radar, door contacts and service inputs in ordinary traffic. One operation is one reading.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class JudgementBenchmark {
    private static final int ROWS = 200_000;
    private static final int LANDINGS = 20;
    private static final long LANDING_MM = 3000;
    private static final List<Signal> WIRED = List.of(
            Signal.DOOR_CLOSED,
            Signal.DOOR_OPEN,
            Signal.POSITION_MM,
            Signal.RUNNING,
            Signal.OCCUPIED,
            Signal.ALARM_BUTTON,
            Signal.INSPECTION,
            Signal.MAINS_OK);

    private record Row(long atMs, Reading reading) {}

    private final List<Row> rows = new ArrayList<>();
    private JudgementConfig config;
    private Path trace;
    private long nowMs;
    private long positionMm;

    /** Writes the traffic down, in memory and as a trace. */
    @Setup
    public void drive() throws IOException {
        Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
        WIRED.forEach(signal -> signals.put(signal, SignalSettings.defaults(signal)));
        List<Long> landings = new ArrayList<>();
        for (int i = 0; i < LANDINGS; i++) {
            landings.add(i * LANDING_MM);
        }
        config = new JudgementConfig(
                new LiftGeometry(1750, 200, landings, false),
                signals,
                Optional.of(new PresenceSettings(PresenceSensor.RADAR, 3000)),
                DetectionSettings.defaults());
        WIRED.forEach(signal -> add(signal, signal == Signal.DOOR_CLOSED || signal == Signal.MAINS_OK ? 1 : 0));
        Random random = new Random(1);
        while (rows.size() < ROWS) {
            ride(random.nextInt(LANDINGS) * LANDING_MM);
        }
        rows.subList(ROWS, rows.size()).clear();
        trace = Files.createTempFile("liftwatch-bench", ".csv");
        StringBuilder text = new StringBuilder("t_ms,signal,value\n");
        for (Row row : rows) {
            text.append(row.atMs)
                    .append(',')
                    .append(row.reading.signal().code())
                    .append(',');
            text.append(row.reading.value()).append('\n');
        }
        Files.writeString(trace, text);
    }

    @TearDown
    public void remove() throws IOException {
        Files.delete(trace);
    }

    private void ride(long targetMm) {
        add(Signal.DOOR_CLOSED, 0);
        stand(2);
        add(Signal.DOOR_OPEN, 1);
        add(Signal.OCCUPIED, 1);
        stand(4);
        add(Signal.DOOR_OPEN, 0);
        stand(2);
        add(Signal.DOOR_CLOSED, 1);
        stand(1);
        add(Signal.RUNNING, 1);
        while (positionMm != targetMm) {
            positionMm += Math.clamp(targetMm - positionMm, -35, 35);
            sample();
        }
        add(Signal.RUNNING, 0);
        add(Signal.OCCUPIED, 0);
        stand(10);
    }

    private void stand(int seconds) {
        for (int i = 0; i < 50 * seconds; i++) {
            sample();
        }
    }

    private void sample() {
        nowMs += 20;
        add(Signal.POSITION_MM, positionMm);
    }

    private void add(Signal signal, long value) {
        rows.add(new Row(nowMs, Reading.of(signal, value)));
    }

    private Judgement fresh() {
        return new Judgement(config, (atMs, ordinal) -> "i-" + atMs + "-" + ordinal);
    }

    /** The judgement alone. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Judgement judge() {
        Judgement judgement = fresh();
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

    /** Reading the trace from its file and judging it, as {@code liftwatch replay} does. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Judgement replay() throws Exception {
        Judgement judgement = fresh();
        new Replay(judgement, decision -> {}, Replay.Notes.NONE).run(trace);
        return judgement;
    }
}
