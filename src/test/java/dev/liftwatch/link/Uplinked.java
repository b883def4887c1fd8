package dev.liftwatch.link;

import java.util.ArrayList;
import java.util.List;

/** A policy in virtual time with everything it has ordered. It steps whenever something is due, as the loop does. */
final class Uplinked {
    private static final int MOST_STEPS_AT_ONCE = 5;

    private final LinkSession session;
    private final List<LinkOrder> orders = new ArrayList<>();
    private double share;
    private long nowMs;

    Uplinked(int servers) {
        session = new LinkSession(servers, () -> share);
    }

    /** Connected to the first server at tick 0. */
    static Uplinked online() {
        Uplinked uplink = new Uplinked(1);
        uplink.pass(0);
        uplink.connected();
        uplink.orders.clear();
        return uplink;
    }

    static Outgoing event(long seq) {
        return message(seq, false);
    }

    static Outgoing alarm(long seq) {
        return message(seq, true);
    }

    /** A message of that incident. */
    static Outgoing alarm(long seq, String incident) {
        String body = "{\"incident\":\"" + incident + "\",\"seq\":" + seq + ",\"replayed\":false}";
        return new Outgoing(seq, "m-" + seq, "alarm", true, false, body);
    }

    private static Outgoing message(long seq, boolean needsAnswer) {
        String topic = needsAnswer ? "alarm" : "event";
        return new Outgoing(seq, "m-" + seq, topic, needsAnswer, false, "{\"seq\":" + seq + ",\"replayed\":false}");
    }

    LinkSession session() {
        return session;
    }

    long nowMs() {
        return nowMs;
    }

    /** What random number the policy draws from now on. */
    Uplinked share(double next) {
        share = next;
        return this;
    }

    Uplinked add(Outgoing... messages) {
        for (Outgoing message : messages) {
            session.add(message);
        }
        orders.addAll(session.step(nowMs));
        return this;
    }

    /** The broker lets it in and lets it read requests. */
    Uplinked connected() {
        tell(new LinkEvent.Connected(lastSession()));
        return tell(new LinkEvent.Subscribed(lastSession()));
    }

    Uplinked lost(String reason) {
        return tell(new LinkEvent.Lost(lastSession(), reason));
    }

    /** A try fails, and the wait for the next one passes. */
    Uplinked failOnce() {
        lost("refused");
        return pass(session.nextDueMs() - nowMs);
    }

    /** The broker acknowledges. */
    Uplinked published(long... seqs) {
        for (long seq : seqs) {
            tell(new LinkEvent.Published(session.onlineSession(), seq));
        }
        return this;
    }

    Uplinked tell(LinkEvent event) {
        orders.addAll(session.step(event, nowMs));
        return this;
    }

    /** Time passes; whatever is due happens at its own instant. */
    Uplinked pass(long ms) {
        long endMs = nowMs + ms;
        while (session.nextDueMs() <= endMs) {
            nowMs = Math.max(nowMs, session.nextDueMs());
            settle();
        }
        nowMs = endMs;
        return this;
    }

    /** Time passes, and the broker acknowledges whatever it is sent. */
    Uplinked serve(long ms) {
        long endMs = nowMs + ms;
        int seen = 0;
        while (nowMs < endMs) {
            for (; seen < orders.size(); seen++) {
                if (orders.get(seen) instanceof LinkOrder.Publish publish) {
                    tell(new LinkEvent.Published(publish.session(), publish.seq()));
                }
            }
            pass(Math.min(1000, endMs - nowMs));
        }
        return this;
    }

    /** Everything due now happens; a due time that no step uses up would keep a processor busy for ever. */
    void settle() {
        for (int steps = 0; session.nextDueMs() <= nowMs; steps++) {
            if (steps == MOST_STEPS_AT_ONCE) {
                throw new AssertionError(
                        "due at " + session.nextDueMs() + ", now " + nowMs + ", and no step uses it up");
            }
            orders.addAll(session.step(nowMs));
        }
    }

    /** What was ordered since the last call. */
    List<LinkOrder> orders() {
        List<LinkOrder> since = List.copyOf(orders);
        orders.clear();
        return since;
    }

    /** The numbers of what was published since the last call. */
    List<Long> sent() {
        return orders().stream()
                .filter(LinkOrder.Publish.class::isInstance)
                .map(order -> ((LinkOrder.Publish) order).seq())
                .toList();
    }

    /** The texts of what was published since the last call. */
    List<String> texts() {
        return orders().stream()
                .filter(LinkOrder.Publish.class::isInstance)
                .map(order -> ((LinkOrder.Publish) order).text())
                .toList();
    }

    private long lastSession() {
        return switch (session.state()) {
            case LinkState.Connecting c -> c.session();
            case LinkState.Online o -> o.session();
            case LinkState.Waiting _, LinkState.Stopped _ -> throw new AssertionError("no session at " + nowMs);
        };
    }
}
