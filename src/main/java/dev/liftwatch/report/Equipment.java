package dev.liftwatch.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is installed, as platforms are told once per connection.
 *
 * @param floors the landings, lowest first, each with {@code label} and {@code position_mm}
 * @param signals the wired signals, each with {@code name}, {@code unit}, {@code source} and {@code terminal}
 */
public record Equipment(List<Map<String, Object>> floors, List<Map<String, Object>> signals) {
    /** What this agent can be asked for beyond what every agent of version 1 can. */
    static final List<String> CAPABILITIES = List.of("open", "resend", "retire", "severity", "visit");

    /** Keeps copies. */
    public Equipment {
        floors = List.copyOf(floors);
        signals = List.copyOf(signals);
    }

    /** A landing. */
    public static Map<String, Object> floor(String label, long positionMm) {
        Map<String, Object> floor = new LinkedHashMap<>();
        floor.put("label", label);
        floor.put("position_mm", positionMm);
        return floor;
    }

    /**
     * A wired signal.
     *
     * @param unit of its values, null where they have none
     * @param terminal what is written on the box where its wire ends, null where that is not known
     */
    public static Map<String, Object> signal(String name, String unit, String source, String terminal) {
        Map<String, Object> signal = new LinkedHashMap<>();
        signal.put("name", name);
        signal.put("unit", unit);
        signal.put("source", source);
        signal.put("terminal", terminal);
        return signal;
    }
}
