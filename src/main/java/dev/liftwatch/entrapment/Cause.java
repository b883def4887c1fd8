package dev.liftwatch.entrapment;

import java.util.Locale;

/** Why people are taken to be trapped. The order is the order in which causes are named when several hold. */
public enum Cause {
    /** The car stands outside every door zone. */
    STOPPED_OUTSIDE_DOOR_ZONE,
    /** The same, with the mains lost at any time since it last travelled. */
    POWER_LOST,
    /** After a ride the car stands in a door zone and its doors do not open. */
    DOORS_NOT_OPENING,
    /** Someone in the car asks for help and the doors do not open. */
    ALARM_BUTTON;

    /** The word in messages, e.g. {@code stopped-outside-door-zone}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
