package dev.liftwatch.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code [lift]}. */
final class LiftReader {
    static final int MOST_FLOORS = 256;
    private static final int LEAST_FLOORS = 2;
    private static final long DEFAULT_DOOR_ZONE_MM = 200;

    /** A kilometre either way: deeper and higher than any hoistway. */
    private static final long FARTHEST_MM = 1_000_000;

    private LiftReader() {}

    static LiftConfig read(Section lift) {
        String id = lift.required("id", Rule.code(64), "");
        Optional<String> name = lift.optional("name", Rule.text(100));
        Optional<String> registrationCode = lift.optional("registration_code", Rule.text(64));
        Optional<String> rescueCode = lift.optional("rescue_code", Rule.text(64));
        Optional<String> address = lift.optional("address", Rule.text(200));
        Optional<LiftConfig.Coordinates> coordinates = coordinates(lift);
        BigDecimal ratedSpeed = lift.required("rated_speed_mps", Rule.number("0.05", "15"), BigDecimal.ONE);
        long doorZoneMm = lift.optional("door_zone_mm", Rule.whole(10, 1000)).orElse(DEFAULT_DOOR_ZONE_MM);
        List<LiftConfig.Floor> floors = floors(lift, doorZoneMm);
        Map<String, Boolean> manual = new LinkedHashMap<>();
        manual.put("automatic", false);
        manual.put("manual", true);
        boolean manualDoors = lift.optional("doors", Rule.oneOf(manual)).orElse(false);
        lift.refuseUnknownKeys();
        long ratedSpeedMmS =
                ratedSpeed.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return new LiftConfig(
                id,
                name,
                registrationCode,
                rescueCode,
                address,
                coordinates,
                ratedSpeedMmS,
                doorZoneMm,
                floors,
                manualDoors);
    }

    private static Optional<LiftConfig.Coordinates> coordinates(Section lift) {
        Optional<BigDecimal> latitude = lift.optional("latitude", Rule.number("-90", "90"));
        Optional<BigDecimal> longitude = lift.optional("longitude", Rule.number("-180", "180"));
        if (lift.has("latitude") != lift.has("longitude")) {
            String absent = lift.has("latitude") ? "longitude" : "latitude";
            lift.missing(absent, Phrase.of("allowed.both-coordinates"));
        }
        return latitude.flatMap(
                lat -> longitude.map(lon -> new LiftConfig.Coordinates(lat.doubleValue(), lon.doubleValue())));
    }

    private static List<LiftConfig.Floor> floors(Section lift, long doorZoneMm) {
        Phrase allowed = Phrase.of("allowed.floors", LEAST_FLOORS, MOST_FLOORS);
        if (!lift.has("floors")) {
            lift.missing("floors", allowed);
        }
        List<LiftConfig.Floor> floors = new ArrayList<>();
        Long below = null;
        for (Section floor : lift.tableList("floors", LEAST_FLOORS, MOST_FLOORS, allowed)) {
            String label = floor.required("label", Rule.text(16), "");
            Optional<Long> height =
                    Optional.ofNullable(floor.required("position_mm", Rule.whole(-FARTHEST_MM, FARTHEST_MM), null));
            floor.refuseUnknownKeys();
            if (height.isEmpty()) {
                continue;
            }
            if (below != null && height.get() <= below) {
                floor.wrong("position_mm", Phrase.of("allowed.ascending", below));
            } else if (below != null && height.get() - below <= 2 * doorZoneMm) {
                floor.warn("position_mm", Phrase.of("warning.zones-overlap", height.get() - below, doorZoneMm));
            }
            if (floors.stream().anyMatch(other -> other.label().equals(label))) {
                floor.warn("label", Phrase.of("warning.label-twice", label));
            }
            below = height.get();
            floors.add(new LiftConfig.Floor(label, below));
        }
        return floors;
    }
}
