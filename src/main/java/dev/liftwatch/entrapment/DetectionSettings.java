package dev.liftwatch.entrapment;

import java.util.EnumMap;
import java.util.Map;

/** The thresholds one lift is judged by: a value for every {@link Setting}. Immutable. */
public final class DetectionSettings {
    private final EnumMap<Setting, Integer> seconds = new EnumMap<>(Setting.class);

    private DetectionSettings(Map<Setting, Integer> chosen) {
        for (Setting setting : Setting.values()) {
            seconds.put(setting, chosen.getOrDefault(setting, setting.defaultSeconds()));
        }
    }

    public static DetectionSettings defaults() {
        return new DetectionSettings(Map.of());
    }

    /**
     * The defaults with some of them replaced.
     *
     * @throws IllegalArgumentException where a value is outside its setting's bounds
     */
    public static DetectionSettings of(Map<Setting, Integer> chosen) {
        chosen.forEach((setting, value) -> {
            if (value < setting.leastSeconds() || value > setting.mostSeconds()) {
                throw new IllegalArgumentException(setting.key() + " is " + value + ", allowed is "
                        + setting.leastSeconds() + " to " + setting.mostSeconds());
            }
        });
        return new DetectionSettings(chosen);
    }

    /** The value in seconds. */
    public int seconds(Setting setting) {
        return seconds.get(setting);
    }

    /** The value in milliseconds, as durations are compared. */
    public long ms(Setting setting) {
        return seconds.get(setting) * 1000L;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DetectionSettings that && seconds.equals(that.seconds);
    }

    @Override
    public int hashCode() {
        return seconds.hashCode();
    }

    @Override
    public String toString() {
        return seconds.toString();
    }
}
