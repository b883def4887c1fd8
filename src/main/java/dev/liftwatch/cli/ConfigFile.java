package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.config.ConfigException;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option {@code --config} and what becomes of it. */
final class ConfigFile {
    /** Where the package puts it. */
    static final String USUAL = "/etc/liftwatch/device.toml";

    /** Where the package keeps one for each lift. */
    static final Path FOLDER = Path.of("/etc/liftwatch");

    @Option(names = "--config", paramLabel = "FILE", defaultValue = USUAL, descriptionKey = "option.config")
    private Path file;

    Path file() {
        return file;
    }

    /** Reads the file for replay. */
    DeviceConfig forReplay() throws CommandFailure {
        return read(DeviceConfig::loadForReplay, CommandLineTool.WRONG_USE);
    }

    /** Reads the file as the live agent would; problems end with {@code exit}. */
    DeviceConfig forRun(int exit) throws CommandFailure {
        return read(DeviceConfig::load, exit);
    }

    private interface Loader {
        DeviceConfig load(Path file) throws ConfigException, IOException;
    }

    private DeviceConfig read(Loader loader, int exit) throws CommandFailure {
        if (!Files.exists(file)) {
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("config.missing", file));
        }
        try {
            return loader.load(file);
        } catch (ConfigException wrong) {
            throw new CommandFailure(
                    exit,
                    wrong.problems().stream()
                            .map(problem -> problem.in(Locale.getDefault()))
                            .collect(Collectors.joining(System.lineSeparator())));
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    CommandLineTool.WRONG_USE, Words.of("config.unreadable", file, FileWords.why(unreadable)));
        }
    }
}
