package dev.liftwatch.config;

import java.util.List;
import java.util.Optional;

/**
 * The lift, {@code [lift]}.
 *
 * @param id its name in topics, files and commands: 1 to 64 of A-Z a-z 0-9 _ -
 * @param name what people on the spot call it
 * @param registrationCode its code in the authority's register
 * @param rescueCode the code on the plate in the car by which a rescue centre finds it
 * @param address where it stands
 * @param coordinates where it stands, for maps
 * @param ratedSpeedMmS rated speed, mm/s
 * @param doorZoneMm half height of the door zone, mm either side of a landing
 * @param floors the landings, ascending, at least two
 * @param manualDoors whether the landing doors are swing doors opened by hand
 */
public record LiftConfig(
        String id,
        Optional<String> name,
        Optional<String> registrationCode,
        Optional<String> rescueCode,
        Optional<String> address,
        Optional<Coordinates> coordinates,
        long ratedSpeedMmS,
        long doorZoneMm,
        List<Floor> floors,
        boolean manualDoors) {
    public LiftConfig {
        floors = List.copyOf(floors);
    }

    /**
     * A landing.
     *
     * @param label as painted on the wall, e.g. {@code B1}
     * @param positionMm height of the car floor there, mm above the reference
     */
    public record Floor(String label, long positionMm) {}

    /**
     * A place in WGS 84.
     *
     * @param latitude degrees, north positive
     * @param longitude degrees, east positive
     */
    public record Coordinates(double latitude, double longitude) {}
}
