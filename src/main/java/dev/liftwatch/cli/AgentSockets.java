package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.console.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sockets of the agents on this machine: {@code LIFT.sock} in a folder, or in a folder of each agent below it, as the package has them.
 */
final class AgentSockets {
    private static final String END = ".sock";

    /** More agents than this do not run on one box; what else lies there is not looked at. */
    private static final int MOST_ENTRIES = 256;

    private final Path folder;
    private final Map<String, List<Path>> byLift = new TreeMap<>();
    private final List<Path> closed = new ArrayList<>();

    /**
     * Looks.
     *
     * @throws CommandFailure where the folder itself cannot be read
     */
    AgentSockets(Path folder) throws CommandFailure {
        this.folder = folder;
        if (Files.isDirectory(folder)) {
            try {
                for (Path entry : entries(folder)) {
                    look(entry);
                }
            } catch (IOException unreadable) {
                throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("status.closed", folder));
            }
        }
    }

    private void look(Path entry) {
        if (lift(entry) != null) {
            add(entry);
        } else if (Files.isDirectory(entry)) {
            try {
                entries(entry).stream().filter(socket -> lift(socket) != null).forEach(this::add);
            } catch (IOException notForUs) {
                closed.add(entry);
            }
        }
    }

    private void add(Path socket) {
        byLift.computeIfAbsent(lift(socket), _ -> new ArrayList<>()).add(socket);
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.limit(MOST_ENTRIES).toList();
        }
    }

    /** The lift whose socket this is, null where it is none. */
    private static String lift(Path entry) {
        String name = entry.getFileName().toString();
        return name.endsWith(END) && !name.equals(END) ? name.substring(0, name.length() - END.length()) : null;
    }

    /**
     * The socket of a lift; where there is none, the place where it would be.
     *
     * @throws CommandFailure where this user may not look, or where several agents say they are this lift's: one of them is lying
     */
    Path of(String lift) throws CommandFailure {
        List<Path> sockets = byLift.getOrDefault(lift, List.of());
        if (sockets.size() > 1) {
            String all = sockets.stream().map(Path::toString).sorted().collect(Collectors.joining(", "));
            throw new CommandFailure(CommandLineTool.WRONG_USE, Words.of("status.rivals", lift, all));
        }
        if (sockets.isEmpty() && !closed.isEmpty()) {
            throw notForUs();
        }
        return sockets.isEmpty() ? folder.resolve(lift + END) : sockets.getFirst();
    }

    /** The lifts whose agents this user may ask. */
    Set<String> lifts() {
        return byLift.keySet();
    }

    /** A folder that this user may not look into, where the agent of any lift may be. */
    Optional<Path> closed() {
        return closed.stream().findFirst();
    }

    /** The one lift that is watched here. */
    String only() throws CommandFailure {
        if (byLift.size() > 1) {
            throw new CommandFailure(
                    CommandLineTool.WRONG_USE, Words.of("status.several", String.join(", ", byLift.keySet())));
        }
        if (byLift.isEmpty()) {
            throw closed.isEmpty()
                    ? new CommandFailure(CommandLineTool.UNREACHABLE, Words.of("status.none", folder))
                    : notForUs();
        }
        return byLift.keySet().iterator().next();
    }

    private CommandFailure notForUs() {
        return new CommandFailure(CommandLineTool.UNREACHABLE, Words.of("status.closed", closed.getFirst()));
    }
}
