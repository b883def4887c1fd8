package dev.liftwatch.sim;

import dev.liftwatch.signal.PresenceSensor;
import dev.liftwatch.signal.Signal;
import dev.liftwatch.text.Coded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an installer wires: the kinds of installation that are met in the field. */
public enum Kit implements Coded {
    /** One door contact, a door-zone contact, a PIR. */
    CONTACTS(PresenceSensor.PIR, Signal.DOOR_CLOSED, Signal.DOOR_ZONE),
    /** Both door contacts, a door-zone contact, a radar. */
    CONTACTS_RADAR(PresenceSensor.RADAR, Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.DOOR_ZONE),
    /** One door contact, the two levelling sensors, a PIR. */
    LEVELS(PresenceSensor.PIR, Signal.LEVEL_UPPER, Signal.LEVEL_LOWER, Signal.DOOR_CLOSED),
    /** An absolute encoder, both door contacts, the drive's output, a radar. */
    ENCODER(PresenceSensor.RADAR, Signal.POSITION_MM, Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.RUNNING),
    /** Nearly everything, a PIR. */
    FULL(
            PresenceSensor.PIR,
            Signal.POSITION_MM,
            Signal.DOOR_CLOSED,
            Signal.DOOR_OPEN,
            Signal.DOOR_ZONE,
            Signal.RUNNING,
            Signal.STALL,
            Signal.SAFETY_CHAIN,
            Signal.FIRE_SERVICE),
    /** Levelling sensors, both door contacts, a camera. */
    CAMERA(
            PresenceSensor.CAMERA,
            Signal.LEVEL_UPPER,
            Signal.LEVEL_LOWER,
            Signal.DOOR_CLOSED,
            Signal.DOOR_OPEN,
            Signal.RUNNING,
            Signal.SAFETY_CHAIN),
    /** What a controller says: its floor and speed, beside the contacts; a radar. */
    CONTROLLER(
            PresenceSensor.RADAR,
            Signal.FLOOR,
            Signal.SPEED_MM_S,
            Signal.RUNNING,
            Signal.DOOR_CLOSED,
            Signal.DOOR_OPEN,
            Signal.DOOR_ZONE),
    /** A load contact in place of a presence sensor. */
    LOAD(PresenceSensor.LOAD, Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.DOOR_ZONE),
    /** An encoder, and nothing that sees people. */
    NO_PRESENCE(null, Signal.POSITION_MM, Signal.DOOR_CLOSED, Signal.DOOR_OPEN, Signal.RUNNING),
    /** Two contacts, and nothing that sees people. */
    NO_PRESENCE_CONTACTS(null, Signal.DOOR_CLOSED, Signal.DOOR_ZONE);

    private static final List<Signal> ALWAYS = List.of(Signal.MAINS_OK, Signal.INSPECTION, Signal.ALARM_BUTTON);

    private final PresenceSensor presence;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
    private final List<Signal> own;

    Kit(PresenceSensor presence, Signal... own) {
        this.presence = presence;
        this.own = List.of(own);
    }

    /** The kind of presence sensor, empty where there is none. */
    public Optional<PresenceSensor> presence() {
        return Optional.ofNullable(presence);
    }

    /** The signals that are wired of a lift with this number of entrances. */
    public List<Signal> signals(int entrances) {
        List<Signal> signals = new ArrayList<>(own);
        signals.addAll(ALWAYS);
        if (presence != null) {
            signals.add(Signal.OCCUPIED);
        }
        if (entrances == 2) {
            signals.add(Signal.DOOR2_CLOSED);
            if (own.contains(Signal.DOOR_OPEN)) {
                signals.add(Signal.DOOR2_OPEN);
            }
        }
        return List.copyOf(signals);
    }

    /** Whether anybody can say whether somebody is in the car, but for weight. */
    public boolean seesPeople() {
        return presence != null && presence.seesPeople();
    }

    /** Every kit that has a presence sensor of any kind. */
    public static List<Kit> withPresence() {
        return Arrays.stream(values()).filter(kit -> kit.presence != null).toList();
    }

    /** The kit of that word, if there is one. */
    public static Optional<Kit> of(String code) {
        for (Kit kit : values()) {
            if (kit.code().equals(code)) {
                return Optional.of(kit);
            }
        }
        return Optional.empty();
    }
}
