package dev.liftwatch.config;

import dev.liftwatch.car.LiftGeometry;
import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.signal.PresenceSettings;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything device.toml says of one installation. Immutable.
 *
 * @param lift the lift
 * @param sources what signals are read from, by name in the order of the file; empty where read for replay
 * @param signals the wired signals, in the order of {@link Signal}
 * @param detection the thresholds of the judgement
 * @param store how much waits on the card
 * @param delivery how it is made sure that alarms arrive
 * @param commissioning that a new installation is not live before it is proven, empty where it is live at once
 * @param uplinks who gets the messages, in the order of the file
 * @param warnings what the author of the file should know, in the order of the file
 */
public record DeviceConfig(
        LiftConfig lift,
        Map<String, SourceConfig> sources,
        Map<Signal, SignalConfig> signals,
        DetectionSettings detection,
        StoreConfig store,
        DeliveryConfig delivery,
        Optional<CommissioningConfig> commissioning,
        List<UplinkConfig> uplinks,
        List<Warning> warnings) {
    public DeviceConfig {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        signals = Collections.unmodifiableMap(new EnumMap<>(signals));
        uplinks = List.copyOf(uplinks);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a file for the live agent: everything in it must be something this version can serve.
     *
     * @throws ConfigException with everything that is wrong in it
     * @throws IOException where it cannot be read at all
     */
    public static DeviceConfig load(Path file) throws ConfigException, IOException {
        return DeviceConfigReader.read(file, Purpose.RUN);
    }

    /**
     * Reads a file for replay or simulation, where values come from elsewhere: sources are not looked at and those named
     * by signals are ignored.
     *
     * @throws ConfigException with everything that is wrong in it
     * @throws IOException where it cannot be read at all
     */
    public static DeviceConfig loadForReplay(Path file) throws ConfigException, IOException {
        return DeviceConfigReader.read(file, Purpose.REPLAY);
    }

    /** What the judgement needs to know of the lift. */
    public LiftGeometry geometry() {
        return new LiftGeometry(
                lift.ratedSpeedMmS(),
                lift.doorZoneMm(),
                lift.floors().stream().map(LiftConfig.Floor::positionMm).toList(),
                lift.manualDoors());
    }

    /** The presence sensor, where one is wired. */
    public Optional<PresenceSettings> presence() {
        return Optional.ofNullable(signals.get(Signal.OCCUPIED)).flatMap(SignalConfig::presence);
    }

    /** How each wired signal settles and ages when it comes from its source: repeated flags age as numbers do. */
    public Map<Signal, SignalSettings> liveSignalSettings() {
        Map<Signal, SignalSettings> settings = new EnumMap<>(Signal.class);
        signals.forEach((signal, config) -> settings.put(
                signal,
                config.settings(Optional.ofNullable(sources.get(config.source()))
                        .map(SourceConfig::repeatsFlags)
                        .orElse(false))));
        return Collections.unmodifiableMap(settings);
    }

    /** How each wired signal settles and ages when it comes from a trace: flags hold until their next row. */
    public Map<Signal, SignalSettings> replaySignalSettings() {
        Map<Signal, SignalSettings> settings = new EnumMap<>(Signal.class);
        signals.forEach((signal, config) -> settings.put(signal, config.settings(false)));
        return Collections.unmodifiableMap(settings);
    }
}
