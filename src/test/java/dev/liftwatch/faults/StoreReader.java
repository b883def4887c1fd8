package dev.liftwatch.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The store of an agent, read from outside with nothing of the agent's own code. */
final class StoreReader {
    private static final String NAME = "liftwatch.db";

    private final Path folder;

    /** @param folder the lift's own folder */
    StoreReader(Path folder) {
        this.folder = folder;
    }

    /** How many messages wait; the agent may be running. */
    int waiting() throws SQLException {
        return Math.toIntExact(
                Long.parseLong(texts(folder, "SELECT count(*) FROM message").getFirst()));
    }

    /** What stands in it, for the ledger; the agent may be running. */
    DeliveryLedger.Shelf shelf() throws SQLException {
        List<String> lastSeq = texts(folder, "SELECT last_seq FROM uplink");
        return new DeliveryLedger.Shelf(
                texts(folder, "SELECT value FROM meta WHERE key = 'store'").getFirst(),
                lastSeq.isEmpty() ? 0 : Long.parseLong(lastSeq.getFirst()),
                texts(folder, "SELECT body FROM message ORDER BY seq"));
    }

    /**
     * What SQLite says of a copy of the file, while no agent runs: {@code ok}, or what is broken. A copy, so that the agent and
     * nobody else opens what a kill has left.
     */
    String integrity() throws IOException, SQLException {
        Path copy = Files.createTempDirectory("store-copy");
        try {
            for (String file : List.of(NAME, NAME + "-wal")) {
                if (Files.exists(folder.resolve(file))) {
                    Files.copy(folder.resolve(file), copy.resolve(file));
                }
            }
            return String.join(", ", texts(copy, "PRAGMA integrity_check"));
        } finally {
            for (String file : List.of(NAME, NAME + "-wal", NAME + "-shm")) {
                Files.deleteIfExists(copy.resolve(file));
            }
            Files.delete(copy);
        }
    }

    private static List<String> texts(Path folder, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(NAME));
                Statement s = sql.createStatement()) {
            s.execute("PRAGMA busy_timeout = 5000");
            try (ResultSet rows = s.executeQuery(query)) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }
}
