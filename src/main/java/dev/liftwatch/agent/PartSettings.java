package dev.liftwatch.agent;

import dev.liftwatch.compose.Audience;
import dev.liftwatch.config.DeliveryConfig;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.LiftConfig;
import dev.liftwatch.config.SignalConfig;
import dev.liftwatch.config.UplinkConfig;
import dev.liftwatch.duties.Duties;
import dev.liftwatch.report.Equipment;
import dev.liftwatch.report.LiftIdentity;
import dev.liftwatch.report.Topics;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.uplink.Quarantine;
import dev.liftwatch.walktest.WalkInput;
import dev.liftwatch.walktest.WalkPlan;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The settings that parts of the agent take from the configuration, in their own terms: these parts do not know {@code config}. */
final class PartSettings {
    /** The signals that tell of travel. */
    private static final Set<Signal> MOTION = Set.of(
            Signal.POSITION_MM,
            Signal.SPEED_MM_S,
            Signal.RUNNING,
            Signal.DOOR_ZONE,
            Signal.LEVEL_UPPER,
            Signal.LEVEL_LOWER);

    private PartSettings() {}

    /** What is owed to the platforms, and how often. */
    static Duties.Settings duties(DeviceConfig device) {
        DeliveryConfig delivery = device.delivery();
        return new Duties.Settings(
                device.uplinks().stream()
                        .filter(uplink -> uplink.classes().contains("selftest"))
                        .map(UplinkConfig::name)
                        .toList(),
                new Random(device.lift().id().hashCode()).nextDouble(),
                TimeUnit.HOURS.toMillis(delivery.selfTestH()),
                TimeUnit.SECONDS.toMillis(delivery.selfTestAnswerS()),
                TimeUnit.SECONDS.toMillis(delivery.alarmAnswerS()),
                uncounted(device.signals().keySet()));
    }

    /** What a walk test walks. */
    static WalkPlan walk(DeviceConfig device) {
        return new WalkPlan(
                device.signals().values().stream()
                        .map(wire -> new WalkInput(
                                wire.signal(), wire.source(), wire.channel(), wire.activeLow(), wire.debounceMs()))
                        .toList(),
                device.lift().floors().stream()
                        .map(LiftConfig.Floor::positionMm)
                        .toList(),
                device.lift().doorZoneMm(),
                device.lift().ratedSpeedMmS());
    }

    /** The labels of the terminals that have one. */
    static Map<Signal, String> terminals(DeviceConfig device) {
        return device.signals().values().stream()
                .filter(wire -> wire.terminal().isPresent())
                .collect(Collectors.toMap(
                        SignalConfig::signal, wire -> wire.terminal().orElseThrow()));
    }

    /** Which platform takes which classes of messages. */
    static Audience audience(DeviceConfig device) {
        return new Audience(
                device.uplinks().stream().collect(Collectors.toMap(UplinkConfig::name, UplinkConfig::classes)));
    }

    /** The usage counters for which no signal is wired. */
    static Set<String> uncounted(Set<Signal> wired) {
        Set<String> uncounted = new TreeSet<>();
        if (!wired.contains(Signal.POSITION_MM)) {
            uncounted.add("travel_m");
        }
        if (Collections.disjoint(wired, MOTION)) {
            uncounted.addAll(List.of("starts", "moving_s"));
        }
        if (!wired.contains(Signal.DOOR_OPEN) && !wired.contains(Signal.DOOR_CLOSED)) {
            uncounted.add("door_cycles");
        }
        return uncounted;
    }

    /** What every message says of the lift. */
    static LiftIdentity identity(DeviceConfig device) {
        LiftConfig lift = device.lift();
        return new LiftIdentity(
                lift.id(),
                lift.name().orElse(null),
                lift.registrationCode().orElse(null),
                lift.rescueCode().orElse(null),
                lift.address().orElse(null),
                lift.coordinates().map(LiftConfig.Coordinates::latitude).orElse(null),
                lift.coordinates().map(LiftConfig.Coordinates::longitude).orElse(null),
                lift.floors().stream().map(LiftConfig.Floor::label).toList());
    }

    /** What is installed, as platforms are told. */
    static Equipment equipment(DeviceConfig device) {
        return new Equipment(
                device.lift().floors().stream()
                        .map(floor -> Equipment.floor(floor.label(), floor.positionMm()))
                        .toList(),
                device.signals().values().stream()
                        .map(one -> Equipment.signal(
                                one.signal().code(),
                                one.signal().unit().orElse(null),
                                one.source(),
                                one.terminal().orElse(null)))
                        .toList());
    }

    /** The uplinks that are connected with care after the agent was killed while they were connected. */
    static List<Quarantine.Platform> quarantined(DeviceConfig device) {
        return device.uplinks().stream()
                .map(one -> new Quarantine.Platform(one.name(), one.classes().contains(Topics.ALARM)))
                .toList();
    }
}
