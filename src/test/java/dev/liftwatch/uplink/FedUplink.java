package dev.liftwatch.uplink;

import dev.liftwatch.link.LinkEvent;
import dev.liftwatch.link.LinkOrder;
import dev.liftwatch.link.LinkSession;
import dev.liftwatch.outbox.Draft;
import dev.liftwatch.outbox.MessageClass;
import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.requests.PlatformRequests;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One uplink with its store on a disk, in virtual time. The broker takes what it is sent when the test says so, and the platform answers
 * when the test says so.
 */
final class FedUplink implements AutoCloseable {
    static final String UPLINK = "a";

    /** Drafts that are committed together, where very many are. */
    private static final int LOT = 5000;

    /** And where they come while the agent runs: a disk takes its time for each commit. */
    private static final int FEW = 50;

    private final Path folder;
    private final Deque<Long> inFlight = new ArrayDeque<>();
    private final Deque<Long> subscriptions = new ArrayDeque<>();
    private boolean leftUnacknowledged;
    private final List<Long> sent = new ArrayList<>();
    private final Map<Long, String> ids = new HashMap<>();
    private Outbox outbox;
    private LinkSession session;
    private OutboxFeeder feeder;
    private long sessions;
    private long drafts;
    private long nowMs = 1000;
    private int mostHeld;

    FedUplink(Path folder) throws Exception {
        this.folder = folder;
        start();
    }

    private void start() throws Exception {
        outbox = Outbox.open(folder, "hz-1", () -> "store-1");
        session = new LinkSession(1, () -> 0.5);
        feeder = new OutboxFeeder(UPLINK, outbox, session);
        sessions = 0;
        inFlight.clear();
    }

    /** The agent ends and is started again on the same store. */
    void restart() throws Exception {
        outbox.close();
        start();
    }

    LinkSession session() {
        return session;
    }

    long nowMs() {
        return nowMs;
    }

    /** How many alarms were in memory at most. */
    int mostHeld() {
        return mostHeld;
    }

    /** An alarm of an incident of its own. */
    long raise() throws Exception {
        return raise("i-" + drafts);
    }

    /** An alarm message of that incident; answers its number. */
    long raise(String incident) throws Exception {
        return add(List.of(draft(MessageClass.ALARM, "alarm", incident)))
                .getFirst()
                .number();
    }

    long selfTest() throws Exception {
        return add(List.of(draft(MessageClass.ALARM, "selftest", "t-" + drafts)))
                .getFirst()
                .number();
    }

    long event() throws Exception {
        return add(List.of(draft(MessageClass.EVENT, "event", "e-" + drafts)))
                .getFirst()
                .number();
    }

    /** So many alarms come while the agent runs; answers their numbers. */
    List<Long> raise(int count) throws Exception {
        List<Long> numbers = new ArrayList<>();
        while (numbers.size() < count) {
            add(drafts(Math.min(FEW, count - numbers.size()))).forEach(stored -> numbers.add(stored.number()));
        }
        return numbers;
    }

    /** So many alarms wait in the store, and the agent is started on it. */
    List<Long> backlog(int count) throws Exception {
        List<Long> numbers = new ArrayList<>();
        while (numbers.size() < count) {
            commit(drafts(Math.min(LOT, count - numbers.size()))).forEach(stored -> numbers.add(stored.number()));
        }
        restart();
        return numbers;
    }

    private List<Draft> drafts(int count) {
        List<Draft> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(draft(MessageClass.ALARM, "alarm", "i-" + drafts));
        }
        return made;
    }

    private Draft draft(MessageClass kind, String topic, String incident) {
        return new Draft(
                "m-" + drafts++,
                topic,
                kind,
                place -> "{\"incident\":\"" + incident + "\",\"seq\":" + place.seq() + ",\"replayed\":false}");
    }

    private List<Stored> add(List<Draft> made) throws Exception {
        List<Stored> stored = commit(made);
        for (Stored message : stored) {
            feeder.add(message);
        }
        step();
        return stored;
    }

    private List<Stored> commit(List<Draft> made) throws Exception {
        List<Stored> stored = outbox.commit(made, List.of(UPLINK), new Outbox.SavedState("s", nowMs));
        stored.forEach(message -> ids.put(message.number(), message.id()));
        return stored;
    }

    /** The loop comes round. */
    void step() throws Exception {
        feeder.topUp(nowMs);
        carryOut(session.step(nowMs));
        mostHeld = Math.max(mostHeld, session.alarms());
    }

    private void tell(LinkEvent event) throws Exception {
        feeder.topUp(nowMs);
        carryOut(session.step(event, nowMs));
        step();
    }

    private void carryOut(List<LinkOrder> orders) throws Exception {
        for (LinkOrder order : orders) {
            switch (order) {
                case LinkOrder.Connect connect -> sessions = connect.session();
                case LinkOrder.Publish publish -> {
                    inFlight.add(publish.seq());
                    sent.add(publish.seq());
                }
                case LinkOrder.Forget forget -> outbox.delivered(UPLINK, forget.seq());
                case LinkOrder.Subscribe subscribe -> subscriptions.add(subscribe.session());
                case LinkOrder.Drop _ -> leftUnacknowledged |= !inFlight.isEmpty();
                case LinkOrder.Greet _, LinkOrder.Note _, LinkOrder.Farewell _ -> {}
            }
        }
        while (!subscriptions.isEmpty()) {
            carryOut(session.step(new LinkEvent.Subscribed(subscriptions.removeFirst()), nowMs));
        }
    }

    /** The connection is there, however long the policy waits before it tries. */
    void connect() throws Exception {
        step();
        while (session.onlineSession() == 0) {
            nowMs = Math.max(nowMs, session.nextDueMs());
            step();
            tell(new LinkEvent.Connected(sessions));
        }
    }

    void lose() throws Exception {
        inFlight.clear();
        tell(new LinkEvent.Lost(sessions, "gone"));
    }

    /** Whether the broker has left something without acknowledgement for so long that what follows goes out one by one. */
    boolean leftUnacknowledged() {
        return leftUnacknowledged;
    }

    /** How many messages the broker has not taken yet. */
    int inFlight() {
        return inFlight.size();
    }

    boolean brokerOwes() {
        return !inFlight.isEmpty();
    }

    /** The broker takes the message that it was sent first. */
    void brokerTakesOne() throws Exception {
        tell(new LinkEvent.Published(sessions, inFlight.removeFirst()));
    }

    /** The broker takes all that it is sent until nothing more is due. */
    void brokerTakesAll() throws Exception {
        while (brokerOwes()) {
            brokerTakesOne();
        }
    }

    /** Time passes; the broker takes everything, and the loop comes round every so often. */
    void pass(long ms, long everyMs) throws Exception {
        long endMs = nowMs + ms;
        while (nowMs < endMs) {
            nowMs = Math.min(endMs, nowMs + everyMs);
            step();
            brokerTakesAll();
        }
    }

    /** Time passes, and the broker says nothing. */
    void silence(long ms) throws Exception {
        nowMs += ms;
        step();
    }

    /** The platform answers, and the answer takes its way as in {@link PlatformRequests}; answers whether the alarm was waiting. */
    boolean answer(long number) throws Exception {
        Optional<Stored> message = outbox.waiting(UPLINK, ids.get(number));
        if (message.isEmpty()) {
            return false;
        }
        inFlight.remove(number);
        outbox.answered(UPLINK, number);
        session.answered(number);
        outbox.requestApplied(UPLINK, "r-" + number, "yes");
        return true;
    }

    /** What was sent since the last call, in order. */
    List<Long> sent() {
        List<Long> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** The numbers of all alarms that wait in the store. */
    List<Long> waiting() throws Exception {
        return outbox.pending().stream()
                .filter(Stored::needsAnswer)
                .map(Stored::number)
                .toList();
    }

    @Override
    public void close() throws StoreException {
        outbox.close();
    }
}
