package dev.liftwatch.signal;

import dev.liftwatch.time.Tick;

/** One wired signal: what was sampled, what has settled of it, and whether it is believed. Owned by the panel. */
final class SettledSignal {
    final Signal signal;
    final SignalSettings settings;

    /** How long an edge to the level of a dead supply must hold, ms: see {@link ShaftSupply}. */
    private final long fallMs;

    private boolean known;
    private long value;
    private long sinceMs = Tick.NONE;
    private long edgeMs = Tick.NONE;
    private long sampledMs = Tick.NONE;
    private boolean pending;
    private long pendingValue;
    private long pendingSinceMs = Tick.NONE;
    private boolean held;
    private boolean distrusted;
    private boolean inverted;

    /** The signal whose wire is exchanged with this one's, which is read in its place; null where none is. */
    private SettledSignal exchanged;

    private int changes;

    /** Whether {@link #value} is what was known before a gap, and nothing was sampled since. */
    private boolean remembered;

    private long gapMs = Tick.NONE;

    SettledSignal(Signal signal, SignalSettings settings) {
        this.signal = signal;
        this.settings = settings;
        fallMs = settings.debounceMs() + (ShaftSupply.waitsForOthers(signal) ? ShaftSupply.TOGETHER_MS : 0);
    }

    void apply(Reading reading, long nowMs) {
        if (!reading.known()) {
            lose(nowMs);
            return;
        }
        sampledMs = nowMs;
        long sample = reading.value();
        if (held) {
            wait(sample, nowMs);
        } else if (known && sample == value) {
            pending = false;
        } else if (!known || !signal.isFlag() || settleMs(sample) == 0) {
            accept(sample, nowMs);
        } else {
            wait(sample, nowMs);
        }
    }

    private void wait(long sample, long nowMs) {
        if (!pending || pendingValue != sample) {
            pending = true;
            pendingValue = sample;
            pendingSinceMs = nowMs;
        }
    }

    private long settleMs(long sample) {
        return sample == settings.unpoweredLevel() ? fallMs : settings.debounceMs();
    }

    void settle(long nowMs) {
        if (pending && !held && pendingDueMs() <= nowMs) {
            accept(pendingValue, pendingSinceMs);
        }
        if (settings.ages() && (known || held) && staleMs() <= nowMs) {
            lose(nowMs);
        }
    }

    /** When something changes here by itself, or never. */
    long nextDueMs() {
        long due = pending && !held ? pendingDueMs() : Tick.NEVER;
        return settings.ages() && (known || (held && pending)) ? Math.min(due, staleMs()) : due;
    }

    private long pendingDueMs() {
        return pendingSinceMs + settleMs(pendingValue);
    }

    private long staleMs() {
        return sampledMs + settings.staleAfterMs();
    }

    private void accept(long sample, long atMs) {
        changes += !known || (signal.isFlag() && sample != value) ? 1 : 0;
        if (known || remembered) {
            edgeMs = sample == value ? Tick.NONE : known ? atMs : gapMs;
        } else {
            edgeMs = Tick.NONE;
        }
        remembered = false;
        known = true;
        value = sample;
        sinceMs = atMs;
        pending = false;
    }

    private void lose(long nowMs) {
        remembered = false;
        if (known) {
            known = false;
            sinceMs = nowMs;
            changes++;
        }
        pending = false;
    }

    /** The supply is dead: the value is unknown, and what is sampled from now on waits. */
    void hold(long nowMs) {
        if (known && !pending) {
            pending = true;
            pendingValue = value;
            pendingSinceMs = sinceMs;
        }
        known = false;
        changes++;
        held = true;
        sinceMs = nowMs;
    }

    /** The supply is back: the newest sample counts. */
    void release(long nowMs) {
        held = false;
        if (pending) {
            accept(pendingValue, nowMs);
        }
    }

    /** Whether the newest sample shows the level of a dead supply; true, too, where there is no sample. */
    boolean showsUnpowered() {
        if (pending) {
            return pendingValue == settings.unpoweredLevel();
        }
        return !known || value == settings.unpoweredLevel();
    }

    /** When it was seen to come from another level to the one it shows, tick, or {@link Tick#NONE}. */
    long edgeMs() {
        return pending && known ? pendingSinceMs : edgeMs;
    }

    /** Whether the newest sample has outlived the bounce of a contact. */
    boolean outlivedBounce(long nowMs) {
        return !pending || pendingSinceMs + settings.debounceMs() <= nowMs;
    }

    /** When that will be, tick, or never. */
    long outlivesBounceMs() {
        return pending ? pendingSinceMs + settings.debounceMs() : Tick.NEVER;
    }

    boolean known() {
        return (exchanged == null ? known : exchanged.known) && !distrusted;
    }

    /** As {@link #known}, believed or not. */
    boolean read() {
        return known;
    }

    SignalPanel.Sight sight() {
        return new SignalPanel.Sight(signal, known, value, sinceMs, sampledMs, changes);
    }

    /** The value as the lift has it: turned where its polarity has been found wrong, of the other wire where two are exchanged. */
    long value() {
        long read = exchanged == null ? value : exchanged.value;
        return inverted ? 1 - read : read;
    }

    /** The value as it is read. */
    long readValue() {
        return value;
    }

    void invert(boolean now) {
        changes++;
        inverted = now;
    }

    long sinceMs() {
        return exchanged == null ? sinceMs : exchanged.sinceMs;
    }

    /** From now on it is read by the wire of the other one. */
    void exchange(SettledSignal other) {
        changes++;
        exchanged = other;
    }

    long sampledMs() {
        return sampledMs;
    }

    boolean distrusted() {
        return distrusted;
    }

    /** How often a flag has changed, or a value was lost or found, in this run of the program. */
    int changes() {
        return changes;
    }

    void distrust(boolean now) {
        changes++;
        distrusted = now;
    }

    /**
     * After a time in which nothing was read nothing is known: the next sample counts at once. If it differs from what was known
     * before, the signal has changed within the gap, nobody can say when; all that changed there count as changed together.
     */
    void resumeAfterGap(long nowMs) {
        remembered = known;
        known = false;
        pending = false;
        edgeMs = Tick.NONE;
        sinceMs = nowMs;
        sampledMs = nowMs;
        gapMs = nowMs;
    }

    /** Takes over whether its samples wait for the supply's return. */
    void resumeHeld(boolean supplyIsDead) {
        known &= !supplyIsDead;
        held = supplyIsDead;
    }

    /** Takes over whether it is believed, and which way round it is read. */
    void resumeTrust(boolean nowDistrusted, boolean nowTurned) {
        distrusted = nowDistrusted;
        inverted = nowTurned;
    }

    SignalPanel.SavedSignal save() {
        return new SignalPanel.SavedSignal(
                signal,
                known,
                value,
                sinceMs,
                sampledMs,
                pending,
                pendingValue,
                pendingSinceMs,
                edgeMs,
                held,
                distrusted,
                inverted);
    }

    void resume(SignalPanel.SavedSignal saved) {
        known = saved.known();
        value = saved.value();
        sinceMs = saved.sinceMs();
        sampledMs = saved.sampledMs();
        pending = saved.pending();
        pendingValue = saved.pendingValue();
        pendingSinceMs = saved.pendingSinceMs();
        edgeMs = saved.edgeMs();
        held = saved.held();
        distrusted = saved.distrusted();
        inverted = saved.turned();
    }
}
