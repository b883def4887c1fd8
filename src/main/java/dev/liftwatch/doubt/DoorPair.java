package dev.liftwatch.doubt;

import dev.liftwatch.signal.Signal;

/** The two contacts of a door, whose wires lie side by side on the terminal. */
final class DoorPair {
    private DoorPair() {}

    /** The other contact of that door; null where the signal is no door contact. */
    static Signal partner(Signal signal) {
        return switch (signal) {
            case DOOR_CLOSED -> Signal.DOOR_OPEN;
            case DOOR_OPEN -> Signal.DOOR_CLOSED;
            case DOOR2_CLOSED -> Signal.DOOR2_OPEN;
            case DOOR2_OPEN -> Signal.DOOR2_CLOSED;
            default -> null;
        };
    }

    static boolean isOpenContact(Signal signal) {
        return signal == Signal.DOOR_OPEN || signal == Signal.DOOR2_OPEN;
    }

    static boolean isDoor(Signal signal) {
        return partner(signal) != null;
    }
}
