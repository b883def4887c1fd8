package dev.liftwatch.outbox;

import dev.liftwatch.outbox.MessageTable.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a store holds beside its messages, as far as it can be read. A damaged page ends the reading of what is in order before
 * it; reading begins again from the other end.
 *
 * @param lift whose it is, null where that cannot be read
 * @param store its id, null where that cannot be read
 * @param lastSeqs the number given last by uplink
 * @param requests applied requests, oldest first
 * @param state the judgement's state, null where there is none or it cannot be read
 */
record Contents(
        String lift, String store, Map<String, Long> lastSeqs, List<Applied> requests, Outbox.SavedState state) {
    private static final String MESSAGES =
            "SELECT number, uplink, store, seq, id, topic, class, stored_ms, dropped, body FROM message NOT INDEXED"
                    + " ORDER BY number";

    /** The same of a store of version 1, in the order of its numbers. */
    private static final String MESSAGES_1 =
            "SELECT 0, uplink, (SELECT value FROM meta WHERE key = 'store'), seq, id, topic,"
                    + " CASE WHEN needs_answer THEN 'alarm' ELSE 'event' END, 0, NULL, body FROM message"
                    + " ORDER BY uplink, seq";

    /** Takes one row. */
    @FunctionalInterface
    interface Taker<T> {
        void take(T row) throws SQLException;
    }

    static Contents read(Connection sql) throws SQLException {
        Map<String, String> meta = new TreeMap<>();
        each(sql, "SELECT key, value FROM meta", row -> meta.put(row.getString(1), row.getString(2)));
        Map<String, Long> lastSeqs = new TreeMap<>();
        each(sql, "SELECT name, last_seq FROM uplink", row -> lastSeqs.put(row.getString(1), row.getLong(2)));
        Map<Long, Applied> requests = new TreeMap<>();
        for (String order : List.of("", " DESC")) {
            each(
                    sql,
                    "SELECT number, uplink, id, answer FROM request NOT INDEXED ORDER BY number" + order,
                    row -> requests.put(
                            row.getLong(1), new Applied(row.getString(2), row.getString(3), row.getString(4))));
        }
        return new Contents(
                meta.get("lift"),
                meta.get("store"),
                lastSeqs,
                List.copyOf(requests.values()),
                state(meta.get("state"), meta.get("state_wall_ms")));
    }

    private static Outbox.SavedState state(String text, String wallMs) {
        boolean whole = text != null && wallMs != null && wallMs.matches("\\d{1,18}");
        return whole ? new Outbox.SavedState(text, Long.parseLong(wallMs)) : null;
    }

    /** Hands on the messages one by one, since all of them are more than the memory of a small box. */
    static void messages(Connection sql, Taker<Row> taker) throws SQLException {
        long[] last = {0};
        boolean whole = each(sql, MESSAGES, row -> {
            last[0] = Math.max(last[0], row.getLong(1));
            taker.take(row(row, row.getLong(1)));
        });
        if (whole) {
            return;
        }
        long[] taken = {last[0]};
        each(sql, MESSAGES + " DESC", row -> {
            if (row.getLong(1) <= last[0]) {
                throw new Unreadable("the rest is known");
            }
            taken[0]++;
            taker.take(row(row, row.getLong(1)));
        });
        if (taken[0] == 0) {
            each(sql, MESSAGES_1, row -> taker.take(row(row, ++taken[0])));
        }
    }

    private static Row row(ResultSet row, long number) throws SQLException {
        for (int column : List.of(2, 3, 5, 6, 7, 10)) {
            if (row.getString(column) == null) {
                throw new Unreadable("a row that is not whole");
            }
        }
        try {
            Stored message = new Stored(
                    row.getString(2),
                    number,
                    row.getString(3),
                    row.getLong(4),
                    row.getString(5),
                    row.getString(6),
                    MessageClass.of(row.getString(7)),
                    row.getString(10));
            return new Row(message, row.getLong(8), row.getString(9));
        } catch (IllegalArgumentException unknownClass) {
            throw new Unreadable(unknownClass.getMessage());
        }
    }

    /** A row does not hold what was written. */
    private static final class Unreadable extends SQLException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    /** What the taker does with a row failed, not the reading of it. */
    static final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotTaken(SQLException failure) {
            super(failure);
        }

        SQLException failure() {
            return (SQLException) getCause();
        }
    }

    /** Whether it came to the end. */
    private static boolean each(Connection sql, String query, Taker<ResultSet> taker) {
        try (Statement s = sql.createStatement();
                ResultSet rows = s.executeQuery(query)) {
            while (rows.next()) {
                taker.take(rows);
            }
            return true;
        } catch (SQLException damaged) {
            return false;
        }
    }

    /** Whether a message may have been written so: not one of another lift, nor with an end that no message has. */
    static boolean isWhole(Stored message, String lift) {
        String body = message.body();
        return body.startsWith("{")
                && body.endsWith("\"replayed\":false}")
                && body.contains("\"lift\":\"" + lift + "\"")
                && body.contains("\"id\":\"" + message.id() + "\"")
                && body.contains("\"seq\":" + message.seq() + ",");
    }
}
