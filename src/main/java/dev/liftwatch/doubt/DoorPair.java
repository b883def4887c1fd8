package dev.liftwatch.doubt;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;

/** The two contacts of a door, whose wires lie side by side on the terminal. */
final class DoorPair {
    /** No kick parts the doors for so long, ms. */
    static final long KICK_MS = 2000;

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

    /** Whether the signal is a door contact that may have let go since somebody kicks the door: for a moment, and not for longer. */
    static boolean mayBeKicked(Signal signal, SignalPanel panel, long nowMs) {
        boolean apart = panel.readFlag(signal).isTrue() == isOpenContact(signal);
        return isDoor(signal) && !(apart && nowMs - panel.sinceMs(signal) >= KICK_MS);
    }
}
