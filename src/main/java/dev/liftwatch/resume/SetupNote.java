package dev.liftwatch.resume;

import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.config.LiftConfig;
import dev.liftwatch.config.SignalConfig;
import dev.liftwatch.logbook.Entry;
import dev.liftwatch.logbook.Logbook;
import dev.liftwatch.logbook.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the lift is set up, for the logbook: its name, landings and wires. A technician who looks back may not be allowed to read the
 * configuration, and it may have changed by then.
 */
public final class SetupNote {
    private SetupNote() {}

    /** What is to be noted at a start; nothing where it stands in the logbook already. */
    public static Optional<Map<String, Object>> of(DeviceConfig device, Path logbook) {
        Map<String, Object> setup = fields(device);
        try {
            List<Entry> newest = Logbook.open(logbook).find(Logbook.Search.on(Set.of(Shelf.SETUP), 1, Instant.MIN));
            boolean known = !newest.isEmpty()
                    && setup.entrySet().stream()
                            .allMatch(
                                    field -> isSame(newest.getFirst().fields().get(field.getKey()), field.getValue()));
            return known ? Optional.empty() : Optional.of(setup);
        } catch (IOException unreadable) {
            return Optional.of(setup);
        }
    }

    /** A number that was written and read is of another type. */
    private static boolean isSame(Object written, Object now) {
        return switch (now) {
            case Number number -> written instanceof Number other && other.longValue() == number.longValue();
            case Map<?, ?> tree ->
                written instanceof Map<?, ?> other
                        && tree.size() == other.size()
                        && tree.entrySet().stream()
                                .allMatch(field -> isSame(other.get(field.getKey()), field.getValue()));
            case List<?> list -> {
                boolean same = written instanceof List<?> other && other.size() == list.size();
                for (int i = 0; same && i < list.size(); i++) {
                    same = isSame(((List<?>) written).get(i), list.get(i));
                }
                yield same;
            }
            case null, default -> String.valueOf(now).equals(String.valueOf(written));
        };
    }

    private static Map<String, Object> fields(DeviceConfig device) {
        LiftConfig lift = device.lift();
        Map<String, Object> setup = new LinkedHashMap<>();
        setup.put("kind", "setup");
        lift.name().ifPresent(name -> setup.put("name", name));
        lift.registrationCode().ifPresent(code -> setup.put("registration_code", code));
        lift.rescueCode().ifPresent(code -> setup.put("rescue_code", code));
        lift.address().ifPresent(address -> setup.put("address", address));
        setup.put("door_zone_mm", lift.doorZoneMm());
        setup.put("floors", lift.floors().stream().map(SetupNote::floor).toList());
        setup.put(
                "wires", device.signals().values().stream().map(SetupNote::wire).toList());
        return setup;
    }

    private static Map<String, Object> floor(LiftConfig.Floor floor) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("label", floor.label());
        tree.put("mm", floor.positionMm());
        return tree;
    }

    private static Map<String, Object> wire(SignalConfig wire) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("signal", wire.signal().code());
        tree.put("source", wire.source());
        tree.put("channel", wire.channel());
        wire.terminal().ifPresent(label -> tree.put("terminal", label));
        return tree;
    }
}
