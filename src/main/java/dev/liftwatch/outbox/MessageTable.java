package dev.liftwatch.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The messages of a store, in whatever transaction is open. */
final class MessageTable {
    private static final String SELECT =
            "SELECT uplink, number, store, seq, id, topic, class, body, stored_ms, dropped FROM message ";

    private final Connection sql;

    /**
     * A row.
     *
     * @param message the message
     * @param storedMs when it was stored, ms since 1970 by the clock of the box, 0 where that is not known
     * @param dropped the numbers that it names as dropped, null where it is no gap record
     */
    record Row(Stored message, long storedMs, String dropped) {}

    /**
     * How much of one class there is.
     *
     * @param count how many messages
     * @param bytes of their bodies
     */
    record Load(long count, long bytes) {
        static final Load NONE = new Load(0, 0);

        Load plus(Load other) {
            return new Load(count + other.count, bytes + other.bytes);
        }
    }

    MessageTable(Connection sql) {
        this.sql = sql;
    }

    void insert(Row row) throws SQLException {
        insert("INSERT", row);
    }

    /** The same where a damaged store may tell of a message twice. */
    void insertUnlessThere(Row row) throws SQLException {
        insert("INSERT OR IGNORE", row);
    }

    /** The same where the store may hold the message already, at another place in the order: one that began in memory had a copy of it. */
    void insertUnlessKnown(Row row) throws SQLException {
        if (!isKnown(row.message())) {
            insert(row);
        }
    }

    /** The numbers of a range that wait. */
    Set<Long> waiting(Resent.Range range) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement(
                "SELECT seq FROM message WHERE uplink = ? AND store = ? AND seq BETWEEN ? AND ?")) {
            range.into(s);
            Set<Long> found = new HashSet<>();
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
            return found;
        }
    }

    private boolean isKnown(Stored message) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement(
                "SELECT 1 FROM message WHERE uplink = ? AND store = ? AND seq = ? AND id = ? LIMIT 1")) {
            s.setString(1, message.uplink());
            s.setString(2, message.store());
            s.setLong(3, message.seq());
            s.setString(4, message.id());
            try (ResultSet rows = s.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void insert(String how, Row row) throws SQLException {
        Stored m = row.message();
        try (PreparedStatement s = sql.prepareStatement(
                how + " INTO message (uplink, number, store, seq, id, topic, class, body, stored_ms, dropped, bytes)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, length(CAST(?8 AS BLOB)))")) {
            s.setString(1, m.uplink());
            s.setLong(2, m.number());
            s.setString(3, m.store());
            s.setLong(4, m.seq());
            s.setString(5, m.id());
            s.setString(6, m.topic());
            s.setString(7, m.kind().code());
            s.setString(8, m.body());
            s.setLong(9, row.storedMs());
            s.setString(10, row.dropped());
            s.executeUpdate();
        }
    }

    /** Every uplink that has messages. */
    List<String> uplinks() throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement s = sql.prepareStatement("SELECT DISTINCT uplink FROM message ORDER BY uplink");
                ResultSet rows = s.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    long lastSeq(String uplink) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement("SELECT last_seq FROM uplink WHERE name = ?")) {
            s.setString(1, uplink);
            try (ResultSet rows = s.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** Gives the next number of an uplink away. */
    long takeSeq(String uplink) throws SQLException {
        long seq = lastSeq(uplink) + 1;
        try (PreparedStatement s = sql.prepareStatement("INSERT INTO uplink (name, last_seq) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET last_seq = excluded.last_seq")) {
            s.setString(1, uplink);
            s.setLong(2, seq);
            s.executeUpdate();
        }
        return seq;
    }

    long lastNumber() throws SQLException {
        return Schema.number(sql, "SELECT max(number) FROM message");
    }

    /** Makes room below: every message moves up by {@code places}. */
    void moveUp(long places) throws SQLException {
        // Negative first, since the key must be unique at every row.
        try (PreparedStatement s = sql.prepareStatement("UPDATE message SET number = -number - ?")) {
            s.setLong(1, places);
            s.executeUpdate();
        }
        try (PreparedStatement s = sql.prepareStatement("UPDATE message SET number = -number")) {
            s.executeUpdate();
        }
    }

    void delete(long number) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement("DELETE FROM message WHERE number = ?")) {
            s.setLong(1, number);
            s.executeUpdate();
        }
    }

    /**
     * Which uplink and class a message is of.
     *
     * @param bytes of its body
     */
    record Weight(String uplink, MessageClass kind, long bytes) {}

    /** What a message counts, where there is one of that number. */
    Optional<Weight> weight(long number) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement("SELECT uplink, class, bytes FROM message WHERE number = ?")) {
            s.setLong(1, number);
            try (ResultSet row = s.executeQuery()) {
                return row.next()
                        ? Optional.of(new Weight(row.getString(1), MessageClass.of(row.getString(2)), row.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    /** Every row, oldest first. */
    List<Row> all() throws SQLException {
        try (PreparedStatement s = sql.prepareStatement(SELECT + "ORDER BY number")) {
            return rows(s);
        }
    }

    /** Alarms of an uplink behind a number, oldest first. */
    List<Row> alarms(String uplink, long after, int most) throws SQLException {
        return page("WHERE uplink = ? AND number > ? AND class = 'alarm' ORDER BY number LIMIT ?", uplink, after, most);
    }

    /** The newest alarms of an uplink before a number, newest first. */
    List<Row> newestAlarms(String uplink, long before, int most) throws SQLException {
        return page(
                "WHERE uplink = ? AND number < ? AND class = 'alarm' ORDER BY number DESC LIMIT ?",
                uplink,
                before,
                most);
    }

    /** Whether there is a message of that number. */
    boolean keeps(long number) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement("SELECT 1 FROM message WHERE number = ?")) {
            s.setLong(1, number);
            try (ResultSet rows = s.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Everything but alarms, the same way. */
    List<Row> others(String uplink, long after, int most) throws SQLException {
        return page(
                "WHERE uplink = ? AND number > ? AND class <> 'alarm' ORDER BY number LIMIT ?", uplink, after, most);
    }

    /** The oldest of one class but alarms. */
    List<Row> oldest(String uplink, MessageClass kind, int most) throws SQLException {
        String which =
                kind == MessageClass.ALARM ? "class = 'alarm'" : "class <> 'alarm' AND class = '" + kind.code() + "'";
        return page("WHERE uplink = ? AND number > ? AND " + which + " ORDER BY number LIMIT ?", uplink, 0, most);
    }

    private List<Row> page(String where, String uplink, long after, int most) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement(SELECT + where)) {
            s.setString(1, uplink);
            s.setLong(2, after);
            s.setInt(3, most);
            return rows(s);
        }
    }

    /** The waiting alarm of that id. */
    List<Row> ofId(String uplink, String id) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement(SELECT + "WHERE uplink = ? AND id = ? AND class = 'alarm'")) {
            s.setString(1, uplink);
            s.setString(2, id);
            return rows(s);
        }
    }

    /** How much of each class waits for an uplink. */
    Map<MessageClass, Load> loads(String uplink) throws SQLException {
        Map<MessageClass, Load> loads = new EnumMap<>(MessageClass.class);
        for (String which : List.of("class = 'alarm'", "class <> 'alarm'")) {
            try (PreparedStatement s = sql.prepareStatement("SELECT class, count(*), sum(bytes) FROM message"
                    + " WHERE uplink = ? AND " + which + " GROUP BY class")) {
                s.setString(1, uplink);
                try (ResultSet rows = s.executeQuery()) {
                    while (rows.next()) {
                        loads.put(MessageClass.of(rows.getString(1)), new Load(rows.getLong(2), rows.getLong(3)));
                    }
                }
            }
        }
        return loads;
    }

    private static List<Row> rows(PreparedStatement s) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = s.executeQuery()) {
            while (rows.next()) {
                found.add(row(rows));
            }
        }
        return found;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Stored(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        MessageClass.of(row.getString(7)),
                        row.getString(8)),
                row.getLong(9),
                row.getString(10));
    }
}
