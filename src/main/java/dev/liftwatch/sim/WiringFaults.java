package dev.liftwatch.sim;

import dev.liftwatch.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/** Wires that are wrong for a whole life, or from one moment of it on. */
final class WiringFaults {
    private static final WireFault[] OF_CONTACTS = {
        WireFault.STUCK_LOW,
        WireFault.STUCK_HIGH,
        WireFault.LOST,
        WireFault.INVERTED,
        WireFault.CHATTERS,
        WireFault.SWAPPED
    };
    private static final WireFault[] OF_NUMBERS = {WireFault.LOST, WireFault.FROZEN, WireFault.SHIFTED, WireFault.JUMPS
    };
    private static final WireFault[] OF_PRESENCE = {
        WireFault.STUCK_LOW, WireFault.STUCK_HIGH, WireFault.LOST, WireFault.RESTLESS, WireFault.CHATTERS
    };

    /** Contacts that an installer mistakes for one another: they are wired side by side, or look alike. */
    private static final Signal[][] ALIKE = {
        {Signal.DOOR_CLOSED, Signal.DOOR_OPEN},
        {Signal.LEVEL_UPPER, Signal.LEVEL_LOWER},
        {Signal.DOOR_ZONE, Signal.DOOR_CLOSED},
        {Signal.DOOR_ZONE, Signal.DOOR_OPEN},
        {Signal.DOOR_CLOSED, Signal.DOOR2_CLOSED},
        {Signal.DOOR_OPEN, Signal.DOOR2_OPEN},
        {Signal.DOOR_CLOSED, Signal.LEVEL_UPPER},
        {Signal.RUNNING, Signal.SAFETY_CHAIN},
        {Signal.RUNNING, Signal.DOOR_ZONE},
        {Signal.DOOR_CLOSED, Signal.SAFETY_CHAIN},
        {Signal.MAINS_OK, Signal.INSPECTION}
    };

    private final Stage stage;
    private final Chance chance;

    WiringFaults(Stage stage, Chance chance) {
        this.stage = stage;
        this.chance = chance;
    }

    /** One contact is wired the wrong way round. */
    void invertOne() {
        List<Wire> contacts = chance.in(0.5) ? ofDoorsAndLandings() : contacts();
        stage.wireTroubles().breaksForGood(contacts.get(chance.below(contacts.size())), WireFault.INVERTED);
    }

    /** Two contacts that an installer mistakes for one another are exchanged. */
    void swapTwo() {
        List<Wire[]> pairs = pairs();
        Wire[] pair = pairs.get(chance.below(pairs.size()));
        stage.wireTroubles().swapsForGood(pair[0], pair[1]);
    }

    /** One contact of doors or landings sticks now and then. */
    void stickOne() {
        List<Wire> contacts = ofDoorsAndLandings();
        Wire wire = contacts.get(chance.below(contacts.size()));
        double longestS = chance.between(3, 60);
        wire.sticks(chance.between(0.04, 0.2), () -> stage.after(chance.betweenMs(1, longestS), wire::letsGo));
        stage.troubles().add(wire.signal().code() + " " + WireFault.STICKS.code(), 0, Long.MAX_VALUE);
    }

    /** Any wire fails in any way, from now on. */
    void breakOne() {
        List<Wire> wires = stage.instruments().wires();
        Wire wire = wires.get(chance.below(wires.size()));
        boolean presence = wire.signal() == Signal.OCCUPIED;
        WireFault fault = chance.oneOf(presence ? OF_PRESENCE : wire.signal().isFlag() ? OF_CONTACTS : OF_NUMBERS);
        if (fault == WireFault.SWAPPED) {
            List<Wire> others =
                    contacts().stream().filter(other -> other != wire).toList();
            stage.wireTroubles().swapsForGood(wire, others.get(chance.below(others.size())));
        } else {
            stage.wireTroubles().breaksForGood(wire, fault);
        }
    }

    private List<Wire> contacts() {
        return stage.instruments().wires().stream()
                .filter(wire -> wire.signal().isFlag() && wire.signal() != Signal.OCCUPIED)
                .toList();
    }

    private List<Wire> ofDoorsAndLandings() {
        return contacts().stream()
                .filter(wire -> switch (wire.signal()) {
                    case DOOR_CLOSED, DOOR_OPEN, DOOR2_CLOSED, DOOR2_OPEN, DOOR_ZONE, LEVEL_UPPER, LEVEL_LOWER -> true;
                    default -> false;
                })
                .toList();
    }

    private List<Wire[]> pairs() {
        List<Wire> contacts = contacts();
        List<Wire[]> pairs = new ArrayList<>();
        for (Signal[] alike : ALIKE) {
            List<Wire> both = contacts.stream()
                    .filter(wire -> wire.signal() == alike[0] || wire.signal() == alike[1])
                    .toList();
            if (both.size() == 2) {
                pairs.add(new Wire[] {both.get(0), both.get(1)});
            }
        }
        return pairs;
    }
}
