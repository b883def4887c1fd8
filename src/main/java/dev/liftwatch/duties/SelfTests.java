package dev.liftwatch.duties;

import dev.liftwatch.duties.DutiesState.OpenTest;
import dev.liftwatch.duties.DutiesState.Proof;
import dev.liftwatch.duties.DutiesState.SavedTests;
import dev.liftwatch.time.Tick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Test alarms: one at least every period, at a time of each lift's own, so that a city's tests do not come in one instant. A test that
 * has not been answered is not followed by another: it is sent again by itself until somebody answers. Loop thread.
 */
final class SelfTests {
    /** The first test of a lift comes this soon after its first start, and at most ten times as late, ms. */
    static final long FIRST_MS = 60_000;

    /** A test comes after this share of the period at the earliest. */
    private static final double EARLIEST = 0.75;

    private final List<String> uplinks;
    private final double share;
    private final long periodMs;
    private final Map<String, Proof> proofs = new LinkedHashMap<>();
    private long nextMs;
    private final Map<String, OpenTest> open = new LinkedHashMap<>();

    /**
     * Tests over the uplinks that take them. Ticks that were saved are kept within what this clock can have seen: after a judgement that
     * could not be read they start again from 0.
     *
     * @param share a number from 0 to 1 that is this lift's own
     * @param saved what was kept, null at a first start
     */
    SelfTests(List<String> uplinks, double share, long periodMs, SavedTests saved, long nowMs) {
        this.uplinks = List.copyOf(uplinks);
        this.share = share;
        this.periodMs = periodMs;
        nextMs = saved == null
                ? nowMs + Math.round(FIRST_MS * (1 + 9 * share))
                : Math.min(saved.nextMs(), nowMs + periodMs);
        if (saved != null) {
            // A platform that was taken out of the configuration will never answer.
            saved.proofs().stream()
                    .filter(p -> uplinks.contains(p.uplink()))
                    .forEach(p -> proofs.put(
                            p.uplink(), new Proof(p.uplink(), p.incident(), Math.min(p.atMs(), nowMs), p.wallMs())));
            saved.open().stream()
                    .filter(o -> uplinks.contains(o.uplink()))
                    .forEach(o ->
                            open.put(o.uplink(), new OpenTest(o.uplink(), o.incident(), Math.min(o.sinceMs(), nowMs))));
        }
    }

    /** The platforms that owe no answer: a test goes to these, so that one that never answers keeps no other from being tested. */
    List<String> free() {
        return uplinks.stream().filter(uplink -> !open.containsKey(uplink)).toList();
    }

    /** Whether a test is to begin now; the time of the next one is set either way. */
    boolean takeDue(long nowMs) {
        if (uplinks.isEmpty() || nowMs < nextMs) {
            return false;
        }
        nextMs = nowMs + Math.round(periodMs * (EARLIEST + (1 - EARLIEST) * share));
        return !free().isEmpty();
    }

    /** A test begins for these, which owe no answer. */
    void begin(String incident, List<String> free, long nowMs) {
        free.forEach(uplink -> open.put(uplink, new OpenTest(uplink, incident, nowMs)));
    }

    /** The id of a test that is unanswered, by that platform or by any where it is empty; empty where there is none. */
    String incident(Optional<String> uplink) {
        return open.values().stream()
                .filter(one -> uplink.isEmpty() || uplink.get().equals(one.uplink()))
                .map(OpenTest::incident)
                .reduce("", (before, latest) -> latest);
    }

    /** A platform has answered a test alarm. */
    void answered(String uplink, String incident, long nowMs, long wallMs) {
        proofs.put(uplink, new Proof(uplink, incident, nowMs, wallMs));
        if (open.containsKey(uplink) && open.get(uplink).incident().equals(incident)) {
            open.remove(uplink);
        }
    }

    /** What a platform is to answer does not stand in the store any more: it cannot be answered. */
    void lost(String uplink) {
        open.remove(uplink);
    }

    /** Since when a platform has owed an answer, tick, or {@link Tick#NEVER} where it owes none. */
    long owedSinceMs(String uplink) {
        return open.containsKey(uplink) ? open.get(uplink).sinceMs() : Tick.NEVER;
    }

    /** Whether a platform has answered a test at {@code sinceMs} or later, tick. */
    boolean answeredSince(String uplink, long sinceMs) {
        return proofs.containsKey(uplink) && proofs.get(uplink).atMs() >= sinceMs;
    }

    /** The last answer of a platform, null where there was none. */
    Proof proof(String uplink) {
        return proofs.get(uplink);
    }

    SavedTests save() {
        return new SavedTests(nextMs, List.copyOf(open.values()), List.copyOf(proofs.values()));
    }
}
