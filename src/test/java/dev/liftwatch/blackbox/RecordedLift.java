package dev.liftwatch.blackbox;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.entrapment.Interruption;
import dev.liftwatch.entrapment.Judgement;
import dev.liftwatch.entrapment.JudgementConfig;
import dev.liftwatch.incident.Decision;
import dev.liftwatch.json.StateText;
import dev.liftwatch.linux.SystemClock;
import dev.liftwatch.signal.Reading;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Gap;
import dev.liftwatch.time.WallTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lift that is judged and recorded as the agent does it, on virtual time: its wires repeat themselves once a second. */
final class RecordedLift {
    static final Instant BEGAN = Instant.parse("2026-11-24T08:00:00Z");

    private final JudgementConfig config;
    private final Path folder;
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<Signal, Long> wires = new EnumMap<>(Signal.class);
    private Judgement judgement;
    private Recorder recorder;
    private long nowMs;
    private boolean wallIsSynced = true;

    /** @param home where its device.toml and its black box are */
    RecordedLift(Path home) throws Exception {
        folder = home.resolve("blackbox");
        Path device = Files.writeString(home.resolve("device.toml"), """
                [lift]
                id = "hz-1"
                rated_speed_mps = 1.75
                floors = [ { label = "1", position_mm = 0 }, { label = "2", position_mm = 4200 } ]
                [signals.door_closed]
                source = "replay"
                [signals.door_open]
                source = "replay"
                [signals.position_mm]
                source = "replay"
                [signals.occupied]
                source = "replay"
                sensor = "radar"
                """);
        DeviceConfig loaded = DeviceConfig.loadForReplay(device);
        config = new JudgementConfig(
                loaded.geometry(), loaded.replaySignalSettings(), loaded.presence(), loaded.detection());
        judgement = Judgement.begin(config, RecordedLift::name, 0);
        recorder = new Recorder(folder, SystemClock.startingAt(0));
    }

    private static String name(long atMs, long ordinal) {
        return "hz-1-" + atMs + "-" + ordinal;
    }

    /** From now on nobody knows whether the clock of the box is right. */
    RecordedLift withClockUnsynced() {
        wallIsSynced = false;
        return this;
    }

    /** Reads a signal now. */
    RecordedLift read(Signal signal, long value) {
        wires.put(signal, value);
        apply(List.of(Reading.of(signal, value)));
        return this;
    }

    RecordedLift lose(Signal signal) {
        wires.remove(signal);
        apply(List.of(Reading.lost(signal)));
        return this;
    }

    /** Nothing is read of it any more, and nobody says so. */
    RecordedLift silence(Signal signal) {
        wires.remove(signal);
        return this;
    }

    RecordedLift pass(double seconds) {
        long untilMs = nowMs + Math.round(seconds * 1000);
        while (nowMs + 1000 <= untilMs) {
            nowMs += 1000;
            apply(wires.entrySet().stream()
                    .map(wire -> Reading.of(wire.getKey(), wire.getValue()))
                    .toList());
            recorder.look(judgement.panel().sights(), nowMs);
        }
        nowMs = untilMs;
        return this;
    }

    private void apply(List<Reading> readings) {
        decided(judgement.advanceTo(nowMs));
        if (recorder.isDue(nowMs)) {
            WallTime wall = new WallTime(BEGAN.toEpochMilli(), wallIsSynced);
            Optional<String> state =
                    judgement.picture() == null ? Optional.empty() : Optional.of(StateText.write(judgement.save()));
            recorder.begin(nowMs, wall, state, judgement.panel().sights());
        }
        recorder.read(readings, nowMs);
        readings.forEach(reading -> judgement.apply(reading, nowMs));
        decided(judgement.judge(nowMs));
    }

    private void decided(List<Decision> decided) {
        decisions.addAll(decided);
        decided.forEach(recorder::decided);
    }

    /** A car at rest at the lower landing, nobody in it. */
    RecordedLift atRest() {
        return read(Signal.DOOR_CLOSED, 1)
                .read(Signal.DOOR_OPEN, 0)
                .read(Signal.POSITION_MM, 0)
                .read(Signal.OCCUPIED, 0);
    }

    /** Somebody enters, and the car stops for good between the landings. */
    RecordedLift trapsSomebody() {
        read(Signal.DOOR_CLOSED, 0)
                .pass(2)
                .read(Signal.DOOR_OPEN, 1)
                .read(Signal.OCCUPIED, 1)
                .pass(4);
        read(Signal.DOOR_OPEN, 0).pass(2).read(Signal.DOOR_CLOSED, 1).pass(1);
        for (int mm = 100; mm <= 2100; mm += 100) {
            pass(0.1).read(Signal.POSITION_MM, mm);
        }
        return pass(180);
    }

    /** The car is brought to the upper landing, where they leave. */
    RecordedLift letsThemOut() {
        for (int mm = 2200; mm <= 4200; mm += 100) {
            pass(1).read(Signal.POSITION_MM, mm);
        }
        read(Signal.DOOR_CLOSED, 0).pass(2).read(Signal.DOOR_OPEN, 1).read(Signal.OCCUPIED, 0);
        return pass(5).read(Signal.DOOR_OPEN, 0)
                .pass(2)
                .read(Signal.DOOR_CLOSED, 1)
                .pass(5);
    }

    /** The agent is stopped in good order, and is started again after so many seconds, with what it knew. */
    RecordedLift restart(double seconds) {
        written();
        wires.clear();
        nowMs += Math.round(seconds * 1000);
        Interruption down = Interruption.of(Gap.of(Math.round(seconds * 1000)));
        judgement = Judgement.resumeAfterGap(config, RecordedLift::name, judgement.save(), nowMs, down);
        recorder = new Recorder(folder, SystemClock.startingAt(0));
        return this;
    }

    /** Writes what was recorded, on this thread. */
    BlackBox written() {
        recorder.stop();
        recorder.writer().run();
        try {
            return BlackBox.open(folder);
        } catch (java.io.IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    List<Decision> decisions() {
        return decisions;
    }

    long nowMs() {
        return nowMs;
    }

    Path folder() {
        return folder;
    }

    /** What a judgement that knows nothing, or goes on from a state, decides of a trace. */
    List<Decision> replay(Path trace, Optional<String> state) throws Exception {
        Judgement fresh = state.isEmpty()
                ? new Judgement(config, RecordedLift::name)
                : Judgement.resume(config, RecordedLift::name, StateText.read(state.get()));
        List<Decision> replayed = new ArrayList<>();
        new Replay(fresh, replayed::add, Replay.Notes.NONE).run(trace);
        return replayed;
    }
}
