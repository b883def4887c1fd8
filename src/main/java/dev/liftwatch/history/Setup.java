package dev.liftwatch.history;

import dev.liftwatch.logbook.Entry;
import dev.liftwatch.text.Printable;
import java.util.List;
import java.util.Map;

/**
 * How the lift was set up, as the logbook says.
 *
 * @param name what people call it, empty where that is not known
 * @param address where it stands, empty where that is not known
 * @param rescueCode the code on the plate in the car, empty where that is not known
 * @param registrationCode its code in the authority's register, empty where that is not known
 * @param floors its landings, lowest first; empty where they are not known
 * @param wires its wires
 */
public record Setup(
        String name, String address, String rescueCode, String registrationCode, List<Floor> floors, List<Wire> wires) {
    /** Nothing is known. */
    public static final Setup UNKNOWN = new Setup("", "", "", "", List.of(), List.of());

    public Setup {
        floors = List.copyOf(floors);
        wires = List.copyOf(wires);
    }

    /**
     * A landing.
     *
     * @param label as painted on the wall
     * @param mm height of the car floor there
     */
    public record Floor(String label, long mm) {}

    /**
     * A wire.
     *
     * @param signal the code of its signal
     * @param place where it is connected: its terminal, else source and channel
     */
    public record Wire(String signal, String place) {}

    /** The set-up that stood when an entry was written: the newest before it, else the oldest that is known. */
    public static Setup at(List<Entry> setups, long number) {
        return setups.stream()
                .filter(entry -> entry.number() <= number)
                .findFirst()
                .or(() -> setups.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(setups.getLast()))
                .map(Setup::of)
                .orElse(UNKNOWN);
    }

    private static Setup of(Entry entry) {
        return new Setup(
                text(entry.fields(), "name"),
                text(entry.fields(), "address"),
                text(entry.fields(), "rescue_code"),
                text(entry.fields(), "registration_code"),
                entry.list("floors").stream()
                        .filter(floor -> floor.get("mm") instanceof Number)
                        .map(floor -> new Floor(text(floor, "label"), ((Number) floor.get("mm")).longValue()))
                        .toList(),
                entry.list("wires").stream().map(Setup::wire).toList());
    }

    private static Wire wire(Map<?, ?> wire) {
        String terminal = text(wire, "terminal");
        String signal = text(wire, "signal");
        String channel = text(wire, "channel");
        String place = channel.equals(signal) ? text(wire, "source") : text(wire, "source") + " " + channel;
        return new Wire(signal, terminal.isEmpty() ? place : terminal);
    }

    private static String text(Map<?, ?> tree, String key) {
        return tree.get(key) == null ? "" : Printable.text(tree.get(key), Printable.USUAL);
    }
}
