package dev.liftwatch.link;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is on its way over one uplink: alarms first, then by number; at most a window in flight; an alarm again until the
 * platform has answered it. Mutable; owned by one thread; time is an argument.
 */
final class Courier {
    /** How many messages may be without the broker's acknowledgement at once. */
    static final int WINDOW = 16;

    /** An alarm that was not answered is sent again after this, then after twice as long each time, ms. */
    static final long FIRST_RESEND_MS = 5000;

    /** But never more rarely than this, ms. */
    static final long SLOWEST_RESEND_MS = 5 * 60_000;

    /** Without the broker's acknowledgement for this long the session is dead, ms. */
    static final long ACKNOWLEDGE_MS = 15_000;

    private final TreeMap<Long, Outgoing> waiting = new TreeMap<>();
    private final Map<Long, Sending> sendings = new HashMap<>();
    private final Map<Long, Long> inFlight = new HashMap<>();

    /**
     * How often and when an alarm was sent.
     *
     * @param firstMs when it was sent first, tick
     * @param times how often
     * @param nextMs when it goes out again if nobody answers, tick
     */
    private record Sending(long firstMs, int times, long nextMs) {
        static Sending again(Sending before, long nowMs) {
            long firstMs = before == null ? nowMs : before.firstMs;
            int times = before == null ? 1 : before.times + 1;
            long nextMs = nowMs + Math.min(SLOWEST_RESEND_MS, FIRST_RESEND_MS << Math.min(times - 1, 16));
            return new Sending(firstMs, times, nextMs);
        }

        Sending atOnce() {
            return new Sending(firstMs, times, 0);
        }
    }

    void add(Outgoing message) {
        waiting.put(message.number(), message);
    }

    boolean contains(long seq) {
        return waiting.containsKey(seq);
    }

    /** How many messages it holds, those in flight included. */
    int size() {
        return waiting.size();
    }

    /** Whether an alarm waits for its answer, sent or not. */
    boolean hasAlarm() {
        return waiting.values().stream().anyMatch(Outgoing::isAlarm);
    }

    /** Whether nothing is without the broker's acknowledgement, and no alarm without its answer. */
    boolean idle() {
        return inFlight.isEmpty() && !hasAlarm();
    }

    /** When the alarm that has waited longest for its answer was sent first, tick, or {@link Tick#NEVER} where none waits. */
    long unansweredSinceMs() {
        return waiting.values().stream()
                .filter(Outgoing::isAlarm)
                .map(message -> sendings.get(message.number()))
                .filter(Objects::nonNull)
                .mapToLong(Sending::firstMs)
                .min()
                .orElse(Tick.NEVER);
    }

    /** How many of them are alarms. */
    int alarms() {
        return (int) waiting.values().stream().filter(Outgoing::needsAnswer).count();
    }

    /** A new session: nothing is in flight, an alarm that was sent before goes out again at once, what waited is late. */
    void beginSession() {
        inFlight.clear();
        waiting.replaceAll((seq, message) -> message.asLate());
        sendings.replaceAll((seq, sending) -> sending.atOnce());
    }

    /** The broker has it. A message that needs no answer is done. */
    Optional<Long> published(long seq) {
        inFlight.remove(seq);
        Outgoing message = waiting.get(seq);
        if (message == null || message.needsAnswer()) {
            return Optional.empty();
        }
        forget(seq);
        return Optional.of(seq);
    }

    /** The platform has answered it. */
    void forget(long seq) {
        waiting.remove(seq);
        sendings.remove(seq);
        inFlight.remove(seq);
    }

    /** What goes out now. */
    List<LinkOrder> send(long session, long nowMs) {
        if (!hasRoom()) {
            return List.of();
        }
        List<LinkOrder> orders = new ArrayList<>();
        List<Outgoing> candidates = waiting.values().stream()
                .filter(message -> sendable(message, nowMs))
                .sorted(Comparator.comparing((Outgoing message) -> !message.needsAnswer())
                        .thenComparingLong(Outgoing::number))
                .limit(WINDOW - inFlight.size())
                .toList();
        for (Outgoing message : candidates) {
            Sending before = sendings.get(message.number());
            sendings.put(message.number(), Sending.again(before, nowMs));
            inFlight.put(message.number(), nowMs);
            orders.add(new LinkOrder.Publish(
                    session, message.number(), message.topic(), message.text(before != null), false));
        }
        return orders;
    }

    private boolean sendable(Outgoing message, long nowMs) {
        if (inFlight.containsKey(message.number())) {
            return false;
        }
        Sending sending = sendings.get(message.number());
        return sending == null || sending.nextMs <= nowMs;
    }

    /** Whether the broker has left a message without acknowledgement for too long. */
    boolean overdue(long nowMs) {
        return inFlight.values().stream().anyMatch(sentMs -> sentMs + ACKNOWLEDGE_MS <= nowMs);
    }

    /**
     * When {@link #send} sends something or something becomes overdue, tick, or {@link Tick#NEVER}. While the window is full
     * nothing is due but the broker's acknowledgement: what would go out waits for that, not for time.
     */
    long nextDueMs() {
        long due = Tick.NEVER;
        for (long sentMs : inFlight.values()) {
            due = Math.min(due, sentMs + ACKNOWLEDGE_MS);
        }
        if (hasRoom()) {
            for (long seq : waiting.keySet()) {
                Sending sending = sendings.get(seq);
                boolean goes = !inFlight.containsKey(seq);
                due = goes ? Math.min(due, sending == null ? 0 : sending.nextMs) : due;
            }
        }
        return due;
    }

    private boolean hasRoom() {
        return inFlight.size() < WINDOW;
    }
}
