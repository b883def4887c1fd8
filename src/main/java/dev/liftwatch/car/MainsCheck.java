package dev.liftwatch.car;

import dev.liftwatch.signal.Signal;
import dev.liftwatch.signal.SignalPanel;
import dev.liftwatch.signal.Truth;
import dev.liftwatch.time.Tick;

/** Finds a mains input that flickers: a supply comes and goes a few times when it is switched over, not again and again. */
public final class MainsCheck {
    /** A supply does not change so often */
    static final int CHANGES = 20;

    /** within this, ms. */
    static final long WITHIN_MS = 60_000;

    private Truth before = Truth.UNKNOWN;
    private long countedFromMs = Tick.NONE;
    private int changes;

    /**
     * What is known of the input, to be carried over a restart.
     *
     * @param before how it last read
     * @param countedFromMs since when changes are counted, tick, or {@link Tick#NONE}
     * @param changes how many there were since
     */
    public record SavedMains(Truth before, long countedFromMs, int changes) {}

    void update(SignalPanel panel, long nowMs, Verdicts verdicts) {
        Truth read = panel.readFlag(Signal.MAINS_OK);
        if (!read.isKnown() || read == before) {
            return;
        }
        boolean first = !before.isKnown();
        before = read;
        if (first) {
            return;
        }
        if (countedFromMs == Tick.NONE || nowMs - countedFromMs > WITHIN_MS) {
            countedFromMs = nowMs;
            changes = 0;
        }
        changes++;
        if (changes >= CHANGES) {
            verdicts.distrust(Signal.MAINS_OK, SignalFault.CHATTERING);
        }
    }

    SavedMains save() {
        return new SavedMains(before, countedFromMs, changes);
    }

    void resume(SavedMains saved) {
        before = saved.before();
        countedFromMs = saved.countedFromMs();
        changes = saved.changes();
    }
}
