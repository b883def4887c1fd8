package dev.liftwatch.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A box is updated whose store is of an earlier version. */
class OlderStoreTest {
    private static final List<String> VERSION_1 = List.of(
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE uplink (name TEXT PRIMARY KEY, last_seq INTEGER NOT NULL) WITHOUT ROWID",
            "CREATE TABLE message (uplink TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, topic TEXT NOT NULL,"
                    + " needs_answer INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (uplink, seq)) WITHOUT ROWID",
            "CREATE INDEX message_id ON message (id)",
            "CREATE TABLE request (number INTEGER PRIMARY KEY AUTOINCREMENT, uplink TEXT NOT NULL, id TEXT NOT NULL,"
                    + " answer TEXT NOT NULL, UNIQUE (uplink, id))",
            "PRAGMA user_version = 1",
            "INSERT INTO meta VALUES ('lift', 'hz-1'), ('store', 'store-0'), ('state', 's'), ('state_wall_ms', '7')",
            "INSERT INTO uplink VALUES ('a', 12), ('b', 3)",
            "INSERT INTO message VALUES ('a', 11, 'm11', 'alarm', 1, 'b11'), ('a', 12, 'm12', 'event', 0, 'b12'),"
                    + " ('b', 3, 'm12', 'event', 0, 'b3')",
            "INSERT INTO request (uplink, id, answer) VALUES ('a', 'r1', 'yes')");

    @TempDir
    private Path folder;

    @Test
    void itsMessagesNumbersStateAndRequestsAreKept() throws Exception {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Outbox.FILE));
                Statement s = sql.createStatement()) {
            s.execute("PRAGMA journal_mode = WAL");
            for (String statement : VERSION_1) {
                s.execute(statement);
            }
        }
        for (int start = 1; start <= 2; start++) {
            try (Outbox outbox = TestStore.open(folder)) {
                assertEquals("store-0", outbox.store());
                assertEquals(
                        List.of(
                                new Stored("b", 1, "store-0", 3, "m12", "event", MessageClass.EVENT, "b3"),
                                new Stored("a", 2, "store-0", 11, "m11", "alarm", MessageClass.ALARM, "b11"),
                                new Stored("a", 3, "store-0", 12, "m12", "event", MessageClass.EVENT, "b12")),
                        outbox.pending());
                assertEquals(12, outbox.lastSeq("a"));
                assertEquals(Optional.of("yes"), outbox.appliedRequest("a", "r1"));
                assertEquals(Optional.of(new Outbox.SavedState("s", 7)), outbox.savedState());
                assertEquals("m11", outbox.waiting("a", "m11").orElseThrow().id());
            }
        }
        try (Outbox outbox = TestStore.open(folder)) {
            assertEquals(
                    13, TestStore.put(outbox, TestStore.event("m13")).getFirst().seq());
        }
    }
}
