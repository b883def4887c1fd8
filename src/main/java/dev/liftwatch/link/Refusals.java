package dev.liftwatch.link;

import dev.liftwatch.time.Tick;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one broker has been seen not to take. MQTT 3.1.1 has no word for it: a broker that finds a message too long, or its topic not
 * allowed, ends the connection. A message is accused where a session ended with nothing else on its way, and convicted the second time;
 * where nothing was acknowledged in that session before, so that the network may be the reason, the third time. A verdict is looked at
 * again after a while. Mutable; owned by one thread; time is an argument.
 */
final class Refusals {
    /** A message whose weights add up to this is convicted. */
    private static final int CONVICTED = 6;

    private static final int PROVEN_WEIGHT = 3;
    private static final int UNPROVEN_WEIGHT = 2;

    /** A refused message is tried again after this, then after twice as long each time, ms. */
    static final long RETRY_MS = 10 * 60_000;

    /** Longest time between two tries, ms: each try may cost a connection. */
    static final long MOST_RETRY_MS = 6 * 3_600_000;

    /** A verdict that nothing has confirmed for this long is forgotten, ms. */
    static final long FORGOTTEN_MS = 24 * 3_600_000;

    private final Map<String, Integer> weights = new HashMap<>();

    /** By topic: the longest text that was taken, bytes. */
    private final Map<String, Integer> taken = new HashMap<>();

    /** By topic: the shortest text that was refused, bytes. */
    private final TreeMap<String, Integer> refused = new TreeMap<>();

    /** Refused messages that may be tried again; one more end of a connection is enough to convict one. */
    private final TreeMap<String, Integer> paroled = new TreeMap<>();

    private long sinceMs = Tick.NEVER;
    private long reviewMs = Tick.NEVER;
    private long forgottenMs = Tick.NEVER;
    private long pauseMs = RETRY_MS;
    private int openings;

    /** Whether anything is held back. */
    boolean any() {
        return !refused.isEmpty();
    }

    /** How often something that was refused has become allowed again. */
    int openings() {
        return openings;
    }

    /** The broker has acknowledged it. */
    void taken(Parcel parcel) {
        weights.remove(parcel.key());
        taken.merge(parcel.topic(), parcel.bytes(), Math::max);
        if (acquit(refused, parcel)) {
            openings++;
        }
        acquit(paroled, parcel);
        if (refused.isEmpty() && paroled.isEmpty()) {
            sinceMs = Tick.NEVER;
            reviewMs = Tick.NEVER;
            forgottenMs = Tick.NEVER;
            pauseMs = RETRY_MS;
        }
    }

    /** As long a message is taken: on its own topic, or elsewhere where it was the length that was refused. */
    private boolean acquit(Map<String, Integer> verdicts, Parcel parcel) {
        return verdicts.entrySet()
                .removeIf(verdict -> parcel.bytes() >= verdict.getValue()
                        && (verdict.getKey().equals(parcel.topic()) || taken.containsKey(verdict.getKey())));
    }

    /**
     * The session ended with this alone on its way.
     *
     * @param proven whether the broker had acknowledged something in that session before
     * @return whether it is refused from now on
     */
    boolean ended(Parcel parcel, boolean proven, long nowMs) {
        int weight = weights.merge(parcel.key(), proven ? PROVEN_WEIGHT : UNPROVEN_WEIGHT, Integer::sum);
        Integer before = paroled.get(parcel.topic());
        boolean again = (before != null && parcel.bytes() >= before) || holdsBack(parcel.topic(), parcel.bytes());
        if (weight < CONVICTED && !again) {
            return false;
        }
        weights.remove(parcel.key());
        refused.merge(parcel.topic(), parcel.bytes(), Math::min);
        // A message like one that was taken before is no longer taken: the broker's limit has been lowered.
        taken.computeIfPresent(parcel.topic(), (topic, longest) -> longest >= parcel.bytes() ? null : longest);
        sinceMs = Math.min(sinceMs, nowMs);
        reviewMs = nowMs + pauseMs;
        forgottenMs = Tick.NEVER;
        return true;
    }

    /** Whether a text of that length is held back on that topic. */
    boolean holdsBack(String topic, int bytes) {
        Integer shortest = refused.get(topic);
        if (shortest != null && (bytes >= shortest || isTopicRefused(topic))) {
            return true;
        }
        return isLength() && bytes >= limit();
    }

    private boolean isTopicRefused(String topic) {
        return !taken.containsKey(topic) && longestTaken() >= refused.getOrDefault(topic, Integer.MAX_VALUE);
    }

    /** Nothing as long is taken on any topic, and either something shorter is on the same one, or several topics meet the limit. */
    private boolean isLength() {
        return any()
                && longestTaken() < limit()
                && (refused.size() > 1 || refused.keySet().stream().anyMatch(taken::containsKey));
    }

    private int limit() {
        return refused.values().stream().min(Integer::compare).orElse(Integer.MAX_VALUE);
    }

    private int longestTaken() {
        return taken.values().stream().max(Integer::compare).orElse(0);
    }

    /** Lets what was refused be tried again when its time has come; answers whether it may. */
    boolean review(long nowMs) {
        if (forgottenMs <= nowMs) {
            paroled.clear();
            forgottenMs = Tick.NEVER;
            sinceMs = any() ? sinceMs : Tick.NEVER;
            pauseMs = RETRY_MS;
        }
        if (reviewMs > nowMs) {
            return false;
        }
        refused.forEach((topic, bytes) -> paroled.merge(topic, bytes, Math::min));
        refused.clear();
        openings++;
        pauseMs = Math.min(MOST_RETRY_MS, 2 * pauseMs);
        reviewMs = Tick.NEVER;
        forgottenMs = nowMs + FORGOTTEN_MS;
        return true;
    }

    /** When {@link #review} does something, tick, or {@link Tick#NEVER}. */
    long nextDueMs() {
        return Math.min(reviewMs, forgottenMs);
    }

    /** What is wrong, empty where everything is taken. */
    Optional<LinkTrouble.MessagesRefused> trouble() {
        TreeMap<String, Integer> verdicts = any() ? refused : paroled;
        return verdicts.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(least -> new LinkTrouble.MessagesRefused(
                        sinceMs, least.getKey(), least.getValue(), longestTaken(), why(verdicts, least)));
    }

    private LinkTrouble.Why why(Map<String, Integer> verdicts, Map.Entry<String, Integer> least) {
        if (longestTaken() >= least.getValue()) {
            return LinkTrouble.Why.TOPIC;
        }
        return verdicts.size() > 1 || taken.containsKey(least.getKey())
                ? LinkTrouble.Why.SIZE
                : LinkTrouble.Why.SIZE_OR_TOPIC;
    }
}
