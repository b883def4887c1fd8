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
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * The policy of one uplink: connects and connects again, for ever; sends what is stored; drops a session in which the
 * broker has fallen silent. It answers orders as values. Owned by one thread.
 */
public final class LinkSession {
    /** Longest time that a client may take to connect, ms. */
    static final long CONNECT_MS = 8000;

    /** So many of the newest alarms are never named as ones that may be let go: more than one incident has messages. */
    public static final int NEWEST_KEPT = 32;

    private final DoubleSupplier random;
    private final Servers servers;
    private final Courier courier;
    private final SessionTraffic traffic;
    private final List<Attempts> attempts = new ArrayList<>();
    private LinkState state = new Waiting(0, BackOff.FRESH, "not connected yet");
    private long sessions;

    /** The last report about each server, by its number, so that nothing is reported twice. */
    private final Map<Integer, String> noted = new HashMap<>();

    /**
     * A policy that has not connected yet.
     *
     * @param servers how many servers the uplink has, tried in order
     * @param random numbers from 0 to 1 that spread the tries of many agents
     */
    public LinkSession(int servers, DoubleSupplier random) {
        this(servers, random, Shortening.NONE);
    }

    /**
     * A policy that has not connected yet.
     *
     * @param shortening makes shorter forms of messages that a broker does not take
     */
    public LinkSession(int servers, DoubleSupplier random, Shortening shortening) {
        this.servers = new Servers(servers);
        this.random = random;
        courier = new Courier(shortening);
        traffic = new SessionTraffic(courier);
        for (int i = 0; i < servers; i++) {
            attempts.add(new Attempts());
        }
    }

    /** What is known of the server that is meant. */
    private Attempts here() {
        return attempts.get(servers.current());
    }

    /** Takes a stored message; it goes out with the next {@link #step}. */
    public void add(Outgoing message) {
        courier.add(message);
    }

    /** The platform has answered the message of that number, or it does not wait any more. */
    public void answered(long number) {
        courier.forget(number);
        attempts.forEach(one -> one.forget(number));
    }

    /** Somebody waits for the answer of that incident now: it goes out again with the next {@link #step}. */
    public void hurry(String incident, long nowMs) {
        courier.hurry(incident, nowMs);
    }

    /** Whatever waits for an answer goes out again with the next {@link #step}. */
    public void sendUnansweredAgain() {
        courier.sendUnansweredAgain();
    }

    /** Ends the session and connects again, since what was said at the connect no longer holds. */
    public List<LinkOrder> connectAnew(long nowMs) {
        return state instanceof Online online ? anew(online.session(), "connecting again", nowMs) : List.of();
    }

    /** Takes an alarm that was let go before. */
    public void addAgain(Outgoing message) {
        courier.addAgain(message);
    }

    /** Lets an alarm go that stays in the store and is brought again later. */
    public void letGo(long number) {
        answered(number);
    }

    /**
     * Whether messages were laid aside since the last call, since the broker does not take them: they stay in the store and are to be
     * brought again when {@link #openings} has changed.
     */
    public boolean takeLaidAside() {
        return courier.takeLaidAside();
    }

    /** A number that changes where something that was laid aside may be tried again. */
    public int openings() {
        return servers.current()
                + attempts.stream().mapToInt(one -> one.refusals().openings()).sum() * attempts.size();
    }

    /** What is wrong with the connection although there is one, or was just now. */
    public List<LinkTrouble> troubles() {
        return here().troubles();
    }

    /** Whether the broker lets us read requests in this session. */
    public boolean isSubscribed() {
        return state instanceof Online && here().subscription().isGranted();
    }

    /** How long the session has stood, ms, 0 where there is none. */
    public long stoodMs(long nowMs) {
        return state instanceof Online online ? nowMs - online.sinceMs() : 0;
    }

    /**
     * Sends something that is not stored, where there is a connection; of what is retained only the newest on each topic.
     *
     * @param topic the topic below the uplink's prefix
     */
    public List<LinkOrder> tell(String topic, String text, boolean retained, long nowMs) {
        if (!(state instanceof Online online)) {
            return List.of();
        }
        traffic.tell(online.session(), topic, text, retained);
        return flowing(new ArrayList<>(), nowMs);
    }

    /** Whether something on that topic waits to be told or has not been acknowledged. */
    public boolean tells(String topic) {
        return traffic.tells(topic);
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
        if (traffic.overdueMs() <= nowMs) {
            return end(online.session(), online.backOff(), "the broker stopped acknowledging messages", nowMs);
        }
        List<LinkOrder> orders = new ArrayList<>(traffic.keepAsking(online.session(), here(), online.sinceMs(), nowMs));
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
        return flowing(orders, nowMs);
    }

    /** These, and what goes out now. */
    private List<LinkOrder> flowing(List<LinkOrder> orders, long nowMs) {
        if (state instanceof Online online) {
            orders.addAll(traffic.flow(online.session(), here(), nowMs));
        }
        return orders;
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
        return anew(session, "trying the first server again", nowMs);
    }

    private List<LinkOrder> anew(long session, String why, long nowMs) {
        List<LinkOrder> orders = new ArrayList<>(List.of(new LinkOrder.Drop(session), new LinkOrder.Note(why)));
        orders.addAll(connect(BackOff.FRESH, nowMs));
        return orders;
    }

    private long answersFailMs(Online online) {
        return servers.answersFailMs(courier.unansweredSinceMs(), online.sinceMs());
    }

    /** Takes what the client tells. What belongs to an earlier session is ignored. */
    public List<LinkOrder> step(LinkEvent event, long nowMs) {
        if (event.session() != sessions) {
            return List.of();
        }
        return switch (event) {
            case LinkEvent.Connected _ -> connected(nowMs);
            case LinkEvent.Subscribed _ -> subscriptionAnswered(true, nowMs);
            case LinkEvent.SubscriptionRefused _ -> subscriptionAnswered(false, nowMs);
            case LinkEvent.Lost lost -> lost(lost, nowMs);
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
        traffic.begin();
        here().sessionBegins();
        servers.connected(nowMs, random.getAsDouble());
        noted.clear();
        List<LinkOrder> orders = new ArrayList<>();
        orders.add(new LinkOrder.Note("connected"));
        orders.add(new LinkOrder.Greet(connecting.session()));
        if (here().subscription().begins(nowMs)) {
            orders.add(new LinkOrder.Subscribe(connecting.session()));
        }
        return flowing(orders, nowMs);
    }

    private List<LinkOrder> subscriptionAnswered(boolean granted, long nowMs) {
        List<LinkTrouble> known = here().troubles();
        here().subscriptionAnswered(granted, nowMs);
        return flowing(new ArrayList<>(here().news(known)), nowMs);
    }

    private List<LinkOrder> lost(LinkEvent.Lost lost, long nowMs) {
        return switch (state) {
            case Connecting c -> lose(c.session(), c.backOff(), lost.reason(), nowMs);
            case Online o ->
                lost.ended()
                        ? end(o.session(), o.backOff(), lost.reason(), nowMs)
                        : lose(o.session(), o.backOff(), lost.reason(), nowMs);
            case Waiting _, Stopped _ -> List.of();
        };
    }

    /** The broker has ended the session, or acknowledges nothing more: it may be because of what it was sent. */
    private List<LinkOrder> end(long session, BackOff before, String reason, long nowMs) {
        Attempts here = here();
        List<LinkTrouble> known = here.troubles();
        Attempts.Findings findings = here.ended(traffic.onTheirWay(), nowMs);
        findings.convicted().ifPresent(parcel -> courier.refused(parcel, here.refusals(), nowMs));
        List<LinkOrder> news = here.news(known);
        List<LinkOrder> orders =
                new ArrayList<>(lose(session, findings.pointed() ? BackOff.FRESH : before, reason, nowMs));
        orders.addAll(news);
        return orders;
    }

    private List<LinkOrder> published(long seq, long nowMs) {
        List<LinkOrder> orders = new ArrayList<>();
        Optional<Parcel> parcel = traffic.published(seq);
        courier.published(seq).ifPresent(done -> orders.add(new LinkOrder.Forget(done)));
        List<LinkTrouble> known = here().troubles();
        parcel.ifPresent(here()::acknowledged);
        orders.addAll(here().news(known));
        return flowing(orders, nowMs);
    }

    private List<LinkOrder> lose(long session, BackOff before, String reason, long nowMs) {
        here().broken();
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
            case Online o -> onlineDueMs(o);
            case Stopped _ -> Tick.NEVER;
        };
    }

    private long onlineDueMs(Online online) {
        long dueMs = Math.min(servers.returnMs(), answersFailMs(online));
        dueMs = Math.min(dueMs, here().nextDueMs());
        return Math.min(dueMs, traffic.nextDueMs(here(), online.sinceMs()));
    }

    /** Where the connection stands. */
    public LinkState state() {
        return state;
    }

    /** Whether a session stands or is being tried. */
    public boolean isConnected() {
        return state instanceof Connecting || state instanceof Online;
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
