package dev.liftwatch.upkeep;

import dev.liftwatch.time.Tick;
import dev.liftwatch.upkeep.UpkeepState.OpenTest;
import dev.liftwatch.upkeep.UpkeepState.Proof;
import dev.liftwatch.upkeep.UpkeepState.SavedTests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    private OpenTest open;

    /**
     * Tests over the uplinks that take them.
     *
     * @param share a number from 0 to 1 that is this lift's own
     * @param saved what was kept, null at a first start
     */
    SelfTests(List<String> uplinks, double share, long periodMs, SavedTests saved, long nowMs) {
        this.uplinks = List.copyOf(uplinks);
        this.share = share;
        this.periodMs = periodMs;
        nextMs = saved == null ? nowMs + Math.round(FIRST_MS * (1 + 9 * share)) : saved.nextMs();
        if (saved != null) {
            saved.proofs().stream().filter(p -> uplinks.contains(p.uplink())).forEach(p -> proofs.put(p.uplink(), p));
            openAgain(saved.open());
        }
    }

    /** A platform that was taken out of the configuration will never answer. */
    private void openAgain(OpenTest before) {
        if (before != null) {
            List<String> waiting =
                    before.waiting().stream().filter(uplinks::contains).toList();
            open = waiting.isEmpty() ? null : new OpenTest(before.incident(), before.sinceMs(), waiting);
        }
    }

    long nextDueMs() {
        return uplinks.isEmpty() ? Tick.NEVER : nextMs;
    }

    /** Whether a test is to begin now; the time of the next one is set either way. */
    boolean takeDue(long nowMs) {
        if (uplinks.isEmpty() || nowMs < nextMs) {
            return false;
        }
        nextMs = nowMs + Math.round(periodMs * (EARLIEST + (1 - EARLIEST) * share));
        return open == null;
    }

    /** Whether one is under way. */
    boolean underWay() {
        return open != null;
    }

    void begin(String incident, long nowMs) {
        open = new OpenTest(incident, nowMs, uplinks);
    }

    /** The id of the test under way, empty where there is none. */
    String incident() {
        return open == null ? "" : open.incident();
    }

    /** A platform has answered a test alarm. */
    void answered(String uplink, String incident, long nowMs, long wallMs) {
        proofs.put(uplink, new Proof(uplink, incident, nowMs, wallMs));
        if (open != null && open.incident().equals(incident)) {
            List<String> waiting = new ArrayList<>(open.waiting());
            waiting.remove(uplink);
            open = waiting.isEmpty() ? null : new OpenTest(incident, open.sinceMs(), List.copyOf(waiting));
        }
    }

    /** Since when a platform has owed an answer, tick, or {@link Tick#NEVER} where it owes none. */
    long owedSinceMs(String uplink) {
        return open != null && open.waiting().contains(uplink) ? open.sinceMs() : Tick.NEVER;
    }

    /** The last answer of a platform, null where there was none. */
    Proof proof(String uplink) {
        return proofs.get(uplink);
    }

    SavedTests save() {
        return new SavedTests(nextMs, open, List.copyOf(proofs.values()));
    }
}
