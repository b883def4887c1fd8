package dev.liftwatch.time;

import java.util.OptionalLong;

/**
 * A clock whose wall time does not jump while nobody vouches for it. A box without a battery-backed clock wakes up in 1970, and
 * somebody may set it by hand: until the kernel says that its clock is right, wall time goes on from the first reading as ticks do,
 * so that all stamps of that time are wrong by the same amount, and one {@link #takeCorrectionMs} mends them all. Any thread may ask.
 */
public final class SteadyClock implements Clock {
    /** A difference smaller than this is not worth a word, ms: a stamp is not more exact than the loop that makes it. */
    public static final long LEAST_CORRECTION_MS = 1000;

    private final Clock machine;
    private boolean begun;
    private boolean synced;
    private boolean stampedUnsynced;
    private long baseMs;
    private long correctionMs;

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
        stampedUnsynced |= !synced;
        return new WallTime(baseMs + tickMs, synced);
    }

    private void follow(long rightBaseMs) {
        if (begun && !synced && stampedUnsynced) {
            correctionMs += rightBaseMs - baseMs;
            stampedUnsynced = false;
        }
        baseMs = rightBaseMs;
    }

    /**
     * What is to be added to every stamp so far that was not vouched for, ms, once after the clock has become right; 0 where there is
     * nothing to mend.
     */
    public synchronized long takeCorrectionMs() {
        long takenMs = correctionMs;
        correctionMs = 0;
        return Math.abs(takenMs) < LEAST_CORRECTION_MS ? 0 : takenMs;
    }

    /**
     * By how much the stamps that nobody has vouched for are behind {@link #wall}, ms, as long as they may have to be corrected: 0 while
     * the clock is not right yet; empty where there are none.
     */
    public synchronized OptionalLong owedMs() {
        if (stampedUnsynced) {
            return OptionalLong.of(0);
        }
        return correctionMs == 0 ? OptionalLong.empty() : OptionalLong.of(correctionMs);
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
