package dev.liftwatch.link;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is on its way over one uplink: the incident of the newest alarm first, then the other alarms, then the rest, each by number; at
 * most a window in flight; an alarm again until the platform has answered it. Mutable; owned by one thread; time is an argument.
 */
final class Courier {
    /** How many messages may be without the broker's acknowledgement at once. */
    static final int WINDOW = 16;

    /** A held alarm has had its turn when it was sent first this long ago, ms: it may be let go for one that is not held. */
    static final long TURN_MS = Sending.SLOWEST_MS;

    /** Without the broker's acknowledgement for this long the session is dead, ms. */
    static final long ACKNOWLEDGE_MS = 15_000;

    private final TreeMap<Long, Outgoing> waiting = new TreeMap<>();
    private final Map<Long, Sending> sendings = new HashMap<>();
    private final Map<Long, Long> inFlight = new HashMap<>();

    /** What was stored by this start of the agent is newer than what was found in a store, whatever the numbers say. */
    private final Set<Long> ofThisStart = new HashSet<>();

    void add(Outgoing message) {
        waiting.put(message.number(), message);
        if (!message.late()) {
            ofThisStart.add(message.number());
        }
    }

    /** Takes an alarm that was let go before: it goes out, and comes again as rarely as one that was sent often. */
    void addAgain(Outgoing message) {
        add(message);
        sendings.put(message.number(), Sending.LONG_AGO);
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
        ofThisStart.remove(seq);
    }

    /** Alarms that may be let go since they have had their turn in this session, first the one that was sent first. */
    List<Long> hadTurn(long nowMs) {
        return dispensable()
                .filter(message -> isSentInThisSession(message) && firstMs(message) + TURN_MS <= nowMs)
                .sorted(Comparator.comparingLong(this::firstMs))
                .map(Outgoing::number)
                .toList();
    }

    /** Alarms that may be let go for a new one: first the one that was sent first, and after those that were sent the latest. */
    List<Long> spare() {
        return dispensable()
                .sorted(Comparator.comparingLong(this::firstMs)
                        .thenComparing(Outgoing::number, Comparator.reverseOrder()))
                .map(Outgoing::number)
                .toList();
    }

    /** Neither what is in flight nor the newest. */
    private Stream<Outgoing> dispensable() {
        Set<Long> newest = waiting.values().stream()
                .filter(Outgoing::isAlarm)
                .sorted(byNewness())
                .limit(LinkSession.NEWEST_KEPT)
                .map(Outgoing::number)
                .collect(Collectors.toSet());
        return waiting.values().stream()
                .filter(Outgoing::needsAnswer)
                .filter(message -> !newest.contains(message.number()) && !inFlight.containsKey(message.number()));
    }

    private Comparator<Outgoing> byNewness() {
        return Comparator.comparing((Outgoing message) -> !ofThisStart.contains(message.number()))
                .thenComparing(Outgoing::number, Comparator.reverseOrder());
    }

    private long firstMs(Outgoing message) {
        Sending sending = sendings.get(message.number());
        return sending == null ? Tick.NEVER : sending.firstMs();
    }

    private boolean isSentInThisSession(Outgoing message) {
        Sending sending = sendings.get(message.number());
        return sending != null && sending.isOfThisSession();
    }

    /** What goes out now. */
    List<LinkOrder> send(long session, long nowMs) {
        if (!hasRoom()) {
            return List.of();
        }
        List<LinkOrder> orders = new ArrayList<>();
        String newest = waiting.values().stream()
                .filter(Outgoing::isAlarm)
                .min(byNewness())
                .map(Outgoing::incident)
                .orElse("");
        // By number, and the sort leaves equals in their order.
        List<Ranked> candidates = waiting.values().stream()
                .filter(message -> sendable(message, nowMs))
                .map(message -> new Ranked(message, rank(message, newest)))
                .sorted(Comparator.comparingInt(Ranked::rank))
                .limit(WINDOW - inFlight.size())
                .toList();
        for (Ranked candidate : candidates) {
            Outgoing message = candidate.message();
            Sending before = sendings.get(message.number());
            sendings.put(message.number(), Sending.again(before, nowMs));
            inFlight.put(message.number(), nowMs);
            orders.add(new LinkOrder.Publish(
                    session, message.number(), message.topic(), message.text(before != null), false));
        }
        return orders;
    }

    /** A message and its place among what is due; the least goes first. */
    private record Ranked(Outgoing message, int rank) {}

    /**
     * Whoever is trapped now waits for nothing. Of one incident a rescuer hears the raise before what came of it; but a repeat does not go
     * before what was not sent yet.
     */
    private int rank(Outgoing message, String newestIncident) {
        if (!message.needsAnswer()) {
            return 3;
        }
        if (!message.incident().equals(newestIncident)) {
            return 2;
        }
        return isSentInThisSession(message) ? 1 : 0;
    }

    private boolean sendable(Outgoing message, long nowMs) {
        if (inFlight.containsKey(message.number())) {
            return false;
        }
        Sending sending = sendings.get(message.number());
        return sending == null || sending.nextMs() <= nowMs;
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
                due = goes ? Math.min(due, sending == null ? 0 : sending.nextMs()) : due;
            }
        }
        return due;
    }

    private boolean hasRoom() {
        return inFlight.size() < WINDOW;
    }
}
