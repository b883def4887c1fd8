package dev.liftwatch.link;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes out in a session: stored messages, and what is only said. All at once up to a window; where it is not known what has ended the
 * last sessions, one after the other. Mutable; owned by one thread; time is an argument.
 */
final class SessionTraffic {
    private final Courier courier;
    private final Tellings tellings = new Tellings();

    SessionTraffic(Courier courier) {
        this.courier = courier;
    }

    void begin() {
        courier.beginSession();
        tellings.clear();
    }

    void tell(long session, String topic, String text, boolean retained) {
        tellings.add(session, topic, text, retained);
    }

    boolean tells(String topic) {
        return tellings.tells(topic);
    }

    /** What the broker has not acknowledged. */
    List<Parcel> onTheirWay() {
        List<Parcel> parcels = new ArrayList<>(courier.inFlight().values());
        parcels.addAll(tellings.inFlight().values());
        return parcels;
    }

    /** The broker has it; answers what that was, where it is known. */
    Optional<Parcel> published(long number) {
        Parcel told = tellings.published(number);
        return Optional.ofNullable(told == null ? courier.inFlight().get(number) : told);
    }

    private boolean isFree(Attempts attempts) {
        return onTheirWay().isEmpty() && !attempts.subscription().isPending();
    }

    /** What goes out now. */
    List<LinkOrder> flow(long session, Attempts attempts, long nowMs) {
        Refusals refusals = attempts.refusals();
        if (!attempts.isCareful()) {
            List<LinkOrder> orders = new ArrayList<>(tellings.send(Tellings.WINDOW, refusals, nowMs));
            orders.addAll(courier.send(session, Courier.WINDOW, refusals, nowMs));
            return orders;
        }
        if (!isFree(attempts)) {
            return List.of();
        }
        // Trapped people wait for no greeting; where there is nobody, the short greeting shows that the way is
        // good.
        List<LinkOrder> told = courier.hasAlarm() ? List.of() : tellings.send(1, refusals, nowMs);
        List<LinkOrder> sent = told.isEmpty() ? courier.send(session, 1, refusals, nowMs) : told;
        return sent.isEmpty() ? tellings.send(1, refusals, nowMs) : sent;
    }

    /** Whether a session that has stood since {@code onlineMs} has nothing left to be careful about. */
    private boolean isCalm(Attempts attempts, long onlineMs, long nowMs) {
        return attempts.isCareful() && isFree(attempts) && onlineMs + BackOff.STABLE_MS <= nowMs;
    }

    /**
     * Asks again for what the broker did not grant, and tries again what it did not take, when it is time.
     *
     * @param onlineMs since when the session has stood, tick
     */
    List<LinkOrder> keepAsking(long session, Attempts attempts, long onlineMs, long nowMs) {
        List<LinkOrder> orders = new ArrayList<>();
        List<LinkTrouble> known = attempts.troubles();
        attempts.evictions().stands(onlineMs, nowMs);
        if (attempts.subscription().asksAgain(nowMs)) {
            orders.add(new LinkOrder.Subscribe(session));
        }
        if (attempts.refusals().review(nowMs)) {
            courier.hope();
            orders.add(new LinkOrder.Greet(session));
        }
        if (isCalm(attempts, onlineMs, nowMs)) {
            attempts.quiet();
        }
        orders.addAll(attempts.news(known));
        return orders;
    }

    /** When the broker has left something without acknowledgement for too long, tick, or {@link Tick#NEVER}. */
    long overdueMs() {
        long overdueMs = courier.overdueMs();
        for (Parcel parcel : tellings.inFlight().values()) {
            overdueMs = Math.min(overdueMs, parcel.sentMs() + Courier.ACKNOWLEDGE_MS);
        }
        return overdueMs;
    }

    /** When something goes out or becomes overdue, tick, or {@link Tick#NEVER}. */
    long nextDueMs(Attempts attempts, long onlineMs) {
        long dueMs = overdueMs();
        if (!attempts.isCareful()) {
            return Math.min(dueMs, courier.nextDueMs(Courier.WINDOW));
        }
        return isFree(attempts) ? Math.min(dueMs, Math.min(courier.nextDueMs(1), onlineMs + BackOff.STABLE_MS)) : dueMs;
    }
}
