package dev.liftwatch.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The file of a store: opens it, makes it, and where it is damaged sets it aside and begins a new one with what can be read. */
final class StoreFile {
    /** What SQLite keeps beside the file; they belong together. */
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private final Path file;
    private final String lift;
    private final Supplier<String> newStore;
    private final AtomicLong numbers;
    private final Recovery recovery;

    StoreFile(Path file, String lift, Supplier<String> newStore, AtomicLong numbers) {
        this.file = file;
        this.lift = lift;
        this.newStore = newStore;
        this.numbers = numbers;
        recovery = new Recovery(file, lift, at -> connect(at, false));
    }

    /** Opens or makes it, and tells what was found. */
    SqlStore open(Consumer<StoreNews> news) throws StoreException {
        try {
            if (recovery.isUnfinished()) {
                return recover("its recovery was cut short", news);
            }
            if (!Files.exists(file)) {
                SqlStore begun = connect(file, false);
                news.accept(new StoreNews.Begun(begun.store()));
                return begun;
            }
            if (Files.size(file) == 0) {
                return recover("the file is empty", news);
            }
            try {
                return connect(file, true);
            } catch (StoreException failed) {
                if (failed.kind() != StoreException.Kind.DAMAGED) {
                    throw failed;
                }
                return recover(failed.getMessage(), news);
            }
        } catch (IOException failed) {
            throw new StoreException("the store " + file + " cannot be opened", failed);
        }
    }

    private SqlStore connect(Path at, boolean check) throws StoreException, IOException {
        Path log = at.resolveSibling(at.getFileName() + "-wal");
        boolean uncleanEnd = Files.exists(log) && Files.size(log) > 0;
        boolean small = Files.exists(at) && Files.size(at) <= Schema.CHECKED_ALWAYS_BYTES;
        try {
            Connection sql = DriverManager.getConnection("jdbc:sqlite:" + at);
            try {
                String store = Schema.prepare(sql, at, lift, newStore);
                if (check && (uncleanEnd || small)) {
                    Schema.check(sql, at);
                }
                return new SqlStore(at.toString(), sql, store, true, numbers);
            } catch (SQLException | StoreException failed) {
                sql.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new StoreException("the store " + at + " cannot be opened", failed);
        }
    }

    /** Sets a damaged file aside and begins a new one with what can be read of it. */
    SqlStore recover(String reason, Consumer<StoreNews> news) throws StoreException {
        try {
            return recovery.run(reason, news);
        } catch (IOException failed) {
            throw new StoreException("the store " + file + " cannot be set aside", failed);
        }
    }

    /** Whether a damaged file was being set aside, and that did not come to its end. */
    boolean isBeingRecovered() {
        try {
            return recovery.isUnfinished();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** All parts of a file, those that are there. */
    static List<Path> parts(Path file) {
        return PARTS.stream()
                .map(part -> file.resolveSibling(file.getFileName() + part))
                .filter(Files::exists)
                .toList();
    }
}
