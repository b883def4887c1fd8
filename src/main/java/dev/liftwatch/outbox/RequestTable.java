package dev.liftwatch.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The requests that were carried out, with their answers, in one database. Its owner commits. */
final class RequestTable {
    /** How many applied requests are remembered: far more than a platform repeats. */
    static final int MOST_REQUESTS = 5000;

    private final Connection sql;

    RequestTable(Connection sql) {
        this.sql = sql;
    }

    /** What a request of an uplink was answered; empty where it was not carried out, or long ago. */
    Optional<String> answer(String uplink, String id) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement("SELECT answer FROM request WHERE uplink = ? AND id = ?")) {
            s.setString(1, uplink);
            s.setString(2, id);
            try (ResultSet rows = s.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** Remembers a request and forgets the oldest beyond {@link #MOST_REQUESTS}. One that is known keeps its first answer. */
    void remember(Applied request) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement(
                "INSERT INTO request (uplink, id, answer) VALUES (?, ?, ?) ON CONFLICT (uplink, id) DO NOTHING")) {
            s.setString(1, request.uplink());
            s.setString(2, request.id());
            s.setString(3, request.answer());
            s.executeUpdate();
        }
        try (PreparedStatement s =
                sql.prepareStatement("DELETE FROM request WHERE number <= (SELECT max(number) FROM request) - ?")) {
            s.setInt(1, MOST_REQUESTS);
            s.executeUpdate();
        }
    }
}
