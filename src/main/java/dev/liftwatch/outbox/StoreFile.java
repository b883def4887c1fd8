package dev.liftwatch.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file of a store: opens it, makes it, and where it is damaged sets it aside and begins a new one with what can be read. */
final class StoreFile {
    /** So many damaged files are kept; with one more a human has to look. */
    static final int MOST_SET_ASIDE = 5;

    /** What SQLite keeps beside the file; they belong together. */
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private final Path file;
    private final String lift;
    private final Supplier<String> newStore;
    private final AtomicLong numbers;

    StoreFile(Path file, String lift, Supplier<String> newStore, AtomicLong numbers) {
        this.file = file;
        this.lift = lift;
        this.newStore = newStore;
        this.numbers = numbers;
    }

    /** Opens or makes it, and tells what was found. */
    SqlStore open(Consumer<StoreNews> news) throws StoreException {
        try {
            if (!Files.exists(file)) {
                SqlStore begun = connect(false);
                news.accept(new StoreNews.Begun(begun.store()));
                return begun;
            }
            if (Files.size(file) == 0) {
                return recover("the file is empty", news);
            }
            try {
                return connect(true);
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

    private SqlStore connect(boolean check) throws StoreException, IOException {
        Path log = part("-wal");
        boolean uncleanEnd = Files.exists(log) && Files.size(log) > 0;
        boolean small = Files.exists(file) && Files.size(file) <= Schema.CHECKED_ALWAYS_BYTES;
        try {
            Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file);
            try {
                String store = Schema.prepare(sql, file, lift, newStore);
                if (check && (uncleanEnd || small)) {
                    Schema.check(sql, file);
                }
                return new SqlStore(file.toString(), sql, store, true, numbers);
            } catch (SQLException | StoreException failed) {
                sql.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new StoreException("the store " + file + " cannot be opened", failed);
        }
    }

    private Path part(String part) {
        return file.resolveSibling(file.getFileName() + part);
    }

    /** Sets a damaged file aside and begins a new one with what can be read of it. */
    SqlStore recover(String reason, Consumer<StoreNews> news) throws StoreException {
        try {
            return recovered(reason, news);
        } catch (IOException failed) {
            throw new StoreException("the store " + file + " cannot be set aside", failed);
        }
    }

    private SqlStore recovered(String reason, Consumer<StoreNews> news) throws StoreException, IOException {
        Path aside = setAside();
        SqlStore fresh = connect(false);
        Salvage salvage = new Salvage(aside, lift);
        long carried = salvage.into(fresh);
        news.accept(new StoreNews.Recovered(
                reason, aside.getFileName().toString(), salvage.store(), fresh.store(), carried, salvage.lastSeqs()));
        return fresh;
    }

    private Path setAside() throws StoreException, IOException {
        Pattern name = Pattern.compile(Pattern.quote(file.getFileName() + ".corrupt-") + "(\\d{1,6})");
        List<Integer> ordinals;
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            ordinals = files.map(one -> name.matcher(one.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
        }
        if (ordinals.size() >= MOST_SET_ASIDE) {
            throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "the store " + file + " is damaged, and " + MOST_SET_ASIDE
                            + " damaged ones stand beside it already: the card is failing; replace it,"
                            + " or move the files *.corrupt-* away");
        }
        int next = ordinals.stream().mapToInt(n -> n).max().orElse(0) + 1;
        Path aside = file.resolveSibling(file.getFileName() + ".corrupt-" + next);
        // The log first: a store that is cut from it in between would be opened without what it holds.
        for (String part : List.of("-wal", "-shm", "")) {
            if (Files.exists(part(part))) {
                Files.move(
                        part(part), aside.resolveSibling(aside.getFileName() + part), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return aside;
    }

    /** All parts of a file, those that are there. */
    static List<Path> parts(Path file) {
        return PARTS.stream()
                .map(part -> file.resolveSibling(file.getFileName() + part))
                .filter(Files::exists)
                .toList();
    }
}
