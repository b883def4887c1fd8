package dev.liftwatch.outbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/** The tables of a store, how it is made or brought up to date, and what is checked before it is used. */
final class Schema {
    /** The version of the tables, kept in {@code user_version}. */
    static final int VERSION = 2;

    /** A file larger than this is not checked page by page after an end in good order, bytes. */
    static final long CHECKED_ALWAYS_BYTES = 16L << 20;

    private static final List<String> MESSAGES = List.of(
            "CREATE TABLE message (number INTEGER PRIMARY KEY, uplink TEXT NOT NULL, store TEXT NOT NULL,"
                    + " seq INTEGER NOT NULL, id TEXT NOT NULL, topic TEXT NOT NULL, class TEXT NOT NULL,"
                    + " bytes INTEGER NOT NULL, stored_ms INTEGER NOT NULL, dropped TEXT, body TEXT NOT NULL)",
            "CREATE INDEX message_alarm ON message (uplink, number) WHERE class = 'alarm'",
            "CREATE INDEX message_turn ON message (uplink, number, class, bytes) WHERE class <> 'alarm'");

    /** An answer names an alarm by its id, and alarms are counted without reading them; stores of earlier builds have no such index. */
    private static final String ALARM_BY_ID =
            "CREATE INDEX IF NOT EXISTS message_alarm_id ON message (uplink, id, class, bytes) WHERE class = 'alarm'";

    private static final List<String> TABLES = List.of(
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE uplink (name TEXT PRIMARY KEY, last_seq INTEGER NOT NULL) WITHOUT ROWID",
            "CREATE TABLE request (number INTEGER PRIMARY KEY AUTOINCREMENT, uplink TEXT NOT NULL, id TEXT NOT NULL,"
                    + " answer TEXT NOT NULL, UNIQUE (uplink, id))");

    private Schema() {}

    /** Makes the connection safe against power cuts and bounds what it takes. */
    static void settle(Connection sql) throws SQLException {
        try (Statement s = sql.createStatement()) {
            s.execute("PRAGMA journal_mode = WAL");
            s.execute("PRAGMA synchronous = FULL");
            s.execute("PRAGMA wal_autocheckpoint = 200");
            s.execute("PRAGMA journal_size_limit = 1048576");
            s.execute("PRAGMA cache_size = -512");
            s.execute("PRAGMA busy_timeout = 2000");
            s.execute("PRAGMA temp_store = MEMORY");
        }
    }

    /** Settles the connection, makes the tables in a new file or brings old ones up to date, and answers the store's id. */
    static String prepare(Connection sql, Path file, String lift, Supplier<String> newStore)
            throws SQLException, StoreException {
        settle(sql);
        sql.setAutoCommit(false);
        int version = Math.toIntExact(number(sql, "PRAGMA user_version"));
        if (version > VERSION) {
            throw new StoreException(
                    StoreException.Kind.REFUSED,
                    "the store " + file + " has version " + version + ", this program knows up to " + VERSION
                            + ": install the newer liftwatch again, or set the file aside");
        }
        if (version == 0) {
            create(sql, lift, newStore.get());
        }
        String owner = text(sql, "SELECT value FROM meta WHERE key = 'lift'");
        if (!owner.equals(lift)) {
            throw new StoreException(
                    StoreException.Kind.REFUSED,
                    "the store " + file + " belongs to lift " + owner + ", not to " + lift);
        }
        String store = text(sql, "SELECT value FROM meta WHERE key = 'store'");
        if (version == 1) {
            bringUpToDate(sql, store);
        }
        execute(sql, List.of(ALARM_BY_ID, SentTable.TABLE));
        sql.commit();
        return store;
    }

    private static void create(Connection sql, String lift, String store) throws SQLException {
        execute(sql, TABLES);
        execute(sql, MESSAGES);
        execute(sql, List.of("PRAGMA user_version = " + VERSION));
        putMeta(sql, "lift", lift);
        putMeta(sql, "store", store);
        sql.commit();
    }

    /** Version 1 had no classes, and its messages were found by uplink and seq. All in one transaction. */
    private static void bringUpToDate(Connection sql, String store) throws SQLException {
        execute(sql, List.of("ALTER TABLE message RENAME TO message_1", "DROP INDEX IF EXISTS message_id"));
        execute(sql, MESSAGES);
        try (PreparedStatement s = sql.prepareStatement(
                "INSERT INTO message SELECT row_number() OVER (ORDER BY seq, uplink), uplink, ?, seq, id, topic,"
                        + " CASE WHEN needs_answer THEN 'alarm' ELSE 'event' END, length(CAST(body AS BLOB)), 0, NULL, body"
                        + " FROM message_1")) {
            s.setString(1, store);
            s.executeUpdate();
        }
        execute(sql, List.of("DROP TABLE message_1", "PRAGMA user_version = " + VERSION));
    }

    /**
     * Looks through the pages of a file, and whether its indexes name every message: alarms are found by one.
     *
     * @throws StoreException where one of them is not in order
     */
    static void check(Connection sql, Path file) throws SQLException, StoreException {
        String found = text(sql, "PRAGMA integrity_check(1)");
        if (!found.equals("ok")) {
            throw new StoreException(
                    StoreException.Kind.DAMAGED, "the store " + file + " is damaged: " + found.replace('\n', ' '));
        }
    }

    private static void execute(Connection sql, List<String> statements) throws SQLException {
        try (Statement s = sql.createStatement()) {
            for (String statement : statements) {
                s.execute(statement);
            }
        }
    }

    static void putMeta(Connection sql, String key, String value) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")) {
            s.setString(1, key);
            s.setString(2, value);
            s.executeUpdate();
        }
    }

    static String text(Connection sql, String query) throws SQLException {
        try (Statement s = sql.createStatement();
                ResultSet rows = s.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("a store without its own name");
            }
            return rows.getString(1);
        }
    }

    static long number(Connection sql, String query) throws SQLException {
        try (Statement s = sql.createStatement();
                ResultSet rows = s.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
