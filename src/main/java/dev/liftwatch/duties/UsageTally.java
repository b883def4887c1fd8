package dev.liftwatch.duties;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the lift did in one period.
 *
 * @param fromMs its beginning, wall clock, ms since 1970
 * @param starts how often the car set off
 * @param doorCycles how often a door opened
 * @param movingMs how long it travelled, ms
 * @param travelMm how far, mm, where a position is wired
 * @param incidents incidents without trapped people that were raised
 * @param trappings trappings that were raised
 */
public record UsageTally(
        long fromMs, long starts, long doorCycles, long movingMs, long travelMm, long incidents, long trappings) {
    static UsageTally from(long fromMs) {
        return new UsageTally(fromMs, 0, 0, 0, 0, 0, 0);
    }

    UsageTally plus(long startsMore, long doorsMore, long movingMore, long travelMore) {
        return new UsageTally(
                fromMs,
                starts + startsMore,
                doorCycles + doorsMore,
                movingMs + movingMore,
                travelMm + travelMore,
                incidents,
                trappings);
    }

    UsageTally plusIncident(boolean trapping) {
        return new UsageTally(
                fromMs,
                starts,
                doorCycles,
                movingMs,
                travelMm,
                incidents + (trapping ? 0 : 1),
                trappings + (trapping ? 1 : 0));
    }

    /** The counters by name, without those that this lift's wiring cannot count: nothing is 0 that is not known. */
    Map<String, Double> counters(Set<String> uncounted) {
        Map<String, Double> counters = new LinkedHashMap<>();
        counters.put("starts", (double) starts);
        counters.put("door_cycles", (double) doorCycles);
        counters.put("moving_s", movingMs / 1000.0);
        counters.put("travel_m", travelMm / 1000.0);
        counters.put("incidents", (double) incidents);
        counters.put("trappings", (double) trappings);
        counters.keySet().removeAll(uncounted);
        return counters;
    }
}
