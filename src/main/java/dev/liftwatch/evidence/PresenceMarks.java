package dev.liftwatch.evidence;

import dev.liftwatch.time.Tick;

/** The marks that a presence sensor has left within the sealed period. Mutable; owned by {@link EvidenceWatch}. */
final class PresenceMarks {
    private long strongMs = Tick.NONE;
    private long singleMs = Tick.NONE;
    private long boardedMs = Tick.NONE;
    private long latestMs = Tick.NONE;
    private long loadMs = Tick.NONE;
    private long sensedMs = Tick.NONE;

    /** Strong evidence stays for the sealed period; the first of it counts. */
    void strong(long atMs) {
        if (strongMs == Tick.NONE) {
            strongMs = atMs;
            seen(atMs);
        }
    }

    /** The same, of the sensor itself. */
    void sensed(long atMs) {
        if (sensedMs == Tick.NONE) {
            sensedMs = atMs;
        }
        strong(atMs);
    }

    /** Somebody was seen, or made themselves heard. */
    void seen(long atMs) {
        latestMs = Math.max(latestMs, atMs);
    }

    void single(long atMs) {
        singleMs = Math.max(singleMs, atMs);
        seen(atMs);
    }

    void boarded(long atMs) {
        if (boardedMs == Tick.NONE) {
            boardedMs = atMs;
        }
    }

    /** Whether somebody was seen. */
    boolean any() {
        return strongMs != Tick.NONE || singleMs != Tick.NONE || boardedMs != Tick.NONE;
    }

    void load(long sinceMs) {
        loadMs = sinceMs;
    }

    /** The car was seen empty: boarding and single activations were somebody who is gone, or nobody. */
    void seenEmpty() {
        singleMs = Tick.NONE;
        boardedMs = Tick.NONE;
    }

    void clear() {
        strongMs = Tick.NONE;
        latestMs = Tick.NONE;
        loadMs = Tick.NONE;
        sensedMs = Tick.NONE;
        seenEmpty();
    }

    Evidence evidence(boolean presenceKnown, boolean sensorDistrusted) {
        return new Evidence(presenceKnown, sensorDistrusted, strongMs, singleMs, boardedMs, latestMs, loadMs, sensedMs);
    }

    void resume(Evidence evidence) {
        strongMs = evidence.strongMs();
        singleMs = evidence.singleMs();
        boardedMs = evidence.boardedMs();
        latestMs = evidence.latestMs();
        loadMs = evidence.loadMs();
        sensedMs = evidence.sensedMs();
    }
}
