package dev.liftwatch.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way to wire a lift: one of the profiles of {@code device-config}, with the source that the installer's device takes the place of.
 *
 * @param profile the profile's name
 * @param source the table of its source
 * @param found the device
 * @param contacts for an encoder, which sees no doors, the device with the contacts; empty where none was found, and for other kits
 */
public record Kit(String profile, String source, Found found, Optional<Found> contacts) {
    /** Fewer lines than the contacts of a lift: a chip that serves the board itself. */
    private static final int FEWEST_LINES = 8;

    /** The kits that fit what was found: those that are understood first, then chips, then ports that said nothing. */
    public static List<Kit> fitting(List<Found> found) {
        List<Kit> kits = new ArrayList<>();
        for (Found one : found) {
            if (one instanceof Found.Line line && line.isUnderstood()) {
                kits.add(of(line, found));
            }
        }
        for (Found.Chip chip : chips(found)) {
            kits.add(new Kit("gpio-contacts", "pins", chip, Optional.empty()));
            kits.add(new Kit("gpio-level-sensors", "pins", chip, Optional.empty()));
        }
        for (Found one : found) {
            if (one instanceof Found.Line line && !line.isUnderstood()) {
                kits.add(of(line, found));
            }
        }
        return kits;
    }

    private static List<Found.Chip> chips(List<Found> found) {
        return found.stream()
                .filter(Found.Chip.class::isInstance)
                .map(Found.Chip.class::cast)
                .filter(chip -> chip.lines() >= FEWEST_LINES)
                .toList();
    }

    private static Kit of(Found.Line line, List<Found> found) {
        return switch (line.protocol()) {
            case "limax", "emal" -> encoder(line, found);
            case "slcan" -> new Kit("canopen-encoder", "encoder", line, board(found));
            case "modbus" -> new Kit("waveshare-modbus-io-8ch", "io", line, Optional.empty());
            default -> new Kit("sensor-board", "board", line, Optional.empty());
        };
    }

    private static Kit encoder(Found.Line line, List<Found> found) {
        Optional<Found> board = board(found);
        List<Found.Chip> chips = chips(found);
        return board.isEmpty() && !chips.isEmpty()
                ? new Kit("limax-encoder-with-gpio", "encoder", line, Optional.of(chips.getFirst()))
                : new Kit("limax-encoder", "encoder", line, board);
    }

    private static Optional<Found> board(List<Found> found) {
        return found.stream()
                .filter(one -> one instanceof Found.Line line && line.protocol().equals("sentence"))
                .findFirst();
    }

    /** The text of its profile. */
    public String text() {
        try (InputStream in = Kit.class.getResourceAsStream("/dev/liftwatch/setup/" + profile + ".toml")) {
            if (in == null) {
                throw new IllegalStateException("the profile " + profile + " is not in the package");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether its wires are lines of a chip, which have numbers. */
    public boolean hasLines() {
        return contacts.orElse(found) instanceof Found.Chip;
    }
}
