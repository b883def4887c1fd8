package dev.liftwatch.outbox;

import dev.liftwatch.outbox.MessageTable.Load;
import dev.liftwatch.outbox.SqlStore.Batch;
import dev.liftwatch.outbox.SqlStore.Done;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Messages and state of one lift. What a call has committed is on the card when it returns: one SQLite file, write-ahead log
 * with full synchronisation. Where the card cannot be written, messages go on in memory under a store id of their own, and come
 * to the card when it is back. One agent at a time has it open; one thread uses it.
 */
public final class Outbox implements AutoCloseable {
    /** The file's name within the lift's folder; a technician can open it with sqlite3. */
    public static final String FILE = "liftwatch.db";

    /** Delivered events are taken off the card together, so many at once: a commit writes some pages whatever is in it. */
    static final int FLUSH_MESSAGES = 32;

    /** Or after this, ms; a kill within it costs a repeat that the platform knows by its id. */
    static final long FLUSH_MS = 5000;

    /** This many that could not be taken off a lost card are remembered; what is beyond is sent again when it is back. */
    static final int MOST_DELIVERED = 20_000;

    /** The newest alarms are held in memory so that an answer finds them while the card cannot be read; so many. */
    static final int MOST_ALARMS_HELD = 300;

    private final FailoverStore stores;
    private final Map<String, Stored> alarms = new LinkedHashMap<>();
    private final Set<Long> delivered = new LinkedHashSet<>();
    private final Map<String, List<Long>> dropped = new HashMap<>();
    private Bounds bounds = Bounds.onCard(Long.MAX_VALUE);
    private SequenceGap.Notice notice;
    private long flushMs;

    /** How much may wait while the card is full. */
    private Optional<Bounds> cramped = Optional.empty();

    /**
     * What the judgement is resumed from.
     *
     * @param text as it was saved
     * @param wallMs the wall clock at that moment, ms since 1970
     */
    public record SavedState(String text, long wallMs) {}

    private Outbox(FailoverStore stores) {
        this.stores = stores;
    }

    /**
     * Opens the store of a lift, or makes one. A damaged one is set aside and what can be read of it carried to a new one; where
     * the card cannot be written it begins in memory. {@link #takeNews} tells.
     *
     * @param folder the lift's own folder; made where it is missing
     * @param lift the lift's id; the store of another lift is refused
     * @param newStore names a new store
     * @throws StoreException where another agent has it open, it belongs to another lift or a newer version, or the folder
     *     cannot be used
     */
    public static Outbox open(Path folder, String lift, Supplier<String> newStore) throws StoreException {
        return new Outbox(FailoverStore.open(folder, lift, newStore));
    }

    /**
     * Bounds what waits on the card from now on; without this nothing is dropped.
     *
     * @param onCard how much
     * @param gapNotice makes the messages that name what was dropped
     */
    public void bound(Bounds onCard, SequenceGap.Notice gapNotice) {
        bounds = onCard;
        notice = gapNotice;
    }

    /** How much may wait on the card. */
    public Bounds bounds() {
        return bounds;
    }

    /** The id of the store that numbers messages now: new with a new card. Any thread may ask. */
    public String store() {
        return stores.store();
    }

    /** Whether messages go to the card; otherwise they are in memory and lost with the power. */
    public boolean isOnCard() {
        return stores.onCard();
    }

    /** How often it has changed between card and memory: what was handed out before may have been handed out in part. */
    public int changes() {
        return stores.changes();
    }

    /** As the longer form, without a request. */
    public List<Stored> commit(List<Draft> drafts, List<String> uplinks, SavedState state) throws StoreException {
        return commit(drafts, uplinks, state, Optional.empty());
    }

    /**
     * Commits what belongs together in one transaction: every message for every uplink, the judgement's state, and the request
     * that it came from. When this returns it is on the card (or, where that cannot be, in memory and says so itself); before,
     * nobody else may hear of it.
     *
     * @param applied the request with its answer, empty where none was made
     * @return the messages as stored, in order
     * @throws StoreException where it could not be committed: nothing of it stands then
     */
    public List<Stored> commit(List<Draft> drafts, List<String> uplinks, SavedState state, Optional<Applied> applied)
            throws StoreException {
        Done done = write(new Batch(drafts, uplinks, state, applied, List.copyOf(delivered)));
        for (Stored message : done.stored()) {
            hold(message);
        }
        for (Stored message : done.dropped()) {
            dropped.computeIfAbsent(message.uplink(), _ -> new ArrayList<>()).add(message.number());
            alarms.remove(key(message.uplink(), message.id()));
        }
        return done.stored();
    }

    private Done write(Batch batch) throws StoreException {
        // What brings no message drops none.
        Bounds now = stores.isRoomy() || batch.drafts().isEmpty() ? bounds : cramped(batch.uplinks());
        Done done = stores.write(store -> store.commit(batch, stores.onCard() ? now : Bounds.IN_MEMORY, notice));
        if (stores.onCard()) {
            delivered.clear();
        }
        if (stores.isRoomy()) {
            cramped = Optional.empty();
        }
        return done;
    }

    /** On a full card events take each other's room, not that of alarms: as much as there is, and no more. */
    private Bounds cramped(List<String> uplinks) throws StoreException {
        if (cramped.isEmpty()) {
            long mostBytes = Bounds.LEAST_EVENT_BYTES;
            for (String uplink : uplinks) {
                mostBytes = Math.max(mostBytes, backlog(uplink).eventBytes());
            }
            cramped = Optional.of(Bounds.onCard(Math.min(mostBytes, bounds.eventBytes())));
        }
        return cramped.get();
    }

    /** Commits the judgement's state alone. */
    public void saveState(SavedState state) throws StoreException {
        write(new Batch(List.of(), List.of(), state, Optional.empty(), List.copyOf(delivered)));
    }

    /** What the judgement is resumed from, where there is anything. */
    public Optional<SavedState> savedState() throws StoreException {
        return stores.read(stores.current(), SqlStore::savedState, Optional.<SavedState>empty());
    }

    /** Alarms that wait for an uplink's answer, oldest first, behind a place in the order of storing; at most so many. */
    public List<Stored> alarms(String uplink, long after, int most) throws StoreException {
        List<Stored> page =
                page(stores.readable(), (store, from, count) -> store.alarms(uplink, from, count), after, most);
        page.forEach(this::hold);
        return page;
    }

    /** The newest alarms that wait for an uplink's answer, newest first; at most so many. */
    public List<Stored> newestAlarms(String uplink, int most) throws StoreException {
        List<Stored> page = page(
                stores.readable().reversed(),
                (store, before, count) -> store.newestAlarms(uplink, before, count),
                Long.MAX_VALUE,
                most);
        page.forEach(this::hold);
        return page;
    }

    /** Whether the message of that place can be brought again: it stands in the store that is used now, not on a card that is lost. */
    public boolean keeps(long number) throws StoreException {
        return stores.read(stores.current(), one -> one.keeps(number), false);
    }

    /** Every other message that waits, the same way. */
    public List<Stored> others(String uplink, long after, int most) throws StoreException {
        return page(stores.readable(), (store, from, count) -> store.others(uplink, from, count), after, most);
    }

    /** Reads one page of one store. */
    private interface PageReader {
        List<Stored> read(SqlStore store, long after, int most) throws StoreException;
    }

    /** What is already delivered, and only not taken off the card yet, does not wait. */
    private List<Stored> page(List<SqlStore> readable, PageReader reader, long after, int most) throws StoreException {
        List<Stored> found = new ArrayList<>();
        for (SqlStore store : readable) {
            long from = after;
            List<Stored> page;
            do {
                int wanted = most - found.size();
                long start = from;
                page = wanted == 0 ? List.of() : stores.read(store, one -> reader.read(one, start, wanted), List.of());
                page.stream().filter(m -> !delivered.contains(m.number())).forEach(found::add);
                from = page.isEmpty() ? from : page.getLast().number();
            } while (!page.isEmpty());
        }
        return found;
    }

    /** Every message that is not delivered yet, in the order of storing. */
    public List<Stored> pending() throws StoreException {
        List<Stored> pending = new ArrayList<>();
        for (SqlStore store : stores.readable()) {
            store.all().stream().filter(m -> !delivered.contains(m.number())).forEach(pending::add);
        }
        return pending;
    }

    /** A message is delivered and may be forgotten; its place is never used again. Events go in lots, an alarm at once. */
    public void delivered(String uplink, long number) throws StoreException {
        boolean alarm = answered(uplink, number);
        if (alarm || (stores.onCard() && delivered.size() >= FLUSH_MESSAGES)) {
            flush();
        }
    }

    /**
     * The same, and it goes with the next commit, which the caller makes at once.
     *
     * @return whether it was an alarm that is held in memory
     */
    public boolean answered(String uplink, long number) {
        delivered.add(number);
        if (delivered.size() > MOST_DELIVERED) {
            delivered.remove(delivered.iterator().next());
        }
        return alarms.values().removeIf(m -> m.number() == number && m.uplink().equals(uplink));
    }

    private void flush() throws StoreException {
        write(new Batch(List.of(), List.of(), null, Optional.empty(), List.copyOf(delivered)));
    }

    /** Whether an alarm of that id is known to wait for that uplink, without looking on the card: true of the newest ones. */
    public boolean holds(String uplink, String id) {
        return alarms.containsKey(key(uplink, id));
    }

    /** The waiting alarm of that id on that uplink. */
    public Optional<Stored> waiting(String uplink, String id) throws StoreException {
        Stored held = alarms.get(key(uplink, id));
        if (held != null) {
            return Optional.of(held);
        }
        for (SqlStore store : stores.readable()) {
            Optional<Stored> found = stores.read(store, one -> one.waiting(uplink, id), Optional.empty());
            if (found.isPresent() && !delivered.contains(found.get().number())) {
                hold(found.get());
                return found;
            }
        }
        return Optional.empty();
    }

    private void hold(Stored message) {
        if (!message.needsAnswer()) {
            return;
        }
        alarms.put(key(message.uplink(), message.id()), message);
        if (alarms.size() > MOST_ALARMS_HELD) {
            Stored oldest = Collections.min(alarms.values(), Comparator.comparingLong(Stored::number));
            alarms.remove(key(oldest.uplink(), oldest.id()));
        }
    }

    private static String key(String uplink, String id) {
        return uplink + " " + id;
    }

    /** The number given last on an uplink by the store that numbers now, 0 where none was. */
    public long lastSeq(String uplink) throws StoreException {
        return stores.read(stores.current(), one -> one.lastSeq(uplink), 0L);
    }

    /** The answer that a request of that uplink got when it was applied, where it was. */
    public Optional<String> appliedRequest(String uplink, String id) throws StoreException {
        for (SqlStore store : stores.readable()) {
            Optional<String> answer = stores.read(store, one -> one.appliedRequest(uplink, id), Optional.empty());
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    /** Remembers a request and its answer. Ids are each platform's own: two may use the same. */
    public void requestApplied(String uplink, String id, String answer) throws StoreException {
        write(new Batch(
                List.of(), List.of(), null, Optional.of(new Applied(uplink, id, answer)), List.copyOf(delivered)));
    }

    /** Puts delivered messages behind those that wait, so that they are delivered once more; says which of them go out. */
    public Resent resend(Resent.Range range) throws StoreException {
        flush();
        return stores.write(store -> store.resend(range, notice));
    }

    /** Whether the lift was taken out of that uplink's platform. */
    public boolean isRetired(String uplink) throws StoreException {
        return stores.read(stores.current(), store -> store.isRetired(uplink), false);
    }

    /** The lift is taken out of that uplink's platform, or comes back. */
    public void retire(String uplink, boolean retired) throws StoreException {
        stores.write(store -> store.retire(uplink, retired));
    }

    /** The places of messages of an uplink that were dropped since the last call. */
    public List<Long> takeDropped(String uplink) {
        List<Long> taken = dropped.remove(uplink);
        return taken == null ? List.of() : taken;
    }

    /** Every uplink that messages wait for, whether it is configured or not. */
    public Set<String> uplinksWithMessages() throws StoreException {
        Set<String> uplinks = new LinkedHashSet<>();
        for (SqlStore store : stores.readable()) {
            uplinks.addAll(stores.read(store, SqlStore::uplinksWithMessages, List.of()));
        }
        return uplinks;
    }

    /** What waits for an uplink. */
    public Backlog backlog(String uplink) throws StoreException {
        Backlog backlog = new Backlog(0, 0, 0, 0, 0);
        for (SqlStore store : stores.readable()) {
            Map<MessageClass, Load> load = stores.read(store, one -> one.load(uplink), Map.of());
            Load all = load.values().stream().reduce(Load.NONE, Load::plus);
            long alarmsThere = load.getOrDefault(MessageClass.ALARM, Load.NONE).count();
            long oldestMs = alarmsThere == 0 ? 0 : stores.read(store, one -> one.oldestAlarmMs(uplink), 0L);
            backlog = new Backlog(
                    backlog.messages() + all.count(),
                    backlog.bytes() + all.bytes(),
                    backlog.eventBytes()
                            + load.getOrDefault(MessageClass.EVENT, Load.NONE).bytes(),
                    backlog.alarms() + alarmsThere,
                    backlog.oldestAlarmMs() == 0 ? oldestMs : backlog.oldestAlarmMs());
        }
        return backlog;
    }

    /** Does what is due beside messages: takes delivered ones off the card, tries a lost card again, gives room back. */
    public void maintain(long nowMs) throws StoreException {
        if (nowMs - flushMs >= FLUSH_MS) {
            flushMs = nowMs;
            if (!delivered.isEmpty() && stores.onCard()) {
                flush();
            }
        }
        stores.maintain(nowMs);
    }

    /** What has happened to the store since the last call. */
    public List<StoreNews> takeNews() {
        return stores.takeNews();
    }

    /** For tests of a card that is full or cannot be written. */
    void pragma(String text) throws StoreException {
        stores.current().pragma(text);
    }

    /** The same for the card alone while messages go to memory. */
    void pragmaOnCard(String text) throws StoreException {
        stores.readable().getFirst().pragma(text);
    }

    @Override
    public void close() throws StoreException {
        try {
            if (!delivered.isEmpty() && stores.onCard()) {
                flush();
            }
        } finally {
            stores.close();
        }
    }
}
