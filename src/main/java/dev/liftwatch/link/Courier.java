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

    private static final int EVENT_RANK = 3;

    /** What the broker takes in no form goes when nothing else does: it may end the connection. */
    private static final int LAST_RANK = 4;

    private final TreeMap<Long, Outgoing> waiting = new TreeMap<>();
    private final Map<Long, Sending> sendings = new HashMap<>();
    private final Map<Long, Parcel> inFlight = new HashMap<>();
    private final Shortening shortening;
    private final Map<Long, List<String>> forms = new HashMap<>();

    /** Alarms that the broker takes in no form, by number: when each is tried again. */
    private final Map<Long, Despair> despaired = new HashMap<>();

    /** Number of messages laid aside since the last call: they stay in the store and are offered again when the broker may take them. */
    private int laidAside;

    /** An alarm that the broker takes in no form is tried again after this, then after twice as long each time, ms. */
    static final long DESPAIR_MS = 20_000;

    /** While others go out it waits for them, and is looked at again after this, ms. */
    private static final long OTHERS_FIRST_MS = 1000;

    /**
     * When an alarm is tried again that the broker takes in no form.
     *
     * @param untilMs tick
     * @param pauseMs how long that was, ms
     */
    private record Despair(long untilMs, long pauseMs) {
        Despair again(long nowMs) {
            long longerMs = Math.min(Sending.SLOWEST_MS, 2 * pauseMs);
            return new Despair(nowMs + longerMs, longerMs);
        }
    }

    /** Messages stored by this start of the agent are newer than those found in a store, whatever their numbers. */
    private final Set<Long> ofThisStart = new HashSet<>();

    Courier(Shortening shortening) {
        this.shortening = shortening;
    }

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

    /** Somebody waits for the answer now: what of that incident was sent before goes out again at once. */
    void hurry(String incident, long nowMs) {
        for (Outgoing message : waiting.values()) {
            if (message.needsAnswer() && message.incident().equals(incident)) {
                sendings.computeIfPresent(
                        message.number(), (_, sending) -> sending.isOfThisSession() ? sending.hurried(nowMs) : sending);
            }
        }
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

    /** Whatever waits for an answer goes out again at once. */
    void sendUnansweredAgain() {
        sendings.replaceAll((seq, sending) -> waiting.get(seq).needsAnswer() ? sending.atOnce() : sending);
        despaired.clear();
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
        forms.remove(seq);
        despaired.remove(seq);
    }

    /** What is on its way, by number. */
    Map<Long, Parcel> inFlight() {
        return inFlight;
    }

    /** Whether a message that the broker does not take, and that is not an alarm, was laid aside since the last call. */
    boolean takeLaidAside() {
        boolean any = laidAside > 0;
        laidAside = 0;
        return any;
    }

    /** The broker was seen to refuse this. Where it takes no form of an alarm, that one is tried ever more rarely, for ever. */
    void refused(Parcel parcel, Refusals refusals, long nowMs) {
        Outgoing message = waiting.get(parcel.number());
        if (message != null && message.needsAnswer() && form(message, refusals) < 0) {
            Despair before = despaired.get(message.number());
            despaired.put(
                    message.number(),
                    before == null ? new Despair(nowMs + DESPAIR_MS, DESPAIR_MS) : before.again(nowMs));
        }
    }

    /** What the broker refused may be tried again. */
    void hope() {
        despaired.clear();
    }

    /** The fullest form that the broker is not known to refuse, 0 for the whole, less than 0 where there is none. */
    private int form(Outgoing message, Refusals refusals) {
        if (!refusals.holdsBack(message.topic(), Parcel.bytes(message.body()))) {
            return 0;
        }
        List<String> shorter = forms(message);
        for (int i = 0; i < shorter.size(); i++) {
            if (!refusals.holdsBack(message.topic(), Parcel.bytes(shorter.get(i)))) {
                return i + 1;
            }
        }
        return -1;
    }

    private List<String> forms(Outgoing message) {
        return forms.computeIfAbsent(message.number(), _ -> shortening.forms(message.body()));
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

    /**
     * What goes out now.
     *
     * @param window how many may be on their way at once
     * @param refusals what the broker does not take
     */
    List<LinkOrder> send(long session, int window, Refusals refusals, long nowMs) {
        if (inFlight.size() >= window) {
            return List.of();
        }
        String newest = waiting.values().stream()
                .filter(Outgoing::isAlarm)
                .min(byNewness())
                .map(Outgoing::incident)
                .orElse("");
        List<Ranked> candidates = new ArrayList<>();
        List<Outgoing> aside = new ArrayList<>();
        for (Outgoing message : waiting.values()) {
            if (sendable(message, nowMs)) {
                int form = refusals.any() ? form(message, refusals) : 0;
                if (form < 0 && !message.needsAnswer()) {
                    aside.add(message);
                } else if (form < 0) {
                    candidates.add(new Ranked(message, forms(message).size(), LAST_RANK));
                } else {
                    candidates.add(new Ranked(message, form, rank(message, newest)));
                }
            }
        }
        aside.forEach(message -> forget(message.number()));
        laidAside += aside.size();
        // By number, and the sort leaves equals in their order.
        candidates.sort(Comparator.comparingInt(Ranked::rank));
        boolean alone = inFlight.isEmpty()
                && !candidates.isEmpty()
                && candidates.getFirst().rank() == LAST_RANK;
        if (alone) {
            return List.of(publish(session, candidates.getFirst(), nowMs));
        }
        candidates.stream()
                .filter(candidate -> candidate.rank() == LAST_RANK)
                .forEach(candidate -> letOthersFirst(candidate.message().number(), nowMs));
        return candidates.stream()
                .filter(candidate -> candidate.rank() != LAST_RANK)
                .limit(window - inFlight.size())
                .map(candidate -> publish(session, candidate, nowMs))
                .toList();
    }

    private void letOthersFirst(long number, long nowMs) {
        Despair before = despaired.get(number);
        long pauseMs = before == null ? DESPAIR_MS : before.pauseMs();
        despaired.put(number, new Despair(nowMs + OTHERS_FIRST_MS, pauseMs));
    }

    private LinkOrder publish(long session, Ranked candidate, long nowMs) {
        Outgoing message = candidate.message();
        long number = message.number();
        String form = candidate.form() == 0 ? message.body() : forms(message).get(candidate.form() - 1);
        Sending before = sendings.get(number);
        sendings.put(number, Sending.again(before, nowMs));
        inFlight.put(number, new Parcel(number, message.topic(), Parcel.bytes(form), candidate.form(), true, nowMs));
        return new LinkOrder.Publish(session, number, message.topic(), message.text(form, before != null), false);
    }

    /** A message, the form it goes in, and its place among what is due; the least goes first. */
    private record Ranked(Outgoing message, int form, int rank) {}

    /**
     * People who are trapped now wait for nothing. Of one incident a rescuer hears the raise before what came of it; but a repeat does not go
     * before what was not sent yet.
     */
    private int rank(Outgoing message, String newestIncident) {
        if (!message.needsAnswer()) {
            return EVENT_RANK;
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
        Despair despair = despaired.get(message.number());
        if (despair != null && despair.untilMs() > nowMs) {
            return false;
        }
        Sending sending = sendings.get(message.number());
        return sending == null || sending.nextMs() <= nowMs;
    }

    /** When the broker has left a message without acknowledgement for too long, tick, or {@link Tick#NEVER}. */
    long overdueMs() {
        return inFlight.values().stream().mapToLong(Parcel::sentMs).min().orElse(Tick.NEVER - ACKNOWLEDGE_MS)
                + ACKNOWLEDGE_MS;
    }

    /**
     * When {@link #send} sends something, tick, or {@link Tick#NEVER}. While the window is full nothing is due but the broker's
     * acknowledgement: what would go out waits for that, not for time.
     */
    long nextDueMs(int window) {
        long due = Tick.NEVER;
        if (inFlight.size() < window) {
            for (long seq : waiting.keySet()) {
                if (!inFlight.containsKey(seq)) {
                    due = Math.min(due, dueMs(seq));
                }
            }
        }
        return due;
    }

    private long dueMs(long seq) {
        Sending sending = sendings.get(seq);
        Despair despair = despaired.get(seq);
        return Math.max(sending == null ? 0 : sending.nextMs(), despair == null ? 0 : despair.untilMs());
    }
}
