package dev.liftwatch.detection;

import java.util.EnumMap;
import java.util.Map;

/** The thresholds one lift is judged by: a value for every {@link Setting}. Immutable. */
public final class DetectionSettings {
    private final EnumMap<Setting, Integer> values = new EnumMap<>(Setting.class);

    private DetectionSettings(Map<Setting, Integer> chosen) {
        for (Setting setting : Setting.values()) {
            values.put(setting, chosen.getOrDefault(setting, setting.defaultValue()));
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
            if (value < setting.least() || value > setting.most()) {
                throw new IllegalArgumentException(
                        setting.key() + " is " + value + ", allowed is " + setting.least() + " to " + setting.most());
            }
        });
        return new DetectionSettings(chosen);
    }

    /** The value in the setting's own unit. */
    public int value(Setting setting) {
        return values.get(setting);
    }

    /** The value of a duration in seconds. */
    public int seconds(Setting setting) {
        return duration(setting);
    }

    /** The value of a duration in milliseconds, as durations are compared. */
    public long ms(Setting setting) {
        return duration(setting) * 1000L;
    }

    private int duration(Setting setting) {
        if (!setting.isDuration()) {
            throw new IllegalArgumentException(setting.key() + " is no duration");
        }
        return values.get(setting);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DetectionSettings that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
