package dev.liftwatch.outbox;

import dev.liftwatch.outbox.MessageTable.Load;
import dev.liftwatch.outbox.MessageTable.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** One SQLite database with messages, state and requests, on the card or in memory. What a call has committed stands. */
final class SqlStore implements AutoCloseable {
    /** The file is made smaller when this much of it is free, bytes. */
    static final long FREE_BYTES = 1L << 20;

    /** But only while no more than this has to be written anew for that, bytes: it is done between two judgements. */
    static final long MOVED_BYTES = 512L << 10;

    private final String name;
    private final Connection sql;
    private final String store;
    private final boolean durable;
    private final AtomicLong numbers;
    private final Transactions transactions;
    private final MessageTable table;
    private final RequestTable requests;
    private final SentTable sent;
    private final Trimming trimming;
    private final KeptPages kept;

    /**
     * What is committed together.
     *
     * @param drafts messages to be stored
     * @param uplinks for whom
     * @param state the judgement's state, null where it stays
     * @param applied a request that was carried out, empty where there was none
     * @param delivered the numbers of messages that are not needed any more
     */
    record Batch(
            List<Draft> drafts,
            List<String> uplinks,
            Outbox.SavedState state,
            Optional<Applied> applied,
            Collection<Long> delivered) {}

    /**
     * What came of it.
     *
     * @param stored the messages as stored, in order
     * @param dropped those that had to go for them
     */
    record Done(List<Stored> stored, List<Stored> dropped) {}

    /**
     * A database that is prepared.
     *
     * @param name its file's name for messages to people
     * @param durable whether it is on the card
     * @param numbers the last number given in the order of storing
     */
    SqlStore(String name, Connection sql, String store, boolean durable, AtomicLong numbers) throws SQLException {
        this.name = name;
        this.sql = sql;
        this.store = store;
        this.durable = durable;
        this.numbers = numbers;
        table = new MessageTable(sql);
        requests = new RequestTable(sql);
        sent = new SentTable(sql);
        kept = new KeptPages(sql);
        trimming = new Trimming(table, store, (draft, uplink, dropped) -> insert(draft, uplink, 0, dropped));
        transactions = new Transactions(name, sql, trimming::forget);
        numbers.accumulateAndGet(table.lastNumber(), Math::max);
        sql.commit();
    }

    /** A store that is gone with the process. */
    static SqlStore inMemory(String lift, String store, AtomicLong numbers) throws StoreException {
        try {
            Connection sql = DriverManager.getConnection("jdbc:sqlite::memory:");
            return new SqlStore(
                    "in memory", sql, Schema.prepare(sql, Path.of("in memory"), lift, () -> store), false, numbers);
        } catch (SQLException failed) {
            throw new StoreException("no store in memory", failed);
        }
    }

    String store() {
        return store;
    }

    Done commit(Batch batch, Bounds bounds, SequenceGap.Notice notice) throws StoreException {
        return transaction("store messages", () -> {
            for (long number : batch.delivered()) {
                sent.keep(number);
                trimming.takeOut(number);
            }
            List<Stored> stored = new ArrayList<>();
            List<Stored> dropped = new ArrayList<>();
            long nowMs = batch.state() == null ? 0 : batch.state().wallMs();
            for (Draft draft : batch.drafts()) {
                for (String uplink : batch.uplinks()) {
                    if (draft.audience().test(uplink)) {
                        stored.add(insert(draft, uplink, nowMs, null));
                    }
                }
            }
            if (notice != null && !batch.drafts().isEmpty()) {
                for (String uplink : batch.uplinks()) {
                    dropped.addAll(trimming.trim(uplink, bounds, notice));
                }
            }
            if (batch.state() != null) {
                putState(batch.state());
            }
            if (batch.applied().isPresent()) {
                requests.remember(batch.applied().get());
            }
            return new Done(stored, dropped);
        });
    }

    private Stored insert(Draft draft, String uplink, long nowMs, String dropped) throws SQLException {
        long seq = table.takeSeq(uplink);
        String body = draft.body().of(new Draft.Place(uplink, store, seq, durable));
        Stored message = new Stored(
                uplink, numbers.incrementAndGet(), store, seq, draft.id(), draft.topic(), draft.kind(), body);
        table.insert(new Row(message, nowMs, dropped));
        trimming.count(message);
        return message;
    }

    boolean isRetired(String uplink) throws StoreException {
        return transaction("look an uplink up", () -> sent.isRetired(uplink));
    }

    Boolean retire(String uplink, boolean retired) throws StoreException {
        return transaction("take the lift out of a platform", () -> sent.retire(uplink, retired));
    }

    /** Puts delivered messages behind those that wait; answers what is there, sent again or waiting. */
    Resent resend(Resent.Range range, SequenceGap.Notice notice) throws StoreException {
        return transaction("send messages again", () -> {
            trimming.forget();
            Resent resent = sent.putBack(range, table, numbers::incrementAndGet);
            if (notice != null && !resent.gone(range).isEmpty()) {
                trimming.name(new SequenceGap(range.uplink(), range.store(), resent.gone(range)), notice);
            }
            return resent;
        });
    }

    Optional<Outbox.SavedState> savedState() throws StoreException {
        return transaction("read the saved judgement", () -> {
            String state = textOrNull("SELECT value FROM meta WHERE key = 'state'");
            String wall = textOrNull("SELECT value FROM meta WHERE key = 'state_wall_ms'");
            return state == null || wall == null
                    ? Optional.<Outbox.SavedState>empty()
                    : Optional.of(new Outbox.SavedState(state, Long.parseLong(wall)));
        });
    }

    List<Stored> all() throws StoreException {
        return transaction("read messages", () -> messages(table.all()));
    }

    List<Stored> alarms(String uplink, long after, int most) throws StoreException {
        return transaction("read alarms", () -> messages(table.alarms(uplink, after, most)));
    }

    /** The newest before a number, newest first. */
    List<Stored> newestAlarms(String uplink, long before, int most) throws StoreException {
        return transaction("read the newest alarms", () -> messages(table.newestAlarms(uplink, before, most)));
    }

    /** Whether there is a message of that number. */
    boolean keeps(long number) throws StoreException {
        return transaction("look a message up", () -> table.keeps(number));
    }

    List<Stored> others(String uplink, long after, int most) throws StoreException {
        return transaction("read messages", () -> messages(table.others(uplink, after, most)));
    }

    Optional<Stored> waiting(String uplink, String id) throws StoreException {
        return transaction(
                "look a message up",
                () -> messages(table.ofId(uplink, id)).stream().findFirst());
    }

    private static List<Stored> messages(List<Row> rows) {
        return rows.stream().map(Row::message).toList();
    }

    /** When the oldest alarm that waits was stored, ms since 1970; 0 where there is none or that is not known. */
    long oldestAlarmMs(String uplink) throws StoreException {
        return transaction(
                "look for alarms",
                () -> table.alarms(uplink, 0, 1).stream()
                        .mapToLong(Row::storedMs)
                        .findFirst()
                        .orElse(0));
    }

    Map<MessageClass, Load> load(String uplink) throws StoreException {
        return transaction("count messages", () -> trimming.load(uplink));
    }

    List<String> uplinksWithMessages() throws StoreException {
        return transaction("look for uplinks", table::uplinks);
    }

    long lastSeq(String uplink) throws StoreException {
        return transaction("read the last number", () -> table.lastSeq(uplink));
    }

    Optional<String> appliedRequest(String uplink, String id) throws StoreException {
        return transaction("look a request up", () -> requests.answer(uplink, id));
    }

    /**
     * Takes in what another store holds, all or nothing. Messages keep the store and number that their bodies name.
     *
     * @param from the other store's connection
     * @param only which messages
     * @param how how a message is put in
     * @return how many messages
     */
    private long carryOver(Connection from, Contents contents, Predicate<Stored> only, Taking how)
            throws StoreException {
        return transaction("carry messages over", () -> {
            long[] count = {0};
            Contents.messages(from, row -> {
                if (only.test(row.message())) {
                    take(row, how);
                    count[0]++;
                }
            });
            for (Applied request : contents.requests()) {
                requests.remember(request);
            }
            if (contents.state() != null) {
                putState(contents.state());
            }
            trimming.forget();
            numbers.accumulateAndGet(table.lastNumber(), Math::max);
            return count[0];
        });
    }

    /** A failure to write must not look like a failure to read. */
    private static void take(Row row, Taking how) {
        try {
            how.take(row);
        } catch (SQLException failed) {
            throw new Contents.NotTaken(failed);
        }
    }

    /** Everything it holds goes into another store. */
    long carryTo(SqlStore other) throws StoreException {
        Contents contents = transaction("read everything", () -> Contents.read(sql));
        return other.carryOver(sql, contents, message -> true, other.table::insertUnlessKnown);
    }

    /** Takes in what can be read of a damaged store, which may tell of a message twice. */
    long carryOverDamaged(Connection from, Contents contents, Predicate<Stored> only) throws StoreException {
        return carryOver(from, contents, only, table::insertUnlessThere);
    }

    /** Puts a message in. */
    private interface Taking {
        void take(Row row) throws SQLException;
    }

    private void putState(Outbox.SavedState state) throws SQLException {
        Schema.putMeta(sql, "state", state.text());
        Schema.putMeta(sql, "state_wall_ms", Long.toString(state.wallMs()));
    }

    /** Gives every message a later place, behind what a process knows of another store. */
    void moveUp(long places) throws StoreException {
        transaction("order messages anew", () -> {
            table.moveUp(places);
            numbers.accumulateAndGet(table.lastNumber(), Math::max);
            return null;
        });
    }

    /**
     * Brings everything from the log into the file.
     *
     * @throws StoreException where something of it had to stay there
     */
    void settleLog() throws StoreException {
        try (Statement s = sql.createStatement()) {
            sql.setAutoCommit(true);
            try (ResultSet done = s.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                if (!done.next() || done.getInt(1) != 0) {
                    throw new StoreException(
                            StoreException.Kind.UNUSABLE,
                            "something of the log of " + name + " could not be brought into the file");
                }
            }
        } catch (SQLException failed) {
            throw new StoreException("the log of " + name + " could not be brought into the file", failed);
        } finally {
            begin();
        }
    }

    /** Keeps room for alarms within its file. */
    void keepRoom() throws StoreException {
        transaction("keep room for alarms", () -> {
            kept.fill();
            return null;
        });
    }

    /** Whether room is kept. */
    boolean keepsRoom() throws StoreException {
        return transaction("look for the room that is kept", kept::areThere);
    }

    /** Gives the room that is kept to messages; answers whether there was any. */
    boolean giveRoom() throws StoreException {
        return transaction("give the room that is kept to alarms", kept::release);
    }

    /** Gives free pages back to the card where there are many and little has to be moved for it; not those of a full card. */
    void shrink() throws StoreException {
        boolean due = transaction("look at its size", () -> {
            long page = Schema.number(sql, "PRAGMA page_size");
            long free = Schema.number(sql, "PRAGMA freelist_count");
            long used = Schema.number(sql, "PRAGMA page_count") - free;
            return free * page >= FREE_BYTES && used * page <= MOVED_BYTES + KeptPages.BYTES && kept.areThere();
        });
        if (due) {
            try (Statement s = sql.createStatement()) {
                sql.setAutoCommit(true);
                s.execute("VACUUM");
                s.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            } catch (SQLException failed) {
                throw new StoreException(name + " could not be made smaller", failed);
            } finally {
                begin();
            }
        }
    }

    private void begin() throws StoreException {
        try {
            sql.setAutoCommit(false);
        } catch (SQLException failed) {
            throw new StoreException(name + " cannot begin", failed);
        }
    }

    /** For tests of a full or read-only card. */
    void pragma(String text) throws StoreException {
        transaction("be set", () -> {
            try (Statement s = sql.createStatement()) {
                s.execute("PRAGMA " + text);
            }
            return null;
        });
    }

    private String textOrNull(String query) throws SQLException {
        try (Statement s = sql.createStatement();
                ResultSet rows = s.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private <T> T transaction(String what, Transactions.Work<T> work) throws StoreException {
        return transactions.run(what, work);
    }

    @Override
    public void close() throws StoreException {
        try {
            sql.close();
        } catch (SQLException failed) {
            throw new StoreException("the store " + name + " cannot be closed", failed);
        }
    }
}
