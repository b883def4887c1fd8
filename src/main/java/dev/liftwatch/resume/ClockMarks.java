package dev.liftwatch.resume;

import dev.liftwatch.duties.Notice;
import dev.liftwatch.time.ClockMark;
import dev.liftwatch.time.ClockMark.UnsyncedStart;
import dev.liftwatch.time.SteadyClock;
import dev.liftwatch.time.WallTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Marks with every save where the clocks stand, and once the clock is right corrects the stamps of this start and of those before
 * it. Of a start before the box was switched off nobody can say any more by how much it was wrong. Loop thread.
 */
public final class ClockMarks {
    /** Maximum number of starts that wait for a correction. Beyond it, older starts are not corrected. */
    static final int MOST_STARTS = 50;

    private final SteadyClock clock;
    private final Supplier<ClockMark> machine;
    private final String boot;
    private final long beganMs;
    private final long beganTickMs;
    private final List<UnsyncedStart> earlier = new ArrayList<>();

    /**
     * Goes on from the last mark.
     *
     * @param machine tells where the box's clocks stand
     * @param boot the id of this start
     * @param last empty at a first start
     */
    public ClockMarks(SteadyClock clock, Supplier<ClockMark> machine, String boot, Optional<ClockMark> last) {
        this.clock = clock;
        this.machine = machine;
        this.boot = boot;
        ClockMark now = machine.get();
        beganMs = now.kernelMs();
        beganTickMs = clock.tickMs();
        last.filter(mark -> mark.isSamePowerUp(now)).ifPresent(mark -> earlier.addAll(mark.unsynced()));
    }

    /** Where the clocks stand now. */
    ClockMark mark() {
        ClockMark now = machine.get();
        List<UnsyncedStart> unsynced = new ArrayList<>(earlier);
        WallTime wall = clock.wall();
        Optional<SteadyClock.Correction> owed = clock.owed();
        if (owed.isPresent()) {
            unsynced.add(new UnsyncedStart(
                    boot,
                    beganMs,
                    beganMs + sinceBeginning(owed.get()),
                    wall.epochMs() - owed.get().offsetMs() - now.kernelMs()));
        }
        int first = Math.max(0, unsynced.size() - MOST_STARTS);
        return new ClockMark(
                now.kernelBoot(),
                now.kernelMs(),
                now.machineMs(),
                clock.tickMs(),
                unsynced.subList(first, unsynced.size()));
    }

    /** What is to be corrected, once after the clock has become right. */
    public List<Notice> takeCorrections() {
        List<Notice> notices = new ArrayList<>();
        WallTime wall = clock.wall();
        long nowMs = machine.get().kernelMs();
        if (wall.synced()) {
            for (UnsyncedStart start : earlier) {
                long offsetMs = wall.epochMs() - nowMs - start.baseMs();
                if (Math.abs(offsetMs) >= SteadyClock.LEAST_CORRECTION_MS) {
                    notices.add(new Notice.TimeCorrected(
                            start.boot(), nowMs - start.beganMs(), start.fromMs() - start.beganMs(), offsetMs));
                }
            }
            earlier.clear();
        }
        SteadyClock.Correction own = clock.takeCorrection();
        if (own.offsetMs() != 0) {
            notices.add(new Notice.TimeCorrected(boot, nowMs - beganMs, sinceBeginning(own), own.offsetMs()));
        }
        return notices;
    }

    private long sinceBeginning(SteadyClock.Correction correction) {
        return Math.max(0, correction.fromMs() - beganTickMs);
    }
}
