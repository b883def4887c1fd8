package dev.liftwatch.cli;

import dev.liftwatch.blackbox.BlackBox;
import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.FileWords;
import dev.liftwatch.console.Words;
import dev.liftwatch.history.IncidentStory;
import dev.liftwatch.logbook.Entry;
import dev.liftwatch.logbook.Logbook;
import dev.liftwatch.logbook.Logbook.Search;
import dev.liftwatch.logbook.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is on record of one lift: the logbook and the black box in its folder, and what a running agent holds that its card could not
 * take. It changes nothing, and needs no agent.
 */
final class Past {
    private final RunningAgent agent;
    private final Path stateFolder;
    private final String lift;

    /**
     * The past of the lift that was named, or of the only one there is.
     *
     * @param stateFolder where the folders of the lifts are
     * @throws CommandFailure where there is none, or several and none was named
     */
    Past(RunningAgent agent, Path stateFolder) throws CommandFailure {
        this.agent = agent;
        this.stateFolder = stateFolder;
        lift = chosen();
    }

    /** The past of that lift. */
    Past(RunningAgent agent, Path stateFolder, String lift) {
        this.agent = agent;
        this.stateFolder = stateFolder;
        this.lift = lift;
    }

    String lift() {
        return lift;
    }

    private String chosen() throws CommandFailure {
        if (agent.named().isPresent()) {
            return agent.named().get();
        }
        Set<String> lifts = new TreeSet<>(recorded());
        if (lifts.isEmpty()) {
            lifts.addAll(agent.sockets().lifts());
        }
        if (lifts.size() == 1) {
            return lifts.iterator().next();
        }
        throw new CommandFailure(
                CommandLineTool.WRONG_USE,
                lifts.isEmpty()
                        ? Words.of("blackbox.none", stateFolder)
                        : Words.of("blackbox.several", String.join(", ", lifts)));
    }

    private List<String> recorded() throws CommandFailure {
        if (!Files.isDirectory(stateFolder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(stateFolder)) {
            return folders.filter(folder -> Files.isDirectory(BlackBox.folder(folder)))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw failed(unreadable);
        }
    }

    private Path boxFolder() {
        return BlackBox.folder(stateFolder.resolve(lift));
    }

    private Logbook logbook() {
        return Logbook.open(BlackBox.logbook(boxFolder()));
    }

    /** Entries of the logbook, newest first, at the times that are right. */
    List<Entry> entries(Search search) throws CommandFailure {
        List<Entry> found = new ArrayList<>();
        CommandFailure denied = null;
        try {
            // Whether it is there can be asked only of a folder that may be looked into.
            Path folder = boxFolder();
            folder.getFileSystem().provider().checkAccess(folder, java.nio.file.AccessMode.EXECUTE);
            found.addAll(logbook().find(search));
        } catch (AccessDeniedException notForUs) {
            denied = new CommandFailure(
                    CommandLineTool.UNREACHABLE, Words.of("doctor.may-not-read", stateFolder.resolve(lift)));
        } catch (java.nio.file.NoSuchFileException none) {
            denied = new CommandFailure(CommandLineTool.WRONG_USE, Words.of("events.no-record", lift, stateFolder));
        } catch (IOException unreadable) {
            throw failed(unreadable);
        }
        boolean told = addTold(found, search);
        if (denied != null && !told) {
            throw denied;
        }
        List<Entry> newest = found.stream()
                .sorted(Comparator.comparingLong(Entry::number).reversed())
                .limit(search.most())
                .toList();
        try {
            return denied == null ? logbook().corrected(newest) : newest;
        } catch (IOException unreadable) {
            throw failed(unreadable);
        }
    }

    /** What the running agent holds; false where none answers, or it is of a version that holds nothing. */
    private boolean addTold(List<Entry> found, Search search) {
        try {
            Path socket = agent.sockets().of(lift);
            if (!Files.exists(socket)) {
                return false;
            }
            Object events = agent.read(agent.askAt(socket, "events")).get("events");
            if (!(events instanceof List<?> trees)) {
                return false;
            }
            Set<Long> known = new TreeSet<>();
            found.forEach(entry -> known.add(entry.number()));
            Logbook.told(trees).stream()
                    .filter(search::admits)
                    .filter(entry -> !known.contains(entry.number()))
                    .forEach(found::add);
            return true;
        } catch (CommandFailure silent) {
            return false;
        }
    }

    /** How the lift was set up, newest first. */
    List<Entry> setups() throws CommandFailure {
        return entries(Search.on(Set.of(Shelf.SETUP), Integer.MAX_VALUE, Instant.MIN));
    }

    /** What the black box alone has, of an agent that kept no logbook yet: the phases of incidents, newest first. */
    List<Entry> recordedOnly(Search search) throws CommandFailure {
        BlackBox box = blackBox();
        return box.incidents().stream()
                .flatMap(incident -> IncidentStory.fromMarks(box, incident).stream())
                .filter(search::admits)
                .sorted(Comparator.comparing(Entry::at).reversed())
                .limit(search.most())
                .toList();
    }

    /** Its black box. */
    BlackBox blackBox() throws CommandFailure {
        try {
            return BlackBox.open(boxFolder());
        } catch (IOException | UncheckedIOException unreadable) {
            throw failed(unreadable);
        }
    }

    static CommandFailure failed(Exception unreadable) {
        return new CommandFailure(CommandLineTool.WRONG_USE, Words.of("blackbox.failed", FileWords.why(unreadable)));
    }
}
