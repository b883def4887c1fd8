package dev.liftwatch.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A store that an agent finds at its start and cannot write to. What of it must not wait for a new card goes on from memory: the
 * judgement, the alarms without an answer, and what requests were carried out. SQLite wants to write even to read, so it is given a
 * copy in memory.
 */
final class UnwritableStore {
    /** Where a copy may be made while the card cannot be written: these are in memory on every box of ours. */
    private static final List<Path> PLACES =
            List.of(Path.of("/run/liftwatch"), Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")));

    private final Path file;
    private final String lift;

    UnwritableStore(Path file, String lift) {
        this.file = file;
        this.lift = lift;
    }

    /** Puts what must not wait into a store in memory, as far as it can be read. */
    void into(SqlStore memory) throws StoreException {
        if (!Files.isReadable(file)) {
            return;
        }
        for (Path place : PLACES) {
            try {
                read(Files.createTempDirectory(place, "store"), memory);
                return;
            } catch (IOException notHere) {
                // The next place.
            }
        }
    }

    private void read(Path folder, SqlStore memory) throws StoreException, IOException {
        Path copy = folder.resolve(file.getFileName());
        try {
            for (String part : List.of("", "-wal")) {
                Path from = file.resolveSibling(file.getFileName() + part);
                if (Files.exists(from)) {
                    Files.copy(from, folder.resolve(from.getFileName()));
                }
            }
            new Salvage(copy, lift, Stored::needsAnswer).into(memory);
        } finally {
            for (Path part : StoreFile.parts(copy)) {
                Files.delete(part);
            }
            Files.delete(folder);
        }
    }
}
