package dev.liftwatch.time;

import java.util.Optional;

/**
 * A clock whose wall time does not jump while nobody vouches for it. A box without a battery-backed clock wakes up in 1970, and
 * somebody may set it by hand: until the kernel says that its clock is right, wall time goes on from the first reading as ticks do,
 * so that all stamps of that time are wrong by the same amount, and one {@link #takeCorrection} mends them all. Any thread may ask.
 */
public final class SteadyClock implements Clock {
    /** A difference smaller than this is not worth a word, ms: a stamp is not more exact than the loop that makes it. */
    public static final long LEAST_CORRECTION_MS = 1000;

    private final Clock machine;
    private boolean begun;
    private boolean synced;
    private boolean stampedUnsynced;
    private long unsyncedFromMs;
    private long baseMs;
    private Correction pending = Correction.NONE;

    /**
     * What mends stamps that were not vouched for.
     *
     * @param offsetMs what is to be added, ms; 0 where there is nothing to mend
     * @param fromMs to those from that tick on: earlier ones were right, or mended already
     */
    public record Correction(long offsetMs, long fromMs) {
        static final Correction NONE = new Correction(0, Tick.NONE);
    }

    /** Steadies the wall time of {@code machine}; everything else is the machine's. */
    public SteadyClock(Clock machine) {
        this.machine = machine;
    }

    @Override
    public long tickMs() {
        return machine.tickMs();
    }

    @Override
    public synchronized WallTime wall() {
        long tickMs = machine.tickMs();
        WallTime told = machine.wall();
        if (told.synced()) {
            follow(told.epochMs() - tickMs);
        } else if (!begun) {
            baseMs = told.epochMs() - tickMs;
        }
        begun = true;
        synced = told.synced();
        if (!synced && !stampedUnsynced) {
            stampedUnsynced = true;
            unsyncedFromMs = tickMs;
        }
        return new WallTime(baseMs + tickMs, synced);
    }

    private void follow(long rightBaseMs) {
        if (begun && !synced && stampedUnsynced) {
            pending = new Correction(
                    pending.offsetMs() + rightBaseMs - baseMs,
                    pending.fromMs() == Tick.NONE ? unsyncedFromMs : pending.fromMs());
            stampedUnsynced = false;
        }
        baseMs = rightBaseMs;
    }

    /** What mends every stamp so far that was not vouched for, once after the clock has become right. */
    public synchronized Correction takeCorrection() {
        Correction taken = pending;
        pending = Correction.NONE;
        return Math.abs(taken.offsetMs()) < LEAST_CORRECTION_MS ? Correction.NONE : taken;
    }

    /**
     * By how much the stamps that nobody has vouched for are behind {@link #wall}, as long as they may have to be corrected: by 0 while
     * the clock is not right yet; empty where there are none.
     */
    public synchronized Optional<Correction> owed() {
        if (stampedUnsynced) {
            return Optional.of(new Correction(0, unsyncedFromMs));
        }
        return pending.offsetMs() == 0 ? Optional.empty() : Optional.of(pending);
    }

    @Override
    public long realNanos(long tickDurationMs) {
        return machine.realNanos(tickDurationMs);
    }

    @Override
    public void pause(long tickDurationMs) throws InterruptedException {
        machine.pause(tickDurationMs);
    }
}
