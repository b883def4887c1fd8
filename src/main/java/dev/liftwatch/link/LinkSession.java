package dev.liftwatch.link;

import dev.liftwatch.link.LinkState.Connecting;
import dev.liftwatch.link.LinkState.Online;
import dev.liftwatch.link.LinkState.Stopped;
import dev.liftwatch.link.LinkState.Waiting;
import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * The policy of one uplink: connects and connects again, for ever; sends what is stored; drops a session in which the
 * broker has fallen silent. It answers orders as values. Owned by one thread.
 */
public final class LinkSession {
    /** A client that has not connected by then is given up, ms. */
    static final long CONNECT_MS = 8000;

    /** So many of the newest alarms are never named as ones that may be let go: more than one incident has messages. */
    public static final int NEWEST_KEPT = 32;

    private final DoubleSupplier random;
    private final Servers servers;
    private final Courier courier = new Courier();
    private LinkState state = new Waiting(0, BackOff.FRESH, "not connected yet");
    private long sessions;

    /** What was last said of each server, by its number: the same is said once. */
    private final Map<Integer, String> noted = new HashMap<>();

    /**
     * A policy that has not connected yet.
     *
     * @param servers how many servers the uplink has, tried in order
     * @param random numbers from 0 to 1 that spread the tries of many agents
     */
    public LinkSession(int servers, DoubleSupplier random) {
        this.servers = new Servers(servers);
        this.random = random;
    }

    /** Takes a stored message; it goes out with the next {@link #step}. */
    public void add(Outgoing message) {
        courier.add(message);
    }

    /** The platform has answered the message of that number, or it does not wait any more. */
    public void answered(long number) {
        courier.forget(number);
    }

    /** Takes an alarm that was let go before. */
    public void addAgain(Outgoing message) {
        courier.addAgain(message);
    }

    /** Lets an alarm go that stays in the store and is brought again later. */
    public void letGo(long number) {
        courier.forget(number);
    }

    /** The alarms that have been sent in this session and had time to be answered; they may be let go for others, in this order. */
    public List<Long> hadTurn(long nowMs) {
        return courier.hadTurn(nowMs);
    }

    /** The alarms that may be let go for a new one, in this order: neither what is in flight nor the newest. */
    public List<Long> spare() {
        return courier.spare();
    }

    /** Whether it holds the message of that number. */
    public boolean holds(long number) {
        return courier.contains(number);
    }

    /** Lets what is due at {@code nowMs} happen. */
    public List<LinkOrder> step(long nowMs) {
        return switch (state) {
            case Waiting w -> {
                hurry(w, nowMs);
                yield w.untilMs() <= nowMs ? connect(w.backOff(), nowMs) : List.of();
            }
            case Connecting c -> {
                boolean tooLong = c.sinceMs() + CONNECT_MS <= nowMs;
                yield tooLong
                        ? lose(c.session(), c.backOff(), "the broker did not answer the connect", nowMs)
                        : List.of();
            }
            case Online o -> stepOnline(o, nowMs);
            case Stopped _ -> List.of();
        };
    }

    private List<LinkOrder> stepOnline(Online online, long nowMs) {
        if (courier.overdue(nowMs)) {
            return lose(online.session(), online.backOff(), "the broker stopped acknowledging messages", nowMs);
        }
        if (courier.unansweredSinceMs() == Tick.NEVER) {
            servers.answered();
        } else if (answersFailMs(online) <= nowMs) {
            servers.unanswered();
            return lose(
                    online.session(),
                    BackOff.FRESH,
                    "alarms are not answered over this broker; the next is tried",
                    nowMs);
        }
        if (servers.returnMs() <= nowMs) {
            if (courier.idle()) {
                return goBack(online.session(), nowMs);
            }
            servers.returnLater(nowMs);
        }
        return courier.send(online.session(), nowMs);
    }

    /** An alarm that comes while a long wait goes on makes it a short one. */
    private void hurry(Waiting waiting, long nowMs) {
        if (waiting.untilMs() - nowMs > BackOff.MOST_URGENT_MS && courier.hasAlarm()) {
            long untilMs = nowMs + waiting.backOff().delayMs(random.getAsDouble(), true);
            state = new Waiting(untilMs, waiting.backOff(), waiting.reason());
        }
    }

    /** Leaves a server that works for the first one, which may have come back; where it has not, the next try is the old one. */
    private List<LinkOrder> goBack(long session, long nowMs) {
        servers.goBack();
        List<LinkOrder> orders = new ArrayList<>();
        orders.add(new LinkOrder.Drop(session));
        orders.add(new LinkOrder.Note("trying the first server again"));
        orders.addAll(connect(BackOff.FRESH, nowMs));
        return orders;
    }

    /** When a session counts as one in which nobody answers alarms, tick: only where there is another server to try. */
    private long answersFailMs(Online online) {
        long sinceMs = courier.unansweredSinceMs();
        return servers.single() || sinceMs == Tick.NEVER
                ? Tick.NEVER
                : Math.max(sinceMs, online.sinceMs()) + servers.unansweredMs();
    }

    /** Takes what the client tells. What belongs to an earlier session is ignored. */
    public List<LinkOrder> step(LinkEvent event, long nowMs) {
        if (event.session() != sessions) {
            return List.of();
        }
        return switch (event) {
            case LinkEvent.Connected _ -> connected(nowMs);
            case LinkEvent.Lost lost -> lost(lost.reason(), nowMs);
            case LinkEvent.Published published -> published(published.seq(), nowMs);
            case LinkEvent.Received _ -> List.of();
        };
    }

    private List<LinkOrder> connect(BackOff backOff, long nowMs) {
        sessions++;
        state = new Connecting(sessions, nowMs, backOff);
        return List.of(new LinkOrder.Connect(sessions, servers.current()));
    }

    private List<LinkOrder> connected(long nowMs) {
        if (!(state instanceof Connecting connecting)) {
            return List.of();
        }
        state = new Online(connecting.session(), nowMs, connecting.backOff());
        courier.beginSession();
        servers.connected(nowMs, random.getAsDouble());
        noted.clear();
        List<LinkOrder> orders = new ArrayList<>();
        orders.add(new LinkOrder.Note("connected"));
        orders.add(new LinkOrder.Greet(connecting.session()));
        orders.addAll(courier.send(connecting.session(), nowMs));
        return orders;
    }

    private List<LinkOrder> lost(String reason, long nowMs) {
        return switch (state) {
            case Connecting c -> lose(c.session(), c.backOff(), reason, nowMs);
            case Online o -> lose(o.session(), o.backOff(), reason, nowMs);
            case Waiting _, Stopped _ -> List.of();
        };
    }

    private List<LinkOrder> published(long seq, long nowMs) {
        List<LinkOrder> orders = new ArrayList<>();
        courier.published(seq).ifPresent(done -> orders.add(new LinkOrder.Forget(done)));
        if (state instanceof Online online) {
            orders.addAll(courier.send(online.session(), nowMs));
        }
        return orders;
    }

    private List<LinkOrder> lose(long session, BackOff before, String reason, long nowMs) {
        boolean stable = state instanceof Online online && online.sinceMs() + BackOff.STABLE_MS <= nowMs;
        BackOff backOff = stable ? BackOff.FRESH.failed() : before.failed();
        int failed = servers.current();
        boolean knownToWork = servers.lost();
        long delayMs = knownToWork ? 0 : backOff.delayMs(random.getAsDouble(), courier.hasAlarm());
        state = new Waiting(nowMs + delayMs, backOff, reason);
        List<LinkOrder> orders = new ArrayList<>();
        orders.add(new LinkOrder.Drop(session));
        if (!reason.equals(noted.put(failed, reason))) {
            orders.add(new LinkOrder.Note(reason + "; trying again for ever"));
        }
        return orders;
    }

    /**
     * Ends the connection for good.
     *
     * @param topic where the last words go, below the uplink's prefix
     * @param lastWords the JSON text, retained
     */
    public List<LinkOrder> stop(String topic, String lastWords) {
        LinkState before = state;
        state = new Stopped();
        return switch (before) {
            case Connecting c -> List.of(new LinkOrder.Drop(c.session()));
            case Online o -> List.of(new LinkOrder.Farewell(o.session(), topic, lastWords));
            case Waiting _, Stopped _ -> List.of();
        };
    }

    /** When something is due, tick, or {@link Tick#NEVER}. */
    public long nextDueMs() {
        return switch (state) {
            case Waiting w -> w.untilMs();
            case Connecting c -> c.sinceMs() + CONNECT_MS;
            case Online o -> Math.min(courier.nextDueMs(), Math.min(servers.returnMs(), answersFailMs(o)));
            case Stopped _ -> Tick.NEVER;
        };
    }

    /** Where the connection stands. */
    public LinkState state() {
        return state;
    }

    /** The session that is online, or 0. */
    public long onlineSession() {
        return state instanceof Online online ? online.session() : 0;
    }

    /** Which server it is connected to or tries next, from 0. */
    public int server() {
        return servers.current();
    }

    /** When the alarm that waits longest for its answer was sent first, tick, or {@link Tick#NEVER} where none waits. */
    public long unansweredSinceMs() {
        return courier.unansweredSinceMs();
    }

    /** How many stored messages it holds; more may wait in the store. */
    public int waiting() {
        return courier.size();
    }

    /** How many of those are alarms. */
    public int alarms() {
        return courier.alarms();
    }
}
