package dev.liftwatch.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.sqlite.SQLiteConfig;

/** Reads what can be read of a damaged store that was set aside. The file itself stays as it is. */
final class Salvage {
    /** The page size of every store; SQLite's usual one. */
    private static final int PAGE = 4096;

    /** Where the first page says how many pages there are, and where the chain of free ones begins (SQLite's file format). */
    private static final int PAGES_AT = 28;

    private static final int FREE_AT = 32;

    private final Path aside;
    private final String lift;
    private final Predicate<Stored> only;
    private final Map<String, Long> lastSeqs = new HashMap<>();
    private String store;

    /**
     * What can be read of a file.
     *
     * @param only which messages
     */
    Salvage(Path aside, String lift, Predicate<Stored> only) {
        this.aside = aside;
        this.lift = lift;
        this.only = only;
    }

    /** Its id, null where that could not be read. */
    String store() {
        return store;
    }

    /** The numbers given last by uplink. */
    Map<String, Long> lastSeqs() {
        return Map.copyOf(lastSeqs);
    }

    /** Puts everything that can be read into a new store; answers how many messages. */
    long into(SqlStore fresh) throws StoreException, IOException {
        if (Files.size(aside) == 0) {
            return 0;
        }
        long carried = read(aside, true, fresh);
        if (store == null && carried == 0) {
            // Its head may be gone and all the rest be there: every store begins with the same page.
            Path copy = aside.resolveSibling(aside.getFileName() + ".copy");
            Path template = aside.resolveSibling(aside.getFileName() + ".template");
            // A power cut may have left some of an earlier try.
            delete(copy, template);
            try {
                copyWithNewHead(copy, template);
                carried = read(copy, false, fresh);
            } finally {
                delete(copy, template);
            }
        }
        return carried;
    }

    private static void delete(Path... files) throws IOException {
        for (Path file : files) {
            for (Path part : StoreFile.parts(file)) {
                Files.delete(part);
            }
        }
    }

    private long read(Path from, boolean readOnly, SqlStore fresh) throws StoreException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + from, config.toProperties())) {
            Contents contents = Contents.read(sql);
            boolean ours = contents.lift() == null || contents.lift().equals(lift);
            if (!ours) {
                return 0;
            }
            store = contents.store();
            lastSeqs.putAll(contents.lastSeqs());
            return fresh.carryOverDamaged(
                    sql, contents, message -> only.test(message) && Contents.isWhole(message, lift));
        } catch (SQLException unreadable) {
            return 0;
        }
    }

    private void copyWithNewHead(Path copy, Path template) throws StoreException, IOException {
        Files.copy(aside, copy, StandardCopyOption.REPLACE_EXISTING);
        Path log = aside.resolveSibling(aside.getFileName() + "-wal");
        if (Files.exists(log)) {
            Files.copy(log, copy.resolveSibling(copy.getFileName() + "-wal"), StandardCopyOption.REPLACE_EXISTING);
        }
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + template)) {
            Schema.prepare(sql, template, lift, () -> "template");
        } catch (SQLException failed) {
            throw new StoreException("the store " + aside + " cannot be read", failed);
        }
        ByteBuffer page = ByteBuffer.wrap(Files.readAllBytes(template)).limit(PAGE);
        try (FileChannel to = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            page.putInt(PAGES_AT, Math.toIntExact(to.size() / PAGE));
            page.putInt(FREE_AT, 0);
            page.putInt(FREE_AT + Integer.BYTES, 0);
            while (page.hasRemaining()) {
                if (to.write(page, page.position()) == 0) {
                    throw new IOException("the copy of a damaged store cannot be written");
                }
            }
        }
    }
}
