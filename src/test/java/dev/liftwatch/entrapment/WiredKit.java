package dev.liftwatch.entrapment;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** What is wired in a {@link Scene}, and which wires lie. */
final class WiredKit {
    private final Map<Signal, SignalSettings> signals = new EnumMap<>(Signal.class);
    private final Map<Setting, Integer> settings = new EnumMap<>(Setting.class);
    private Optional<PresenceSettings> presence = Optional.empty();
    private boolean manualDoors;
    final Map<Signal, LongUnaryOperator> faults = new EnumMap<>(Signal.class);

    /** Its polarity is set wrong. */
    WiredKit inverted(Signal signal) {
        faults.put(signal, value -> 1 - value);
        return this;
    }

    /** It reads the same whatever happens. */
    WiredKit stuck(Signal signal, long value) {
        faults.put(signal, real -> value);
        return this;
    }

    /** The encoder's reference is off. */
    WiredKit shifted(long mm) {
        faults.put(Signal.POSITION_MM, value -> value + mm);
        return this;
    }

    WiredKit wired(Signal... wired) {
        for (Signal signal : wired) {
            signals.put(signal, SignalSettings.defaults(signal));
        }
        return this;
    }

    WiredKit presence(PresenceSensor sensor) {
        wired(Signal.OCCUPIED);
        presence = Optional.of(new PresenceSettings(sensor, sensor.defaultHoldS() * 1000L));
        return this;
    }

    WiredKit manualDoors() {
        manualDoors = true;
        return this;
    }

    WiredKit setting(Setting setting, int seconds) {
        settings.put(setting, seconds);
        return this;
    }

    boolean hasPresence() {
        return presence.isPresent();
    }

    /** The installation as a file. */
    String deviceToml(String name) {
        StringBuilder toml = new StringBuilder("[lift]\nid = \"own-1\"\nname = \"" + name + "\"\n");
        toml.append("rated_speed_mps = 1.75\n");
        if (manualDoors) {
            toml.append("doors = \"manual\"\n");
        }
        toml.append("floors = [\n");
        for (int i = 0; i < 10; i++) {
            toml.append("  { label = \"")
                    .append(i + 1)
                    .append("\", position_mm = ")
                    .append(i * Scene.LANDING_MM)
                    .append(" },\n");
        }
        toml.append("]\n");
        signals.keySet().forEach(signal -> {
            toml.append("\n[signals.").append(signal.code()).append("]\nsource = \"replay\"\n");
            if (signal == Signal.OCCUPIED) {
                toml.append("sensor = \"")
                        .append(presence.orElseThrow().sensor().code())
                        .append("\"\n");
            }
        });
        return toml.toString();
    }

    Scene scene() {
        return new Scene(config(), faults);
    }

    JudgementConfig config() {
        List<Long> landings = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            landings.add(i * Scene.LANDING_MM);
        }
        return new JudgementConfig(
                new LiftGeometry(Scene.RATED_MM_S, 200, landings, manualDoors),
                signals,
                presence,
                DetectionSettings.of(settings));
    }

    WiredKit without(Signal signal) {
        signals.remove(signal);
        return this;
    }
}
