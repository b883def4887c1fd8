package dev.liftwatch.outbox;

import dev.liftwatch.outbox.MessageTable.Load;
import dev.liftwatch.outbox.MessageTable.Row;
import dev.liftwatch.outbox.MessageTable.Weight;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps what waits for an uplink within its bounds. The oldest go, a lot at a time, and a gap record says which numbers never
 * come. The gap record that waits already is replaced by one that says the same and more, its own number included, so that
 * there is one, or a few where waiting alarms cut the numbers into very many ranges.
 */
final class Trimming {
    /** A gap record of this many ranges is left as it is and another one begun: keeps the message below 10 kB. */
    static final int MOST_RANGES = 100;

    /** Rows looked at in one go. */
    private static final int PAGE = 50;

    private final MessageTable table;
    private final String store;
    private final Filer filer;

    /** What is counted of each uplink, so that a commit need not; thrown away where a transaction is undone. */
    private final Map<String, Map<MessageClass, Load>> loads = new HashMap<>();

    /** Files a message in the open transaction. */
    @FunctionalInterface
    interface Filer {
        Stored file(Draft draft, String uplink, String dropped) throws SQLException;
    }

    Trimming(MessageTable table, String store, Filer filer) {
        this.table = table;
        this.store = store;
        this.filer = filer;
    }

    /** Forgets what it has counted. */
    void forget() {
        loads.clear();
    }

    /** A message has come. */
    void count(Stored message) throws SQLException {
        if (loads.containsKey(message.uplink())) {
            load(message.uplink()).merge(message.kind(), new Load(1, bytes(message)), Load::plus);
        }
    }

    /** Takes a message out that is delivered. Where very many wait they are not counted anew for it. */
    void takeOut(long number) throws SQLException {
        Optional<Weight> weight = table.weight(number);
        if (weight.isPresent() && loads.containsKey(weight.get().uplink())) {
            load(weight.get().uplink())
                    .merge(weight.get().kind(), new Load(-1, -weight.get().bytes()), Load::plus);
        }
        table.delete(number);
    }

    /** What waits for an uplink, by class. */
    Map<MessageClass, Load> load(String uplink) throws SQLException {
        Map<MessageClass, Load> load = loads.get(uplink);
        if (load == null) {
            load = table.loads(uplink);
            loads.put(uplink, load);
        }
        return load;
    }

    private static long bytes(Stored message) {
        return message.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    /** Drops what is too much, and answers it, with the gap record that was replaced. */
    List<Stored> trim(String uplink, Bounds bounds, SequenceGap.Notice notice) throws SQLException {
        List<Stored> dropped = new ArrayList<>();
        dropped.addAll(drop(uplink, MessageClass.EVENT, new Load(Long.MAX_VALUE, bounds.eventBytes())));
        dropped.addAll(drop(uplink, MessageClass.USAGE, new Load(bounds.usages(), Long.MAX_VALUE)));
        dropped.addAll(drop(uplink, MessageClass.ALARM, new Load(bounds.alarms(), Long.MAX_VALUE)));
        if (!dropped.isEmpty()) {
            dropped.addAll(announce(uplink, dropped, notice));
        }
        return dropped;
    }

    private List<Stored> drop(String uplink, MessageClass kind, Load bound) throws SQLException {
        Load load = load(uplink).getOrDefault(kind, Load.NONE);
        List<Stored> dropped = new ArrayList<>();
        if (load.count() <= bound.count() && load.bytes() <= bound.bytes()) {
            return dropped;
        }
        long mostCount = bound.count() - bound.count() / 100 * Bounds.LOT_PERCENT;
        long mostBytes = bound.bytes() - Math.min(bound.bytes() / 100 * Bounds.LOT_PERCENT, Bounds.LOT_BYTES);
        // A bound that was lowered by much is come to with the next commits, not in one that takes the memory of a
        // small box.
        long leastBytes = load.bytes() - 2 * Bounds.LOT_BYTES;
        while ((load.count() > mostCount || load.bytes() > mostBytes) && load.bytes() > leastBytes) {
            for (Row row : table.oldest(uplink, kind, PAGE)) {
                if (load.count() > mostCount || load.bytes() > mostBytes) {
                    table.delete(row.message().number());
                    load = load.plus(new Load(-1, -bytes(row.message())));
                    dropped.add(row.message().withoutBody());
                }
            }
        }
        load(uplink).put(kind, load);
        return dropped;
    }

    private List<Stored> announce(String uplink, List<Stored> dropped, SequenceGap.Notice notice) throws SQLException {
        List<Stored> replaced = new ArrayList<>();
        Map<String, Ranges> byStore = new TreeMap<>();
        for (Stored message : dropped) {
            byStore.computeIfAbsent(message.store(), _ -> new Ranges()).add(message.seq());
        }
        for (Map.Entry<String, Ranges> one : byStore.entrySet()) {
            Ranges ranges = one.getValue();
            if (one.getKey().equals(store)) {
                replaced.addAll(takeUp(uplink, ranges));
            }
            filer.file(
                    notice.of(new SequenceGap(uplink, one.getKey(), ranges.list())),
                    uplink,
                    one.getKey() + " " + ranges.text());
        }
        return replaced;
    }

    /** Files a record of numbers that somebody asks for and that are not there any more. */
    void name(SequenceGap gap, SequenceGap.Notice notice) throws SQLException {
        Ranges ranges = new Ranges();
        gap.ranges().forEach(range -> ranges.add(range.first(), range.last()));
        filer.file(notice.of(gap), gap.uplink(), gap.store() + " " + ranges.text());
    }

    /** Takes the waiting gap record of this store out, and what it says in. */
    private List<Stored> takeUp(String uplink, Ranges ranges) throws SQLException {
        List<Stored> taken = new ArrayList<>();
        for (Row row : table.oldest(uplink, MessageClass.GAP, Integer.MAX_VALUE)) {
            int space = row.dropped().indexOf(' ');
            Ranges before = Ranges.of(row.dropped().substring(space + 1));
            boolean ours = row.dropped().substring(0, space).equals(store)
                    && row.message().store().equals(store);
            if (ours && before.size() + ranges.size() < MOST_RANGES) {
                ranges.addAll(before);
                ranges.add(row.message().seq());
                table.delete(row.message().number());
                load(uplink).merge(MessageClass.GAP, new Load(-1, -bytes(row.message())), Load::plus);
                taken.add(row.message());
            }
        }
        return taken;
    }
}
