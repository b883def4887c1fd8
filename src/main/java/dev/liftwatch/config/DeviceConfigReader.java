package dev.liftwatch.config;

import dev.liftwatch.detection.DetectionSettings;
import dev.liftwatch.detection.Setting;
import dev.liftwatch.signal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the parts of device.toml together. */
final class DeviceConfigReader {
    private DeviceConfigReader() {}

    static DeviceConfig read(Path file, Purpose purpose) throws ConfigException, IOException {
        Problems problems = new Problems(file);
        Section top = TomlFile.read(file, problems);
        LiftConfig lift = required(top, "lift").map(LiftReader::read).orElse(null);
        Map<String, Section> sourceSections =
                top.table("sources").map(Section::tables).orElse(Map.of());
        Map<String, SourceConfig> sources = purpose == Purpose.RUN ? SourceReader.read(sourceSections) : Map.of();
        Optional<Section> signalTable = required(top, "signals");
        Map<Signal, SignalConfig> signals = signalTable
                .map(table -> new SignalReader(purpose, sources, sourceSections).read(table))
                .orElse(Map.of());
        DetectionSettings detection =
                top.table("detection").map(DeviceConfigReader::detection).orElse(DetectionSettings.defaults());
        StoreConfig store = top.table("store").map(DeviceConfigReader::store).orElse(StoreConfig.usual());
        DeliveryConfig delivery =
                top.table("delivery").map(DeliveryConfig::read).orElse(DeliveryConfig.usual());
        Optional<CommissioningConfig> commissioning = top.table("commissioning").map(CommissioningConfig::read);
        List<UplinkConfig> uplinks = new UplinkReader(
                        lift == null ? "" : lift.id(), file.toAbsolutePath().getParent())
                .read(top);
        top.refuseUnknownKeys();
        signalTable.ifPresent(table -> MissingSignalWarnings.report(table, signals.keySet(), detection, problems));
        problems.throwIfAny();
        if (purpose == Purpose.RUN && uplinks.isEmpty()) {
            top.warn("uplink", Phrase.of("warning.no-uplink"));
        } else if (uplinks.stream().noneMatch(uplink -> uplink.classes().contains("alarm"))) {
            top.warn("uplink", Phrase.of("warning.no-alarms"));
        }
        return new DeviceConfig(
                lift, sources, signals, detection, store, delivery, commissioning, uplinks, problems.warnings());
    }

    private static Optional<Section> required(Section top, String key) {
        if (!top.has(key)) {
            top.missing(key, Phrase.of("allowed.table", key));
        }
        return top.table(key);
    }

    private static DetectionSettings detection(Section table) {
        Map<Setting, Integer> chosen = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            table.optional(setting.key(), Rule.whole(setting.least(), setting.most()))
                    .ifPresent(seconds -> chosen.put(setting, seconds.intValue()));
        }
        table.refuseUnknownKeys();
        return DetectionSettings.of(chosen);
    }

    private static StoreConfig store(Section table) {
        long eventMb = table.optional("event_mb", Rule.whole(StoreConfig.LEAST_EVENT_MB, StoreConfig.MOST_EVENT_MB))
                .orElse((long) StoreConfig.USUAL_EVENT_MB);
        table.refuseUnknownKeys();
        return new StoreConfig((int) eventMb);
    }
}
