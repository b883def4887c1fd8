package dev.liftwatch.doubt;

import dev.liftwatch.signal.Signal;

/** What an alarm says of the wire that alone stood behind it, once it has ended as false ones do. */
final class BeliedWire {
    private BeliedWire() {}

    /**
     * Counts it against that wire.
     *
     * @param byService whether the lift has served people since; otherwise doors have opened at a landing, as a rescue looks, too
     */
    static void charge(Ledger ledger, Signal signal, boolean byService) {
        switch (signal) {
            case DOOR_ZONE, LEVEL_UPPER, LEVEL_LOWER ->
                ledger.charge(
                        signal, SignalFault.STUCK, byService ? Surprise.BELIED_OF_PLACE : Surprise.EASED_OF_PLACE);
            case DOOR_OPEN, DOOR2_OPEN -> ofDoors(ledger, signal, byService, Surprise.BELIED_OF_OPEN_DOORS);
            case DOOR_CLOSED, DOOR2_CLOSED -> ofDoors(ledger, signal, byService, Surprise.BELIED_OF_CLOSED_DOORS);
            default -> {
                // What is wrong with the others shows in ordinary rides.
            }
        }
    }

    /** Doors that open at last may have been opened by those who came to help. */
    private static void ofDoors(Ledger ledger, Signal contact, boolean byService, Surprise surprise) {
        if (byService) {
            ledger.charge(contact, SignalFault.CONTRADICTORY, surprise);
        }
    }
}
