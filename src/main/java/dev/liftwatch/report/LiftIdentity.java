package dev.liftwatch.report;

import java.util.List;

/**
 * Who the lift is, as rescuers need it. Everything but the id may be null where the installation does not say it.
 *
 * @param id the lift's id on the platform, 1-64 of A-Za-z0-9_-
 * @param name what people on the spot call it
 * @param registrationCode the equipment's registration code
 * @param rescueCode the number on the sticker in the car that the rescue centre asks callers for
 * @param address where the building is
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param floorLabels labels of the landings as painted on the wall, lowest first
 */
public record LiftIdentity(
        String id,
        String name,
        String registrationCode,
        String rescueCode,
        String address,
        Double latitude,
        Double longitude,
        List<String> floorLabels) {
    public LiftIdentity {
        floorLabels = List.copyOf(floorLabels);
    }

    /** The label of a landing, null where there is none of that index. */
    String floorLabel(Integer floor) {
        return floor == null || floor < 0 || floor >= floorLabels.size() ? null : floorLabels.get(floor);
    }
}
