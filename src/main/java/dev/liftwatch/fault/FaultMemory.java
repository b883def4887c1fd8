package dev.liftwatch.fault;

import dev.liftwatch.car.CarPicture;
import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.time.Tick;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the faults are judged by beyond the picture of the moment. Owned by one thread. */
public final class FaultMemory {
    /** Flags that were never 0 are wired the wrong way round, and their alarm would never end. */
    private static final List<Signal> SEEN_CLEAR_FIRST = List.of(Signal.LIMIT_TOP, Signal.LIMIT_BOTTOM, Signal.STALL);

    private final List<EntranceWatch> entrances;
    private final RunWatch runs;
    private final LevellingWatch levelling;
    private final Set<Signal> seenClear = EnumSet.noneOf(Signal.class);
    private long pausedMs = Tick.NONE;
    private long byHandMs = Tick.NONE;
    private long trapMs = Tick.NONE;
    private long gapMs = Tick.NONE;

    /**
     * The memory, to be carried over a restart.
     *
     * @param entrances the doors
     * @param runs what is remembered of runs
     * @param levelling the stops counted
     * @param seenClear the flags that have been seen at 0
     * @param pausedMs when inspection was last on or the mains were last gone, tick
     * @param byHandMs the same of fire service, too
     * @param trapMs when a trapping was last suspected or raised, tick
     * @param gapMs when a time in which nothing was read last ended, tick
     */
    public record SavedMemory(
            List<EntranceWatch.SavedEntrance> entrances,
            RunWatch.SavedRuns runs,
            LevellingWatch.SavedLevelling levelling,
            List<Signal> seenClear,
            long pausedMs,
            long byHandMs,
            long trapMs,
            long gapMs) {
        /** The same, but for when a time in which nothing was read last ended, tick. */
        public SavedMemory afterGap(long endedMs) {
            return new SavedMemory(entrances, runs, levelling, seenClear, pausedMs, byHandMs, trapMs, endedMs);
        }
    }

    FaultMemory(DetectionSettings settings, LiftGeometry geometry, Set<Signal> wired) {
        entrances = entrances(wired);
        runs = new RunWatch(geometry);
        levelling = new LevellingWatch(geometry, settings.value(Setting.LEVELLING_MM));
    }

    private static List<EntranceWatch> entrances(Set<Signal> wired) {
        EntranceWatch first = new EntranceWatch(Signal.DOOR_CLOSED, Signal.DOOR_OPEN);
        boolean throughCar = wired.contains(Signal.DOOR2_CLOSED) || wired.contains(Signal.DOOR2_OPEN);
        return throughCar ? List.of(first, new EntranceWatch(Signal.DOOR2_CLOSED, Signal.DOOR2_OPEN)) : List.of(first);
    }

    /** Takes what is there; while the supply of the shaft is dead its contacts tell nothing. */
    void update(FaultInput input) {
        CarPicture car = input.car();
        long nowMs = car.nowMs();
        if (car.inspection().isTrue() || car.mainsLost().isTrue()) {
            pausedMs = nowMs;
            byHandMs = nowMs;
        }
        if (car.fireService().isTrue()) {
            byHandMs = nowMs;
        }
        if (!input.panel().shaftUnpowered()) {
            for (int i = 0; i < entrances.size(); i++) {
                entrances.get(i).update(input.panel(), car);
            }
            runs.update(input.panel(), car);
            levelling.update(input.panel(), car);
        }
        if (input.trapOpen()) {
            trapMs = nowMs;
            runs.forgetChain();
        }
        for (int i = 0; i < SEEN_CLEAR_FIRST.size(); i++) {
            Signal signal = SEEN_CLEAR_FIRST.get(i);
            if (input.panel().flag(signal).isFalse()) {
                seenClear.add(signal);
            }
        }
    }

    List<EntranceWatch> entrances() {
        return entrances;
    }

    RunWatch runs() {
        return runs;
    }

    LevellingWatch levelling() {
        return levelling;
    }

    /** The flags that have been seen at 0: one that never was is wired the wrong way round. */
    Set<Signal> seenClear() {
        return seenClear;
    }

    /** When inspection was last on or the mains were last gone, tick, or {@link Tick#NONE}. */
    long pausedMs() {
        return pausedMs;
    }

    /** The same of fire service, too, under which people hold the doors by their buttons. */
    long byHandMs() {
        return byHandMs;
    }

    /** When a trapping was last suspected or raised, tick, or {@link Tick#NONE}. */
    long trapMs() {
        return trapMs;
    }

    /** After a time in which nothing was read; nothing has been seen to last through it. */
    void resumeAfterGap(long nowMs) {
        gapMs = nowMs;
        entrances.forEach(entrance -> entrance.resumeAfterGap(nowMs));
        runs.resumeAfterGap(nowMs);
    }

    /** When such a time last ended, tick, or {@link Tick#NONE}. */
    long gapMs() {
        return gapMs;
    }

    SavedMemory save() {
        return new SavedMemory(
                entrances.stream().map(EntranceWatch::save).toList(),
                runs.save(),
                levelling.save(),
                List.copyOf(seenClear),
                pausedMs,
                byHandMs,
                trapMs,
                gapMs);
    }

    void resume(SavedMemory saved) {
        for (int i = 0; i < Math.min(entrances.size(), saved.entrances().size()); i++) {
            entrances.get(i).resume(saved.entrances().get(i));
        }
        runs.resume(saved.runs());
        levelling.resume(saved.levelling());
        seenClear.addAll(saved.seenClear());
        pausedMs = saved.pausedMs();
        byHandMs = saved.byHandMs();
        trapMs = saved.trapMs();
        gapMs = saved.gapMs();
    }
}
