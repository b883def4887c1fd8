package dev.liftwatch.cli;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say whose record is read. */
final class RecordOptions {
    @Option(names = "--lift", paramLabel = "ID", descriptionKey = "option.lift")
    private Optional<String> lift = Optional.empty();

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = "${env:STATE_DIRECTORY:-/var/lib/liftwatch}",
            descriptionKey = "option.state-dir")
    private Path stateFolder;

    /** The id of the lift. */
    String id() throws CommandFailure {
        List<String> recorded = recorded();
        if (lift.isPresent()) {
            if (!recorded.contains(lift.get())) {
                throw new CommandFailure(
                        CommandLineTool.WRONG_USE,
                        Words.of("blackbox.no-lift", lift.get(), stateFolder, String.join(", ", recorded)));
            }
            return lift.get();
        }
        if (recorded.size() != 1) {
            throw new CommandFailure(
                    CommandLineTool.WRONG_USE,
                    recorded.isEmpty()
                            ? Words.of("blackbox.none", stateFolder)
                            : Words.of("blackbox.several", String.join(", ", recorded)));
        }
        return recorded.getFirst();
    }

    /** Its record. */
    BlackBox open() throws CommandFailure {
        try {
            return BlackBox.open(BlackBox.folder(stateFolder.resolve(id())));
        } catch (IOException | UncheckedIOException unreadable) {
            throw failed(unreadable);
        }
    }

    static CommandFailure failed(Exception unreadable) {
        return new CommandFailure(CommandLineTool.WRONG_USE, Words.of("blackbox.failed", FileWords.why(unreadable)));
    }

    private List<String> recorded() throws CommandFailure {
        if (!Files.isDirectory(stateFolder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(stateFolder)) {
            return folders.filter(folder -> Files.isDirectory(BlackBox.folder(folder)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw failed(unreadable);
        }
    }
}
