package dev.liftwatch.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * What was delivered last, since brokers drop what their receivers do not fetch in time. Also which platforms the lift was taken out of.
 */
final class SentTable {
    /** So much of the newest is kept, bytes, some 250 messages: a file that holds more is not made smaller between two judgements. */
    static final long MOST_BYTES = 300L << 10;

    /** Marks an uplink from whose platform the lift was taken. */
    private static final String RETIRED = "retired ";

    /** They are counted once in so many. */
    private static final int COUNTED_EVERY = 8;

    /** A store that an older program goes on with has this table, too, and does not look at it. */
    static final String TABLE =
            "CREATE TABLE IF NOT EXISTS sent (place INTEGER PRIMARY KEY AUTOINCREMENT, uplink TEXT NOT NULL,"
                    + " store TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, topic TEXT NOT NULL, class TEXT NOT NULL,"
                    + " bytes INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (uplink, store, seq))";

    private final Connection sql;
    private int kept;

    SentTable(Connection sql) {
        this.sql = sql;
    }

    /** Keeps the message of that number, which is about to be taken out; a record of a gap is of no more use. */
    void keep(long number) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement(
                "INSERT OR REPLACE INTO sent (uplink, store, seq, id, topic, class, bytes, body)"
                        + " SELECT uplink, store, seq, id, topic, class, bytes, body FROM message WHERE number = ? AND class <> 'gap'")) {
            s.setLong(1, number);
            s.executeUpdate();
        }
        kept++;
        if (kept % COUNTED_EVERY == 0) {
            trim();
        }
    }

    private void trim() throws SQLException {
        try (PreparedStatement s = sql.prepareStatement("DELETE FROM sent WHERE place <= (SELECT max(place) FROM"
                + " (SELECT place, sum(bytes) OVER (ORDER BY place DESC) AS newer FROM sent) WHERE newer > ?)")) {
            s.setLong(1, MOST_BYTES);
            s.executeUpdate();
        }
    }

    /** Puts what is kept of a range behind what waits. */
    Resent putBack(Resent.Range range, MessageTable messages, LongSupplier place) throws SQLException {
        Set<Long> waiting = messages.waiting(range);
        Set<Long> again = new TreeSet<>();
        for (Stored one : of(range)) {
            forget(one);
            if (!waiting.contains(one.seq())) {
                messages.insert(new MessageTable.Row(one.at(place.getAsLong()), 0, null));
                again.add(one.seq());
            }
        }
        return new Resent(again, waiting);
    }

    /** What is kept of it, in order; the places in the order of storing are not theirs any more and are 0. */
    private List<Stored> of(Resent.Range range) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement("SELECT seq, id, topic, class, body FROM sent"
                + " WHERE uplink = ? AND store = ? AND seq BETWEEN ? AND ? ORDER BY seq")) {
            range.into(s);
            List<Stored> found = new ArrayList<>();
            try (ResultSet row = s.executeQuery()) {
                while (row.next()) {
                    found.add(new Stored(
                            range.uplink(),
                            0,
                            range.store(),
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            MessageClass.of(row.getString(4)),
                            row.getString(5)));
                }
            }
            return found;
        }
    }

    private void forget(Stored message) throws SQLException {
        try (PreparedStatement s =
                sql.prepareStatement("DELETE FROM sent WHERE uplink = ? AND store = ? AND seq = ?")) {
            s.setString(1, message.uplink());
            s.setString(2, message.store());
            s.setLong(3, message.seq());
            s.executeUpdate();
        }
    }

    /** Whether the lift was taken out of that uplink's platform. */
    boolean isRetired(String uplink) throws SQLException {
        try (PreparedStatement s = sql.prepareStatement("SELECT value FROM meta WHERE key = ?")) {
            s.setString(1, RETIRED + uplink);
            try (ResultSet row = s.executeQuery()) {
                return row.next() && Boolean.parseBoolean(row.getString(1));
            }
        }
    }

    boolean retire(String uplink, boolean retired) throws SQLException {
        Schema.putMeta(sql, RETIRED + uplink, Boolean.toString(retired));
        return retired;
    }
}
