package dev.liftwatch.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to wire a lift: one of the profiles of {@code device-config}, with the source that the installer's device takes the place of.
 *
 * @param profile the profile's name
 * @param source the table of its source
 * @param found the device; a kit chosen by hand has one that was not looked for
 */
public record Kit(String profile, String source, Found found) {
    /** The kits that fit what was found: those that are understood first, then chips, then ports that said nothing. */
    public static List<Kit> fitting(List<Found> found) {
        List<Kit> kits = new ArrayList<>();
        for (Found one : found) {
            if (one instanceof Found.Line line && line.isUnderstood()) {
                kits.add(of(line));
            }
        }
        for (Found one : found) {
            if (one instanceof Found.Chip chip && chip.lines() >= FEWEST_LINES) {
                kits.add(new Kit("gpio-contacts", "pins", chip));
                kits.add(new Kit("gpio-level-sensors", "pins", chip));
            }
        }
        for (Found one : found) {
            if (one instanceof Found.Line line && !line.isUnderstood()) {
                kits.add(of(line));
            }
        }
        return kits;
    }

    /** Fewer lines than the contacts of a lift: a chip that serves the board itself. */
    private static final int FEWEST_LINES = 8;

    private static Kit of(Found.Line line) {
        return switch (line.protocol()) {
            case "limax", "emal" -> new Kit("limax-encoder", "encoder", line);
            case "slcan" -> new Kit("canopen-encoder", "encoder", line);
            case "modbus" -> new Kit("waveshare-modbus-io-8ch", "io", line);
            default -> new Kit("sensor-board", "board", line);
        };
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
        return found instanceof Found.Chip;
    }
}
