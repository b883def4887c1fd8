package dev.liftwatch.incident;

import dev.liftwatch.text.Coded;

/** Why people are taken to be trapped. The order is the order in which causes are named when several hold. */
public enum Cause implements Coded {
    /** The car stands outside every door zone, and the mains were lost at some time since it last travelled. */
    POWER_LOST,
    /** The car stands outside every door zone with its drive on, or its drive reports a fault. */
    STALLED,
    /** The doors are not closed and the car stands outside every door zone: people may be prying them open. */
    DOORS_OPEN_OUTSIDE_DOOR_ZONE,
    /** The car stands outside every door zone. */
    STOPPED_OUTSIDE_DOOR_ZONE,
    /** After a ride the car stands in a door zone and its doors do not open. */
    DOORS_NOT_OPENING,
    /** People have boarded, the doors are closed, and the car does not leave. */
    DEAD_AT_BOARDING,
    /** With people in the closed car its place or its doors have become unknown, and nothing shows that they got out. */
    SENSORS_LOST,
    /** People have been in the closed car for longer than any ride takes. */
    CLOSED_TOO_LONG,
    /** Someone in the car asks for help and the doors do not open. */
    ALARM_BUTTON,
    /** A human said that the people of an alarm were rescued, and no door has opened since that alarm. */
    RESCUE_NOT_SEEN;

    /** Whether people are in danger beyond being trapped: a fall into the hoistway. */
    public boolean isDanger() {
        return this == DOORS_OPEN_OUTSIDE_DOOR_ZONE;
    }
}
