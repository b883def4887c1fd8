package dev.liftwatch.outbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of messages that a platform asks for again.
 *
 * @param again the numbers that go out once more
 * @param waiting the numbers that wait to be delivered anyway
 */
public record Resent(Set<Long> again, Set<Long> waiting) {
    /** Keeps copies. */
    public Resent {
        again = Set.copyOf(again);
        waiting = Set.copyOf(waiting);
    }

    /**
     * Which messages are asked for.
     *
     * @param uplink of which uplink
     * @param store which store numbered them
     * @param fromSeq the first of them
     * @param toSeq the last of them
     */
    public record Range(String uplink, String store, long fromSeq, long toSeq) {
        /** Sets the four parameters of a query, in this order. */
        void into(PreparedStatement query) throws SQLException {
            query.setString(1, uplink);
            query.setString(2, store);
            query.setLong(3, fromSeq);
            query.setLong(4, toSeq);
        }
    }

    /** Those of the range that are not there any more. */
    public List<SequenceGap.Range> gone(Range range) {
        Collection<Long> there = new TreeSet<>(again);
        there.addAll(waiting);
        List<SequenceGap.Range> gone = new ArrayList<>();
        long from = range.fromSeq();
        for (long seq : there) {
            if (seq > from) {
                gone.add(new SequenceGap.Range(from, seq - 1));
            }
            from = seq + 1;
        }
        if (from <= range.toSeq()) {
            gone.add(new SequenceGap.Range(from, range.toSeq()));
        }
        return gone;
    }
}
