package dev.liftwatch.serial;

import dev.liftwatch.wire.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds an adapter by what of its name stays. Of a name such as {@code usb-FTDI_FT232R_A50285BI-if00-port0} maker, product, serial
 * number and interface stay; the number at its end changes after some replugs.
 */
public final class StablePort {
    private static final Pattern COUNTED = Pattern.compile("(.+-port)[0-9]+");

    private StablePort() {}

    /**
     * The file to open for a port that is configured as {@code named}: that file, or where it is gone the only one beside it that
     * differs in the counted number alone.
     *
     * @throws ByteLine.LineException where there are several such, so that none of them is taken by chance
     */
    public static Path resolve(Path named) throws ByteLine.LineException {
        Matcher counted = COUNTED.matcher(String.valueOf(named.getFileName()));
        Path folder = named.getParent();
        if (Files.exists(named) || folder == null || !counted.matches() || !Files.isDirectory(folder)) {
            return named;
        }
        List<Path> same = sameButForTheNumber(folder, counted.group(1));
        if (same.size() > 1) {
            throw new ByteLine.LineException(Trouble.of(
                    "port.several",
                    named,
                    String.join(", ", same.stream().map(Path::toString).toList())));
        }
        return same.isEmpty() ? named : same.getFirst();
    }

    private static List<Path> sameButForTheNumber(Path folder, String stays) throws ByteLine.LineException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        Matcher other = COUNTED.matcher(file.getFileName().toString());
                        return other.matches() && other.group(1).equals(stays);
                    })
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new ByteLine.LineException(Trouble.of("port.unlisted", folder, unreadable));
        }
    }
}
