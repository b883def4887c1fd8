package dev.liftwatch.time;

import java.util.List;

/**
 * Where the clocks of the box stood when something was saved, so that the next start of the agent can tie its own to them.
 *
 * @param kernelBoot the kernel's id of the time since the box was switched on, empty where it gives none
 * @param kernelMs how long the box had been on by its monotonic clock, ms: not to be compared under another {@code kernelBoot}
 * @param machineMs the wall clock as the machine had it, right or wrong, ms since 1970
 * @param tickMs the agent's tick
 * @param unsynced the starts of the agent whose stamps nobody has vouched for and that were not corrected yet, oldest first
 */
public record ClockMark(String kernelBoot, long kernelMs, long machineMs, long tickMs, List<UnsyncedStart> unsynced) {
    /** A box that seems to have been off for longer than this has a wrong clock, ms: ten years. */
    private static final long LONGEST_GAP_MS = 10L * 365 * 86_400_000;

    public ClockMark {
        unsynced = List.copyOf(unsynced);
    }

    /**
     * A start of the agent with stamps that were not vouched for.
     *
     * @param boot the id of the start, as its messages carry it
     * @param beganMs when it began by the box's monotonic clock, ms
     * @param fromMs since when its stamps were not vouched for, the same
     * @param baseMs what its stamps are ahead of the box's monotonic clock, ms
     */
    public record UnsyncedStart(String boot, long beganMs, long fromMs, long baseMs) {}

    /**
     * The time from this mark to now. While the box stayed on, its monotonic clock tells it, whatever the wall clock did. After a power
     * cut only the wall clock can, and only if it was right on both sides: a box without a battery-backed clock wakes up a little after
     * the time at which it went off, or in 1970.
     *
     * @param now where the clocks stand now; its tick is not looked at
     * @param nowSynced whether the kernel vouches for the wall clock now
     */
    public Gap gapTo(ClockMark now, boolean nowSynced) {
        long onMs = now.kernelMs - kernelMs;
        if (isSamePowerUp(now) && onMs >= 0) {
            return Gap.of(onMs);
        }
        boolean otherPowerUp = !kernelBoot.isEmpty() && !now.kernelBoot.isEmpty();
        return gapByWall(now.machineMs - machineMs, otherPowerUp ? now.kernelMs : 0, nowSynced && unsynced.isEmpty());
    }

    /**
     * The time by the wall clock.
     *
     * @param wallMs what the wall clock says has passed, ms
     * @param atLeastMs what has passed for certain, ms
     * @param vouchedFor whether the wall clock was right on both sides
     */
    public static Gap gapByWall(long wallMs, long atLeastMs, boolean vouchedFor) {
        long believableMs = believableGapMs(wallMs);
        return vouchedFor && believableMs == wallMs && wallMs >= atLeastMs
                ? Gap.of(wallMs)
                : Gap.ofUnknownLength(Math.max(believableMs, atLeastMs));
    }

    /** A gap by the wall clock, ms, or 0 where it cannot be. */
    public static long believableGapMs(long gapMs) {
        return gapMs >= 0 && gapMs <= LONGEST_GAP_MS ? gapMs : 0;
    }

    /** Whether the box was not off in between. */
    public boolean isSamePowerUp(ClockMark other) {
        return !kernelBoot.isEmpty() && kernelBoot.equals(other.kernelBoot);
    }
}
