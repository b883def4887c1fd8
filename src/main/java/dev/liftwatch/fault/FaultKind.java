package dev.liftwatch.fault;

import dev.liftwatch.text.Coded;

/** Every kind of incident without trapped people, by the name it has in messages. */
public enum FaultKind implements Coded {
    /** The drive is on and the car does not travel, or the drive says that it has stalled. */
    STALL,
    /** The drive is on for longer than any run of this lift takes. */
    RUN_TIME_EXCEEDED,
    /** The safety chain opened while the car was in motion, and stays open. */
    EMERGENCY_STOP,
    /** The car stands outside every door zone and nobody is seen in it. */
    STOPPED_OUTSIDE_DOOR_ZONE,
    /** Doors have left closed and do not reach open. */
    DOOR_OPEN_FAILURE,
    /** Doors have left open and reach neither end. */
    DOOR_CLOSE_FAILURE,
    /** Doors reopen at one landing again and again. */
    DOOR_CYCLING,
    /** Doors stand open for very long. */
    DOOR_HELD_OPEN,
    /** The car left a door zone from standing with open doors. */
    UNINTENDED_MOVEMENT,
    /** The car travels outside every door zone with doors that are not closed. */
    MOVING_WITH_DOOR_OPEN,
    /** The car has operated the upper final limit switch. */
    OVERTRAVEL_TOP,
    /** The car has operated the lower final limit switch. */
    OVERTRAVEL_BOTTOM,
    /** The car is faster than it may be. */
    OVERSPEED,
    /** The lift has no mains. */
    POWER_LOST,
    /** The car stops beside its landings. */
    POOR_LEVELLING,
    /** Nothing is known of a wired signal. */
    SIGNAL_LOST,
    /** A signal says what cannot be true together with the others, or changes more often than the lift can. */
    SIGNAL_CONTRADICTORY,
    /** A signal keeps one value whatever the lift does. */
    SIGNAL_STUCK,
    /** A signal says the opposite of what the lift does. */
    SIGNAL_INVERTED,
    /** Inspection operation has been on for longer than a working day. */
    INSPECTION_TOO_LONG,
    /** The box has lost its own supply. */
    BOX_ON_BATTERY,
    /** The battery of the box is nearly empty. */
    BOX_BATTERY_LOW,
    /** The wall clock of the box is not synchronised, so that its stamps may be wrong. */
    CLOCK_UNSET;

    /** Whether anybody in or near the car is in danger. */
    public boolean isDanger() {
        return switch (this) {
            case UNINTENDED_MOVEMENT, MOVING_WITH_DOOR_OPEN, OVERTRAVEL_TOP, OVERTRAVEL_BOTTOM, OVERSPEED -> true;
            default -> false;
        };
    }
}
