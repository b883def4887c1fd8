package dev.liftwatch.signal;

import dev.liftwatch.time.Tick;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The settled value of every wired signal: flags after debounce, numbers until they are stale, everything else unknown.
 * Owned by one thread. Arrays instead of objects, because every sample of an encoder passes through here.
 */
@SuppressWarnings(
        "EnumOrdinal") // The ordinal indexes arrays that never leave this object; what is saved carries names.
public final class SignalPanel {
    private static final int COUNT = Signal.values().length;

    private final SignalSettings[] settings = new SignalSettings[COUNT];
    private final Signal[] wired;
    private final boolean[] known = new boolean[COUNT];
    private final long[] value = new long[COUNT];
    private final long[] sinceMs = new long[COUNT];
    private final long[] sampledMs = new long[COUNT];
    private final boolean[] pending = new boolean[COUNT];
    private final long[] pendingValue = new long[COUNT];
    private final long[] pendingSinceMs = new long[COUNT];

    /**
     * One signal as it stood, to be carried over a restart.
     *
     * @param signal which
     * @param known whether its value was known
     * @param value the settled value
     * @param sinceMs since when, tick
     * @param sampledMs when it was last sampled, tick, or {@link Tick#NONE}
     * @param pending whether a new value was waiting out its debounce
     * @param pendingValue that value
     * @param pendingSinceMs since when it was waiting, tick
     */
    public record SavedSignal(
            Signal signal,
            boolean known,
            long value,
            long sinceMs,
            long sampledMs,
            boolean pending,
            long pendingValue,
            long pendingSinceMs) {}

    /**
     * One signal as it is shown to people.
     *
     * @param known whether the value is known
     * @param value the value where known
     * @param sinceMs since when it is so, tick, or {@link Tick#NONE} where it was never seen
     */
    public record View(boolean known, long value, long sinceMs) {}

    public SignalPanel(Map<Signal, SignalSettings> wiring) {
        wiring.forEach((signal, s) -> settings[signal.ordinal()] = s);
        wired = new EnumMap<>(wiring).keySet().toArray(Signal[]::new);
        for (Signal signal : wired) {
            sinceMs[signal.ordinal()] = Tick.NONE;
            sampledMs[signal.ordinal()] = Tick.NONE;
        }
    }

    /** Whether the installation has this signal at all. */
    public boolean isWired(Signal signal) {
        return settings[signal.ordinal()] != null;
    }

    /** Takes a sample. It counts at the next {@link #settle}. Samples of signals that are not wired are passed over. */
    public void apply(Reading reading, long nowMs) {
        int i = reading.signal().ordinal();
        if (settings[i] == null) {
            return;
        }
        if (!reading.known()) {
            lose(i, nowMs);
            return;
        }
        sampledMs[i] = nowMs;
        long sample = reading.value();
        if (known[i] && sample == value[i]) {
            pending[i] = false;
        } else if (!known[i] || !reading.signal().isFlag() || settings[i].debounceMs() == 0) {
            accept(i, sample, nowMs);
        } else if (!pending[i] || pendingValue[i] != sample) {
            pending[i] = true;
            pendingValue[i] = sample;
            pendingSinceMs[i] = nowMs;
        }
    }

    /** Lets flags that have held long enough count, and values that were not refreshed become unknown. */
    public void settle(long nowMs) {
        for (Signal signal : wired) {
            int i = signal.ordinal();
            if (pending[i] && pendingSinceMs[i] + settings[i].debounceMs() <= nowMs) {
                accept(i, pendingValue[i], pendingSinceMs[i]);
            }
            if (known[i] && settings[i].ages() && sampledMs[i] + settings[i].staleAfterMs() <= nowMs) {
                lose(i, nowMs);
            }
        }
    }

    /** The next tick at which {@link #settle} changes something by itself, or {@link Tick#NEVER}. */
    public long nextDueMs() {
        long due = Tick.NEVER;
        for (Signal signal : wired) {
            int i = signal.ordinal();
            if (pending[i]) {
                due = Math.min(due, pendingSinceMs[i] + settings[i].debounceMs());
            }
            if (known[i] && settings[i].ages()) {
                due = Math.min(due, sampledMs[i] + settings[i].staleAfterMs());
            }
        }
        return due;
    }

    /** The settled value of a flag. */
    public Truth flag(Signal signal) {
        int i = signal.ordinal();
        return known[i] ? Truth.of(value[i] != 0) : Truth.UNKNOWN;
    }

    public boolean isKnown(Signal signal) {
        return known[signal.ordinal()];
    }

    /** The settled value; meaningless where it is not known. */
    public long value(Signal signal) {
        return value[signal.ordinal()];
    }

    /** Since when the signal is as it is: the tick of the edge itself, not of the end of its debounce. */
    public long sinceMs(Signal signal) {
        return sinceMs[signal.ordinal()];
    }

    /** When a sample last came, tick, or {@link Tick#NONE}. */
    public long sampledMs(Signal signal) {
        return sampledMs[signal.ordinal()];
    }

    /** Every wired signal as it stands, in the order of {@link Signal}. */
    public Map<Signal, View> views() {
        Map<Signal, View> views = new EnumMap<>(Signal.class);
        for (Signal signal : wired) {
            int i = signal.ordinal();
            views.put(signal, new View(known[i], value[i], sinceMs[i]));
        }
        return views;
    }

    public List<SavedSignal> save() {
        List<SavedSignal> saved = new ArrayList<>();
        for (Signal signal : wired) {
            int i = signal.ordinal();
            saved.add(new SavedSignal(
                    signal,
                    known[i],
                    value[i],
                    sinceMs[i],
                    sampledMs[i],
                    pending[i],
                    pendingValue[i],
                    pendingSinceMs[i]));
        }
        return saved;
    }

    /** Takes over what was saved; a signal that is no longer wired is left out, a new one starts unseen. */
    public void resume(List<SavedSignal> saved) {
        for (SavedSignal s : saved) {
            int i = s.signal().ordinal();
            if (settings[i] != null) {
                known[i] = s.known();
                value[i] = s.value();
                sinceMs[i] = s.sinceMs();
                sampledMs[i] = s.sampledMs();
                pending[i] = s.pending();
                pendingValue[i] = s.pendingValue();
                pendingSinceMs[i] = s.pendingSinceMs();
            }
        }
    }

    /** After a time in which nothing was read: what was known ages from {@code nowMs}, what was pending is forgotten. */
    public void bridgeGap(long nowMs) {
        for (Signal signal : wired) {
            int i = signal.ordinal();
            pending[i] = false;
            if (known[i]) {
                sampledMs[i] = nowMs;
            }
        }
    }

    private void accept(int i, long sample, long edgeMs) {
        known[i] = true;
        value[i] = sample;
        sinceMs[i] = edgeMs;
        pending[i] = false;
    }

    private void lose(int i, long nowMs) {
        if (known[i]) {
            known[i] = false;
            sinceMs[i] = nowMs;
        }
        pending[i] = false;
    }
}
