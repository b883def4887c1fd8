package dev.liftwatch.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Messages and state in one SQLite file, write-ahead log with full synchronisation: what a call has committed is on the
 * card when it returns. One agent at a time has it open.
 */
public final class Outbox implements AutoCloseable {
    /** The file's name within the lift's folder; a technician can open it with sqlite3. */
    public static final String FILE = "liftwatch.db";

    /** The version of the tables, kept in {@code user_version}. */
    static final int SCHEMA = 1;

    /** How many applied requests are remembered: far more than a platform repeats. */
    static final int MOST_REQUESTS = 10_000;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE uplink (name TEXT PRIMARY KEY, last_seq INTEGER NOT NULL) WITHOUT ROWID",
            "CREATE TABLE message (uplink TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, topic TEXT NOT NULL,"
                    + " needs_answer INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (uplink, seq)) WITHOUT ROWID",
            "CREATE INDEX message_id ON message (id)",
            "CREATE TABLE request (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
                    + " answer TEXT NOT NULL)",
            "PRAGMA user_version = " + SCHEMA);

    private final Path file;
    private final FileChannel lockFile;
    private final Connection sql;
    private final String store;

    /**
     * What the judgement is resumed from.
     *
     * @param text as it was saved
     * @param wallMs the wall clock at that moment, ms since 1970
     */
    public record SavedState(String text, long wallMs) {}

    private Outbox(Path file, FileChannel lockFile, Connection sql, String store) {
        this.file = file;
        this.lockFile = lockFile;
        this.sql = sql;
        this.store = store;
    }

    /**
     * Opens the store of a lift, or makes one.
     *
     * @param folder the lift's own folder; made where it is missing
     * @param lift the lift's id; the store of another lift is refused
     * @param newStore names a new store
     * @throws StoreException where another agent has it open, it belongs to another lift or a newer version, or the file is
     *     no store
     */
    public static Outbox open(Path folder, String lift, Supplier<String> newStore) throws StoreException {
        Path file = folder.resolve(FILE);
        FileChannel lockFile = lock(folder);
        try {
            Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file);
            try {
                return new Outbox(file, lockFile, sql, prepare(sql, file, lift, newStore));
            } catch (SQLException | StoreException failed) {
                sql.close();
                throw failed;
            }
        } catch (SQLException failed) {
            release(lockFile);
            throw new StoreException(
                    "the store " + file + " cannot be opened (set it aside, do not delete it: it may hold alarms)",
                    failed);
        } catch (StoreException failed) {
            release(lockFile);
            throw failed;
        }
    }

    private static FileChannel lock(Path folder) throws StoreException {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StoreException("another agent already runs on " + folder
                        + ": stop it first, or give this one its own --state-dir");
            }
            return channel;
        } catch (IOException failed) {
            throw new StoreException("the folder " + folder + " cannot be used as store", failed);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private static void release(FileChannel lockFile) throws StoreException {
        try {
            lockFile.close();
        } catch (IOException failed) {
            throw new StoreException("the lock cannot be released", failed);
        }
    }

    private static String prepare(Connection sql, Path file, String lift, Supplier<String> newStore)
            throws SQLException, StoreException {
        try (Statement s = sql.createStatement()) {
            s.execute("PRAGMA journal_mode = WAL");
            s.execute("PRAGMA synchronous = FULL");
            s.execute("PRAGMA wal_autocheckpoint = 200");
            s.execute("PRAGMA journal_size_limit = 1048576");
            s.execute("PRAGMA cache_size = -512");
            s.execute("PRAGMA busy_timeout = 2000");
        }
        sql.setAutoCommit(false);
        int version = Math.toIntExact(number(sql, "PRAGMA user_version"));
        if (version > SCHEMA) {
            throw new StoreException("the store " + file + " has version " + version + ", this program knows up to "
                    + SCHEMA + ": install the newer liftwatch again, or set the file aside");
        }
        if (version == 0) {
            create(sql, lift, newStore.get());
        }
        String owner = text(sql, "SELECT value FROM meta WHERE key = 'lift'");
        if (!owner.equals(lift)) {
            throw new StoreException("the store " + file + " belongs to lift " + owner + ", not to " + lift);
        }
        String store = text(sql, "SELECT value FROM meta WHERE key = 'store'");
        sql.commit();
        return store;
    }

    private static void create(Connection sql, String lift, String store) throws SQLException {
        try (Statement s = sql.createStatement()) {
            for (String table : TABLES) {
                s.execute(table);
            }
        }
        putMeta(sql, "lift", lift);
        putMeta(sql, "store", store);
        sql.commit();
    }

    /** The id of the store: new with a new card. */
    public String store() {
        return store;
    }

    /**
     * Commits what belongs together in one transaction: every message for every uplink, and the judgement's state. When this
     * returns it is on the card; before, nobody else may hear of it.
     *
     * @return the messages as stored, in order
     * @throws StoreException where it could not be committed: nothing of it stands then
     */
    public List<Stored> commit(List<Draft> drafts, List<String> uplinks, SavedState state) throws StoreException {
        return transaction("store messages", () -> {
            List<Stored> stored = new ArrayList<>();
            for (Draft draft : drafts) {
                for (String uplink : uplinks) {
                    stored.add(insert(draft, uplink));
                }
            }
            putState(state);
            return stored;
        });
    }

    /** Commits the judgement's state alone. */
    public void saveState(SavedState state) throws StoreException {
        transaction("save the judgement", () -> {
            putState(state);
            return null;
        });
    }

    /** What the judgement is resumed from, where there is anything. */
    public Optional<SavedState> savedState() throws StoreException {
        return transaction("read the saved judgement", () -> {
            String state = textOrNull("SELECT value FROM meta WHERE key = 'state'");
            String wall = textOrNull("SELECT value FROM meta WHERE key = 'state_wall_ms'");
            return state == null || wall == null
                    ? Optional.<SavedState>empty()
                    : Optional.of(new SavedState(state, Long.parseLong(wall)));
        });
    }

    /** Every message that is not delivered yet, oldest first. */
    public List<Stored> pending() throws StoreException {
        return transaction("read messages", () -> {
            List<Stored> pending = new ArrayList<>();
            try (Statement s = sql.createStatement();
                    ResultSet rows = s.executeQuery(
                            "SELECT uplink, seq, id, topic, needs_answer, body FROM message ORDER BY uplink, seq")) {
                while (rows.next()) {
                    pending.add(stored(rows));
                }
            }
            return pending;
        });
    }

    /** A message is delivered and may be forgotten; its number is never used again. */
    public void delivered(String uplink, long seq) throws StoreException {
        transaction("forget a message", () -> {
            try (PreparedStatement s = sql.prepareStatement("DELETE FROM message WHERE uplink = ? AND seq = ?")) {
                s.setString(1, uplink);
                s.setLong(2, seq);
                s.executeUpdate();
            }
            return null;
        });
    }

    /** The waiting message of that id on that uplink. */
    public Optional<Stored> waiting(String uplink, String id) throws StoreException {
        return transaction("look a message up", () -> {
            try (PreparedStatement s =
                    sql.prepareStatement("SELECT uplink, seq, id, topic, needs_answer, body FROM message"
                            + " WHERE id = ? AND uplink = ?")) {
                s.setString(1, id);
                s.setString(2, uplink);
                try (ResultSet rows = s.executeQuery()) {
                    return rows.next() ? Optional.of(stored(rows)) : Optional.<Stored>empty();
                }
            }
        });
    }

    /** The number given last on an uplink, 0 where none was. */
    public long lastSeq(String uplink) throws StoreException {
        return transaction("read the last number", () -> lastSeqOf(uplink));
    }

    /** The answer that a request got when it was applied, where it was. */
    public Optional<String> appliedRequest(String id) throws StoreException {
        return transaction("look a request up", () -> {
            try (PreparedStatement s = sql.prepareStatement("SELECT answer FROM request WHERE id = ?")) {
                s.setString(1, id);
                try (ResultSet rows = s.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.<String>empty();
                }
            }
        });
    }

    /** Remembers a request and its answer. */
    public void requestApplied(String id, String answer) throws StoreException {
        transaction("remember a request", () -> {
            try (PreparedStatement s = sql.prepareStatement(
                    "INSERT INTO request (id, answer) VALUES (?, ?) ON CONFLICT (id) DO NOTHING")) {
                s.setString(1, id);
                s.setString(2, answer);
                s.executeUpdate();
            }
            try (PreparedStatement s =
                    sql.prepareStatement("DELETE FROM request WHERE number <= (SELECT max(number) FROM request) - ?")) {
                s.setInt(1, MOST_REQUESTS);
                s.executeUpdate();
            }
            return null;
        });
    }

    private Stored insert(Draft draft, String uplink) throws SQLException {
        long seq = lastSeqOf(uplink) + 1;
        String body = draft.body().of(store, seq);
        try (PreparedStatement s = sql.prepareStatement(
                "INSERT INTO uplink (name, last_seq) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last_seq = ?")) {
            s.setString(1, uplink);
            s.setLong(2, seq);
            s.setLong(3, seq);
            s.executeUpdate();
        }
        try (PreparedStatement s = sql.prepareStatement(
                "INSERT INTO message (uplink, seq, id, topic, needs_answer, body) VALUES (?, ?, ?, ?, ?, ?)")) {
            s.setString(1, uplink);
            s.setLong(2, seq);
            s.setString(3, draft.id());
            s.setString(4, draft.topic());
            s.setBoolean(5, draft.needsAnswer());
            s.setString(6, body);
            s.executeUpdate();
        }
        return new Stored(uplink, seq, draft.id(), draft.topic(), draft.needsAnswer(), body);
    }

    private void putState(SavedState state) throws SQLException {
        putMeta(sql, "state", state.text());
        putMeta(sql, "state_wall_ms", Long.toString(state.wallMs()));
    }

    private static void putMeta(Connection sql, String key, String value) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")) {
            s.setString(1, key);
            s.setString(2, value);
            s.executeUpdate();
        }
    }

    private long lastSeqOf(String uplink) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement("SELECT last_seq FROM uplink WHERE name = ?")) {
            s.setString(1, uplink);
            try (ResultSet rows = s.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getString(6));
    }

    private String textOrNull(String query) throws SQLException {
        try (Statement s = sql.createStatement();
                ResultSet rows = s.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static String text(Connection sql, String query) throws SQLException {
        try (Statement s = sql.createStatement();
                ResultSet rows = s.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("a store without its own name");
            }
            return rows.getString(1);
        }
    }

    private static long number(Connection sql, String query) throws SQLException {
        try (Statement s = sql.createStatement();
                ResultSet rows = s.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** What is done between two commits. */
    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T transaction(String what, Work<T> work) throws StoreException {
        try {
            T result = work.run();
            sql.commit();
            return result;
        } catch (SQLException failed) {
            rollBack(failed);
            throw new StoreException("the store " + file + " could not " + what, failed);
        }
    }

    private void rollBack(SQLException cause) {
        try {
            sql.rollback();
        } catch (SQLException alsoFailed) {
            cause.addSuppressed(alsoFailed);
        }
    }

    @Override
    public void close() throws StoreException {
        try {
            sql.close();
        } catch (SQLException failed) {
            throw new StoreException("the store " + file + " cannot be closed", failed);
        } finally {
            release(lockFile);
        }
    }
}
