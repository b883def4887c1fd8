package dev.liftwatch.report;

import dev.liftwatch.time.Tick;
import dev.liftwatch.time.WallTime;

/**
 * One moment on both clocks, by which ticks of the same start are told in wall time.
 *
 * @param tickMs the moment, tick
 * @param wall the same moment on the wall clock
 */
public record Moment(long tickMs, WallTime wall) {
    /** The wall time of {@code tick}. */
    public WallTime at(long tick) {
        return wall.plusMs(tick - tickMs);
    }

    /** RFC 3339, or null where it has not happened. */
    String text(long tick) {
        return tick == Tick.NONE ? null : at(tick).rfc3339();
    }
}
