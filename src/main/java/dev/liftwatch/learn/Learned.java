package dev.liftwatch.learn;

import java.util.List;
import java.util.OptionalLong;

/**
 * What the rides have shown.
 *
 * @param landings where the car stood with its doors open, the lowest first; empty without a position
 * @param ratedSpeedMmS the speed that full runs reach, mm/s; empty where no run was long enough to show it
 * @param doorsOpenMs how long the doors take to open, the median, ms
 * @param doorsCloseMs how long they take to close, the median, ms
 * @param usualRunMs how long a run takes, the median, ms
 * @param longestRunMs the longest run, ms
 * @param runs how many runs were seen
 */
public record Learned(
        List<Landing> landings,
        OptionalLong ratedSpeedMmS,
        OptionalLong doorsOpenMs,
        OptionalLong doorsCloseMs,
        OptionalLong usualRunMs,
        OptionalLong longestRunMs,
        int runs) {
    public Learned {
        landings = List.copyOf(landings);
    }

    /**
     * A landing.
     *
     * @param heightMm the median of the stops, mm, as {@code position_mm} counts
     * @param stops how many there were
     */
    public record Landing(long heightMm, int stops) {}
}
