package dev.liftwatch.outbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A box with one store in a folder, and messages as the agent writes them. */
final class TestStore {
    static final String LIFT = "hz-1";
    static final Outbox.SavedState STATE = new Outbox.SavedState("{\"version\":1}", 1_700_000_000_000L);

    private TestStore() {}

    /** Stores are named store-1, store-2 … in the order in which they begin. */
    static Outbox open(Path folder) throws StoreException {
        return open(folder, "store");
    }

    static Outbox open(Path folder, String name) throws StoreException {
        AtomicInteger stores = new AtomicInteger();
        return Outbox.open(folder, LIFT, () -> name + "-" + stores.incrementAndGet());
    }

    static Draft alarm(String id) {
        return draft(id, "alarm", MessageClass.ALARM, 100);
    }

    static Draft event(String id) {
        return draft(id, "event", MessageClass.EVENT, 100);
    }

    static Draft draft(String id, String topic, MessageClass kind, int paddingBytes) {
        return new Draft(
                id,
                topic,
                kind,
                place -> "{\"v\":1,\"id\":\"" + id + "\",\"lift\":\"" + LIFT + "\",\"text\":\""
                        + "x".repeat(paddingBytes)
                        + "\"," + (place.durable() ? "" : "\"durability\":\"lost\",") + "\"store\":\"" + place.store()
                        + "\",\"seq\":" + place.seq() + ",\"replayed\":false}");
    }

    static List<Stored> put(Outbox outbox, Draft... drafts) throws StoreException {
        return outbox.commit(List.of(drafts), List.of("a"), STATE, Optional.empty());
    }

    /** A gap record says its ranges in its topic's place for whoever reads the test. */
    static Draft gap(SequenceGap gap) {
        StringBuilder ranges = new StringBuilder();
        gap.ranges()
                .forEach(r ->
                        ranges.append(r.first()).append('-').append(r.last()).append(' '));
        String id = "gap of " + gap.store() + ": " + ranges.toString().trim();
        return draft(id, "event", MessageClass.GAP, 0);
    }

    static List<String> ids(List<Stored> messages) {
        return messages.stream().map(Stored::id).toList();
    }

    /** Everything that waits, as the uplink asks for it: alarms, then the rest, page by page. */
    static List<Stored> waiting(Outbox outbox, String uplink) throws StoreException {
        List<Stored> all = new ArrayList<>();
        long after = 0;
        for (List<Stored> page = outbox.alarms(uplink, after, 7);
                !page.isEmpty();
                page = outbox.alarms(uplink, after, 7)) {
            all.addAll(page);
            after = page.getLast().number();
        }
        after = 0;
        for (List<Stored> page = outbox.others(uplink, after, 7);
                !page.isEmpty();
                page = outbox.others(uplink, after, 7)) {
            all.addAll(page);
            after = page.getLast().number();
        }
        return all;
    }
}
