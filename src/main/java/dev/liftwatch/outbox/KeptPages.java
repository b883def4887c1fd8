package dev.liftwatch.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Room for alarms within the store's own file, which nobody else can take: pages that hold nothing, given to messages when the card
 * is full. They do not go by the file system: what a deleted file leaves there is root's first, and root's programs are what fills a
 * card. Filling them also makes the write-ahead log as long as it gets, so that it need not grow on a full card either.
 */
final class KeptPages {
    /** Some hundred alarms, bytes; as much as the log is long. */
    static final int BYTES = 1 << 20;

    private static final String TABLE = "CREATE TABLE IF NOT EXISTS kept (room BLOB NOT NULL)";

    private final Connection sql;

    /** Those of the store on that connection, in whatever transaction is open. */
    KeptPages(Connection sql) {
        this.sql = sql;
    }

    /** Whether they are there. */
    boolean areThere() throws SQLException {
        return Schema.number(sql, "SELECT count(*) FROM sqlite_schema WHERE name = 'kept'") > 0
                && Schema.number(sql, "SELECT count(*) FROM kept") > 0;
    }

    /** Makes them, or fills them anew so that the log is long enough. */
    void fill() throws SQLException {
        execute(TABLE);
        execute("DELETE FROM kept");
        execute("INSERT INTO kept (room) VALUES (zeroblob(" + BYTES + "))");
    }

    /** Gives them to messages; answers whether there were any. */
    boolean release() throws SQLException {
        if (!areThere()) {
            return false;
        }
        execute("DELETE FROM kept");
        return true;
    }

    private void execute(String statement) throws SQLException {
        try (Statement s = sql.createStatement()) {
            s.execute(statement);
        }
    }
}
