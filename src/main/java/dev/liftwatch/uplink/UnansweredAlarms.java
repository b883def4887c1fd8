package dev.liftwatch.uplink;

import dev.liftwatch.outbox.Outbox;
import dev.liftwatch.outbox.StoreException;
import dev.liftwatch.outbox.Stored;
import dev.liftwatch.report.Topics;
import dev.liftwatch.time.Tick;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Since when alarms have waited for the answer of one platform. Of very many only the oldest are known one by one; the others come up
 * when these are answered. Loop thread.
 */
public final class UnansweredAlarms {
    /** Of no more alarms it is known since when each waits: it is the oldest that counts. */
    static final int MOST = 200;

    private final String uplink;
    private final Outbox outbox;

    /** By place in the order of storing: since when, tick. */
    private final TreeMap<Long, Long> sinceMs = new TreeMap<>();

    /** Since when those wait that are not known one by one, tick, or {@link Tick#NEVER} where there are none. */
    private long othersSinceMs = Tick.NEVER;

    private boolean dropped;
    private int changes;
    private final long startedMs;

    /** Those that wait in the store; since when is not known, so they count from now. */
    UnansweredAlarms(String uplink, Outbox outbox, long nowMs) throws StoreException {
        this.uplink = uplink;
        this.outbox = outbox;
        startedMs = nowMs;
        changes = outbox.changes();
        bringUp(nowMs);
    }

    /** A card that has come back may hold alarms of an earlier start. */
    void step(long nowMs) throws StoreException {
        if (changes != outbox.changes()) {
            changes = outbox.changes();
            bringUp(nowMs);
        }
    }

    /** How long the oldest has waited as far as this start has seen, ms; whether it may be longer says {@link #isOlder}. */
    public long ageMs(long nowMs) throws StoreException {
        long oldestMs = oldestMs();
        return oldestMs == Tick.NEVER ? 0 : nowMs - oldestMs;
    }

    /** Whether the oldest has waited since before this start. */
    public boolean isOlder() throws StoreException {
        return oldestMs() == startedMs;
    }

    private void bringUp(long fromMs) throws StoreException {
        List<Stored> waiting = outbox.alarms(uplink, 0, MOST);
        othersSinceMs = waiting.size() == MOST ? fromMs : Tick.NEVER;
        for (Stored message : waiting) {
            if (isAlarm(message)) {
                sinceMs.putIfAbsent(message.number(), fromMs);
            }
        }
    }

    /** A test alarm waits as an alarm does, and is counted elsewhere. */
    private static boolean isAlarm(Stored message) {
        return message.topic().equals(Topics.ALARM);
    }

    /** A message has just been committed. */
    void add(Stored message, long nowMs) {
        if (!isAlarm(message)) {
            return;
        }
        // One that comes behind others that are not known is not the oldest, even where some known ones were answered.
        if (othersSinceMs == Tick.NEVER && sinceMs.size() < MOST) {
            sinceMs.put(message.number(), nowMs);
        } else {
            othersSinceMs = Math.min(othersSinceMs, nowMs);
        }
    }

    /** The platform has answered. */
    void answered(Stored message) {
        if (sinceMs.remove(message.number()) != null) {
            dropped = false;
        }
    }

    /** A full store had to drop these; they cannot be answered. */
    void dropped(List<Long> numbers) {
        for (long number : numbers) {
            if (sinceMs.remove(number) != null) {
                dropped = true;
            }
        }
    }

    /** Whether the last one that ceased to wait was dropped, not answered. */
    public boolean lastWasDropped() {
        return dropped;
    }

    /** Since when the oldest has waited, tick, or {@link Tick#NEVER} where none does. */
    public long oldestMs() throws StoreException {
        if (sinceMs.isEmpty() && othersSinceMs != Tick.NEVER) {
            bringUp(othersSinceMs);
        }
        Map.Entry<Long, Long> oldest = sinceMs.firstEntry();
        return oldest == null ? Tick.NEVER : oldest.getValue();
    }
}
