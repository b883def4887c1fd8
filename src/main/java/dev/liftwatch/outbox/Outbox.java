package dev.liftwatch.outbox;

import java.nio.file.Path;
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

    /** How many applied requests are remembered: far more than a platform repeats. */
    static final int MOST_REQUESTS = 10_000;

    private final Path file;
    private final FolderLock lock;
    private final Connection sql;
    private final String store;

    /**
     * What the judgement is resumed from.
     *
     * @param text as it was saved
     * @param wallMs the wall clock at that moment, ms since 1970
     */
    public record SavedState(String text, long wallMs) {}

    private Outbox(Path file, FolderLock lock, Connection sql, String store) {
        this.file = file;
        this.lock = lock;
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
        FolderLock lock = FolderLock.take(folder);
        try {
            return open(lock, folder.resolve(FILE), lift, newStore);
        } catch (StoreException failed) {
            lock.close();
            throw failed;
        }
    }

    private static Outbox open(FolderLock lock, Path file, String lift, Supplier<String> newStore)
            throws StoreException {
        try {
            Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file);
            try {
                return new Outbox(file, lock, sql, Schema.prepare(sql, file, lift, newStore));
            } catch (SQLException | StoreException failed) {
                sql.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new StoreException(
                    "the store " + file + " cannot be opened (set it aside, do not delete it: it may hold alarms)",
                    failed);
        }
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

    /** The answer that a request of that uplink got when it was applied, where it was. */
    public Optional<String> appliedRequest(String uplink, String id) throws StoreException {
        return transaction("look a request up", () -> {
            try (PreparedStatement s = sql.prepareStatement("SELECT answer FROM request WHERE uplink = ? AND id = ?")) {
                s.setString(1, uplink);
                s.setString(2, id);
                try (ResultSet rows = s.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.<String>empty();
                }
            }
        });
    }

    /** Remembers a request and its answer. Ids are each platform's own: two may use the same. */
    public void requestApplied(String uplink, String id, String answer) throws StoreException {
        transaction("remember a request", () -> {
            try (PreparedStatement s = sql.prepareStatement(
                    "INSERT INTO request (uplink, id, answer) VALUES (?, ?, ?) ON CONFLICT (uplink, id) DO NOTHING")) {
                s.setString(1, uplink);
                s.setString(2, id);
                s.setString(3, answer);
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
        Schema.putMeta(sql, "state", state.text());
        Schema.putMeta(sql, "state_wall_ms", Long.toString(state.wallMs()));
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
        } catch (RuntimeException failed) {
            rollBack(failed);
            throw failed;
        }
    }

    private void rollBack(Exception cause) {
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
            lock.close();
        }
    }
}
