package dev.liftwatch.report;

import dev.liftwatch.incident.Decision;
import java.util.ArrayList;
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

    /**
     * Where a car stands, for the log of the box: the lift, the landing or that it is between landings, its height, and what a rescue
     * team asks for; only what is known.
     */
    public String whereabouts(Decision.Place place) {
        List<String> words = new ArrayList<>();
        words.add("lift " + id + (name == null ? "" : " (" + name + ")"));
        String label = floorLabel(place.floor());
        if (label != null) {
            words.add(
                    switch (place.inDoorZone()) {
                        case TRUE -> "at floor " + label;
                        case FALSE -> "between floors, nearest is " + label;
                        case UNKNOWN -> "nearest floor " + label;
                    });
        } else {
            words.add(
                    switch (place.inDoorZone()) {
                        case TRUE -> "at a landing";
                        case FALSE -> "between floors";
                        case UNKNOWN -> "floor not known";
                    });
        }
        if (place.positionMm() != null) {
            words.add("height " + place.positionMm() + " mm");
        }
        if (rescueCode != null) {
            words.add("rescue code " + rescueCode);
        }
        if (address != null) {
            words.add(address);
        }
        return String.join(", ", words);
    }

    /** The label of a landing, null where there is none of that index. */
    String floorLabel(Integer floor) {
        return floor == null || floor < 0 || floor >= floorLabels.size() ? null : floorLabels.get(floor);
    }
}
