package dev.liftwatch.outbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/** The tables of a store, how it is made, and what is checked before it is used. */
final class Schema {
    /** The version of the tables, kept in {@code user_version}. */
    static final int VERSION = 1;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE uplink (name TEXT PRIMARY KEY, last_seq INTEGER NOT NULL) WITHOUT ROWID",
            "CREATE TABLE message (uplink TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, topic TEXT NOT NULL,"
                    + " needs_answer INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (uplink, seq)) WITHOUT ROWID",
            "CREATE INDEX message_id ON message (id)",
            "CREATE TABLE request (number INTEGER PRIMARY KEY AUTOINCREMENT, uplink TEXT NOT NULL, id TEXT NOT NULL,"
                    + " answer TEXT NOT NULL, UNIQUE (uplink, id))",
            "PRAGMA user_version = " + VERSION);

    private Schema() {}

    /** Makes the connection safe against power cuts, makes the tables in a new file, and answers the store's id. */
    static String prepare(Connection sql, Path file, String lift, Supplier<String> newStore)
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
        if (version > VERSION) {
            throw new StoreException("the store " + file + " has version " + version + ", this program knows up to "
                    + VERSION + ": install the newer liftwatch again, or set the file aside");
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

    static void putMeta(Connection sql, String key, String value) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")) {
            s.setString(1, key);
            s.setString(2, value);
            s.executeUpdate();
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
}
