package dev.liftwatch.link;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Set<Long> acknowledged = new HashSet<>();

    /**
     * How often and when an alarm was sent.
     *
     * @param times how often
     * @param nextMs when it goes out again if nobody answers, tick
     */
    private record Sending(int times, long nextMs) {
        static Sending again(Sending before, long nowMs) {
            int times = before == null ? 1 : before.times + 1;
            return new Sending(times, nowMs + Math.min(SLOWEST_RESEND_MS, FIRST_RESEND_MS << Math.min(times - 1, 16)));
        }
    }

    void add(Outgoing message) {
        waiting.put(message.seq(), message);
    }

    boolean contains(long seq) {
        return waiting.containsKey(seq);
    }

    /** How many messages wait, those in flight included. */
    int size() {
        return waiting.size();
    }

    /** A new session: nothing is in flight, and an alarm that was sent before goes out again at once. */
    void beginSession() {
        inFlight.clear();
        acknowledged.clear();
        sendings.replaceAll((seq, sending) -> new Sending(sending.times, 0));
    }

    /** The broker has it. A message that needs no answer is done. */
    Optional<Long> published(long seq) {
        inFlight.remove(seq);
        Outgoing message = waiting.get(seq);
        if (message == null) {
            return Optional.empty();
        }
        if (message.needsAnswer()) {
            acknowledged.add(seq);
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
        acknowledged.remove(seq);
    }

    /** What goes out now. */
    List<LinkOrder> send(long session, long nowMs) {
        List<LinkOrder> orders = new ArrayList<>();
        List<Outgoing> candidates = waiting.values().stream()
                .filter(message -> sendable(message, nowMs))
                .sorted(Comparator.comparing((Outgoing message) -> !message.needsAnswer())
                        .thenComparingLong(Outgoing::seq))
                .limit(Math.max(0, WINDOW - inFlight.size()))
                .toList();
        for (Outgoing message : candidates) {
            Sending before = sendings.get(message.seq());
            sendings.put(message.seq(), Sending.again(before, nowMs));
            acknowledged.remove(message.seq());
            inFlight.put(message.seq(), nowMs);
            orders.add(new LinkOrder.Publish(
                    session, message.seq(), message.topic(), message.text(before != null), false));
        }
        return orders;
    }

    private boolean sendable(Outgoing message, long nowMs) {
        if (inFlight.containsKey(message.seq())) {
            return false;
        }
        Sending sending = sendings.get(message.seq());
        return sending == null || sending.nextMs <= nowMs;
    }

    /** Whether the broker has left a message without acknowledgement for too long. */
    boolean overdue(long nowMs) {
        return inFlight.values().stream().anyMatch(sentMs -> sentMs + ACKNOWLEDGE_MS <= nowMs);
    }

    /** When something is to be sent again or becomes overdue, tick, or {@link Tick#NEVER}. */
    long nextDueMs() {
        long due = Tick.NEVER;
        for (long sentMs : inFlight.values()) {
            due = Math.min(due, sentMs + ACKNOWLEDGE_MS);
        }
        for (long seq : acknowledged) {
            due = Math.min(due, sendings.get(seq).nextMs);
        }
        return due;
    }
}
