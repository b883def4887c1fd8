package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.config.ConfigException;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.console.Words;
import dev.liftwatch.edit.EditException;
import dev.liftwatch.edit.LockedFile;
import dev.liftwatch.edit.TomlPath;
import dev.liftwatch.edit.TomlText;
import dev.liftwatch.edit.TomlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Mends in a device.toml what the walk test found: the polarity of a wire, or two wires in each other's place. */
final class FileMending {
    /** What says where a wire is and how it is read; the label goes with the wire. */
    private static final List<String> OF_THE_WIRE = List.of("source", "channel", "active", "pull", "terminal");

    private final Path file;

    FileMending(Path file) {
        this.file = file;
    }

    /** Mends the file of that lift where the folder has exactly one; the service keeps one there for each lift. */
    static Optional<FileMending> of(Path folder, String lift) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(one -> one.toString().endsWith(".toml"))
                    .filter(one -> isOf(one, lift))
                    .toList();
            return found.size() == 1 ? Optional.of(new FileMending(found.getFirst())) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isOf(Path file, String lift) {
        try {
            return DeviceConfig.load(file).lift().id().equals(lift);
        } catch (IOException | ConfigException another) {
            return false;
        }
    }

    /** Changes the file; answers what to tell. */
    String mend(Map<?, ?> wire) throws CommandFailure {
        String signal = String.valueOf(wire.get("signal"));
        try (LockedFile locked = LockedFile.take(file)) {
            TomlText text = locked.text()
                    .orElseThrow(() -> new CommandFailure(CommandLineTool.WRONG_USE, Words.of("commission.no-config")));
            TomlText mended = "swapped".equals(wire.get("reason"))
                    ? exchanged(text, signal, String.valueOf(wire.get("other")))
                    : text.set(
                            TomlPath.of("signals", signal, "active"),
                            TomlValue.text(Boolean.TRUE.equals(wire.get("active_low")) ? "high" : "low"));
            Path backup = locked.replace(mended, FileMending::problems).orElse(file);
            return Words.of("commission.fixed", file, backup.getFileName());
        } catch (EditException refused) {
            throw new CommandFailure(CommandLineTool.NOT_IN_ORDER, refused.getMessage());
        }
    }

    private static List<String> problems(Path candidate) throws IOException {
        try {
            DeviceConfig.load(candidate);
            return List.of();
        } catch (ConfigException wrong) {
            return wrong.getMessage().lines().toList();
        }
    }

    private static TomlText exchanged(TomlText text, String one, String other) {
        TomlText mended = text;
        for (String key : OF_THE_WIRE) {
            TomlPath here = TomlPath.of("signals", one, key);
            TomlPath there = TomlPath.of("signals", other, key);
            String channelOfOne = key.equals("channel") ? TomlValue.text(one).written() : null;
            String channelOfOther =
                    key.equals("channel") ? TomlValue.text(other).written() : null;
            String valueHere = text.value(here).orElse(channelOfOne);
            String valueThere = text.value(there).orElse(channelOfOther);
            mended = put(put(mended, here, valueThere), there, valueHere);
        }
        return mended;
    }

    /** A value that the other wire has by default has to be taken away here. */
    private static TomlText put(TomlText text, TomlPath path, String written) {
        if (written != null) {
            return text.set(path, new TomlValue(written));
        }
        return text.has(path) ? text.remove(path) : text;
    }
}
