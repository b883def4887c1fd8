package dev.liftwatch.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;

/** A broker with rules of its own in virtual time, and the policy of one uplink that meets it. What the policy orders it carries out. */
final class UnwillingBroker {
    /** What it does with a message that it does not take. */
    enum Refusal {
        /** It ends the connection. */
        ENDS,
        /** It does not acknowledge it, and everything else it does. */
        SILENT
    }

    /** What it does with a subscription. */
    enum Subscribing {
        GRANTED,
        REFUSED,
        UNANSWERED,
        ENDS
    }

    /** A message that it has taken. */
    record Taken(long seq, String topic, String text) {}

    private static final int GREETING_BYTES = 250;

    private final Random random;
    private final LinkSession session;
    private final List<Taken> taken = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Long> forgotten = new ArrayList<>();
    private final Deque<LinkEvent> events = new ArrayDeque<>();
    private BiPredicate<String, Integer> takes = (topic, bytes) -> true;
    private Refusal refusal = Refusal.ENDS;
    private Subscribing subscribing = Subscribing.GRANTED;
    private boolean down;
    private boolean ended;
    private int sessions;
    private int subscriptions;
    private long nowMs;

    UnwillingBroker(long seed) {
        this(seed, 1);
    }

    UnwillingBroker(long seed, int servers) {
        random = new Random(seed);
        session = new LinkSession(servers, random::nextDouble, UnwillingBroker::forms);
    }

    /** An alarm of this length that has two shorter forms. */
    static Outgoing alarm(long seq, int bytes) {
        return new Outgoing(seq, "m-" + seq, "alarm", true, false, text("W" + seq, bytes));
    }

    /** An event of this length, which cannot be shortened. */
    static Outgoing event(long seq, int bytes) {
        return new Outgoing(seq, "m-" + seq, "event", false, false, text("E" + seq, bytes));
    }

    static String text(String mark, int bytes) {
        int rest = bytes - mark.length() - 2 - Outgoing.FRESH_END.length();
        return "{" + mark + ":" + "x".repeat(Math.max(0, rest)) + Outgoing.FRESH_END;
    }

    private static List<String> forms(String body) {
        if (body.startsWith("{E")) {
            return List.of();
        }
        String seq = body.substring(2, body.indexOf(':'));
        return List.of(text("B" + seq, 800), text("L" + seq, 450));
    }

    UnwillingBroker takes(BiPredicate<String, Integer> rule) {
        takes = rule;
        return this;
    }

    UnwillingBroker limit(int bytes) {
        return takes((topic, length) -> length <= bytes);
    }

    UnwillingBroker refusing(Refusal how) {
        refusal = how;
        return this;
    }

    UnwillingBroker subscribing(Subscribing how) {
        subscribing = how;
        return this;
    }

    UnwillingBroker add(Outgoing... messages) {
        for (Outgoing message : messages) {
            session.add(message);
        }
        return this;
    }

    /** The broker ends the connection without a reason. */
    UnwillingBroker evicts() {
        if (session.onlineSession() != 0) {
            tell(new LinkEvent.Lost(session.onlineSession(), "it ended the connection", true));
        }
        return this;
    }

    /** The network breaks whatever connection there is, and lets a new one through. */
    UnwillingBroker breaks() {
        if (session.onlineSession() != 0) {
            tell(new LinkEvent.Lost(session.onlineSession(), "it does not answer", false));
        }
        return this;
    }

    /** Nothing gets through from now on, or everything again. */
    UnwillingBroker down(boolean is) {
        down = is;
        return is ? breaks() : this;
    }

    UnwillingBroker pass(long ms) {
        long endMs = nowMs + ms;
        while (nowMs < endMs) {
            carryOut(session.step(nowMs));
            long nextMs = Math.min(session.nextDueMs(), endMs);
            nowMs = Math.max(nowMs + 1, nextMs);
        }
        carryOut(session.step(nowMs));
        return this;
    }

    private void tell(LinkEvent event) {
        carryOut(session.step(event, nowMs));
    }

    private void carryOut(List<LinkOrder> orders) {
        orders.forEach(this::carryOut);
        while (!events.isEmpty()) {
            LinkEvent next = events.removeFirst();
            session.step(next, nowMs).forEach(this::carryOut);
        }
    }

    private void carryOut(LinkOrder order) {
        switch (order) {
            case LinkOrder.Connect connect -> {
                sessions++;
                ended = down;
                events.add(
                        down
                                ? new LinkEvent.Lost(connect.session(), "there is no route to it")
                                : new LinkEvent.Connected(connect.session()));
            }
            case LinkOrder.Subscribe subscribe -> subscribe(subscribe.session());
            case LinkOrder.Publish publish -> take(publish);
            case LinkOrder.Greet _ -> {
                carryOutAll(session.tell("status", text("S", GREETING_BYTES), true, nowMs));
                carryOutAll(session.tell("state", text("P", 650), true, nowMs));
            }
            case LinkOrder.Forget forget -> forgotten.add(forget.seq());
            case LinkOrder.Note note -> notes.add(note.text());
            case LinkOrder.Drop _, LinkOrder.Farewell _ -> ended = true;
        }
    }

    private void carryOutAll(List<LinkOrder> orders) {
        orders.forEach(this::carryOut);
    }

    private void subscribe(long of) {
        if (ended) {
            return;
        }
        subscriptions++;
        switch (subscribing) {
            case GRANTED -> events.add(new LinkEvent.Subscribed(of));
            case REFUSED -> events.add(new LinkEvent.SubscriptionRefused(of));
            case UNANSWERED -> {}
            case ENDS -> end(of);
        }
    }

    private void end(long of) {
        ended = true;
        events.add(new LinkEvent.Lost(of, "it ended the connection", true));
    }

    private void take(LinkOrder.Publish publish) {
        if (ended) {
            return;
        }
        if (takes.test(publish.topic(), Parcel.bytes(publish.text()))) {
            taken.add(new Taken(publish.seq(), publish.topic(), publish.text()));
            events.add(new LinkEvent.Published(publish.session(), publish.seq()));
        } else if (refusal == Refusal.ENDS) {
            end(publish.session());
        }
    }

    LinkSession session() {
        return session;
    }

    /** The stored messages that it has taken, each once, as E, or as W, B or L for the form of an alarm, and their number. */
    List<String> marks() {
        return taken.stream()
                .filter(one -> one.seq() > 0)
                .map(one -> one.text().substring(1, one.text().indexOf(':')))
                .distinct()
                .toList();
    }

    List<Taken> taken() {
        return taken;
    }

    List<Long> forgotten() {
        return forgotten;
    }

    List<String> notes() {
        return notes;
    }

    int sessions() {
        return sessions;
    }

    int subscriptions() {
        return subscriptions;
    }

    long nowMs() {
        return nowMs;
    }

    Random random() {
        return random;
    }
}
